package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HuawuServerTest
class SignInTest {

    private static final String FRESH = "a fresh green door 7";

    private final World world;
    private final StillClock clock;
    private final int port;

    SignInTest(@Autowired World world, @Autowired StillClock clock, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.clock = clock;
        this.port = addresses.httpPort();
    }

    @Test
    void given_the_right_password_when_somebody_signs_in_then_the_session_tells_who_and_what_may_be_done() {
        var client = world.client();
        Somebody supervisor = world.supervisor(client);
        Browser browser = new Browser(port);

        Answer answer = browser.signIn(supervisor.loginName(), supervisor.password());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/person/id").asString())
                .isEqualTo(String.valueOf(supervisor.id().value()));
        assertThat(answer.body().at("/grants/0/role").asString()).isEqualTo("client-supervisor");
        assertThat(answer.body().at("/grants/0/client/name").asString()).isEqualTo(client.name());
        assertThat(answer.body().path("permissions").valueStream().map(p -> p.asString()))
                .containsExactly(
                        "audit.read",
                        "call.barge",
                        "call.listen",
                        "call.whisper",
                        "calls.read",
                        "hotline.read",
                        "ladder.read",
                        "organisation.read",
                        "people.read",
                        "recording.keep",
                        "recording.play",
                        "share.configure",
                        "skill.certify");
        assertThat(browser.get("/api/session").body().path("signedIn").asBoolean())
                .isTrue();
    }

    @Test
    void given_capitals_and_spaces_in_the_login_name_when_somebody_signs_in_then_they_do_not_matter() {
        Somebody somebody = world.administrator();
        Answer answer = new Browser(port)
                .signIn("  " + somebody.loginName().toUpperCase(Locale.ROOT) + " ", somebody.password());
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void given_a_wrong_password_when_somebody_signs_in_then_nothing_tells_whether_the_account_exists() {
        Somebody somebody = world.administrator();
        Answer known = new Browser(port).signIn(somebody.loginName(), "not the password");
        Answer unknown = new Browser(port).signIn(world.name("nobody"), "not the password");

        assertThat(known.status()).isEqualTo(401);
        assertThat(known.errorId()).isEqualTo("sign-in-failed");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body().path("detail")).isEqualTo(known.body().path("detail"));
        assertThat(unknown.errorId()).isEqualTo("sign-in-failed");
    }

    @Test
    void given_no_session_when_the_api_is_asked_then_the_answer_asks_to_sign_in() {
        Answer answer = new Browser(port).get("/api/organisation/clients");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorId()).isEqualTo("sign-in-required");
    }

    @Test
    void given_no_csrf_token_when_somebody_signs_in_then_it_is_refused() {
        Somebody somebody = world.administrator();
        Answer answer = new Browser(port)
                .post("/api/session", Map.of("loginName", somebody.loginName(), "password", somebody.password()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorId()).isEqualTo("csrf-missing");
    }

    @Test
    void given_failed_sign_ins_when_they_go_on_then_the_delay_doubles_and_a_success_forgets_them() {
        Somebody somebody = world.administrator();
        Browser browser = new Browser(port);
        for (int i = 0; i < 3; i++) {
            assertThat(browser.signIn(somebody.loginName(), "wrong").status()).isEqualTo(401);
        }
        assertThat(delayOf(browser.signIn(somebody.loginName(), somebody.password())))
                .isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(browser.signIn(somebody.loginName(), "wrong").status()).isEqualTo(401);
        assertThat(delayOf(browser.signIn(somebody.loginName(), "wrong"))).isEqualTo(2);
        clock.advance(Duration.ofSeconds(2));
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        assertThat(browser.signIn(somebody.loginName(), "wrong").status()).isEqualTo(401);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
    }

    @Test
    void given_failures_for_an_unknown_account_when_they_go_on_then_it_is_delayed_as_a_known_one() {
        String nobody = world.name("nobody");
        Browser browser = new Browser(port);
        for (int i = 0; i < 3; i++) {
            assertThat(browser.signIn(nobody, "wrong").status()).isEqualTo(401);
        }
        assertThat(delayOf(browser.signIn(nobody, "wrong"))).isEqualTo(1);
    }

    @Test
    void given_an_open_session_when_the_access_is_ended_then_the_next_request_is_refused() {
        Somebody ended = world.administrator();
        Browser theirs = signedIn(ended);
        assertThat(theirs.get("/api/organisation/clients").status()).isEqualTo(200);

        Browser administrator = signedIn(world.administrator());
        Answer answer = administrator.post("/api/identity/people/" + ended.id().value() + "/end", Map.of());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(theirs.get("/api/organisation/clients").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn(ended.loginName(), ended.password()).errorId())
                .isEqualTo("sign-in-failed");
    }

    @Test
    void given_two_sessions_when_one_changes_the_password_then_the_other_ends_and_the_old_password_opens_nothing() {
        Somebody somebody = world.administrator();
        Browser one = signedIn(somebody);
        Browser two = signedIn(somebody);

        Answer changed = one.post("/api/session/password", Map.of("current", somebody.password(), "fresh", FRESH));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(one.get("/api/organisation/clients").status()).isEqualTo(200);
        assertThat(two.get("/api/organisation/clients").status()).isEqualTo(401);
        assertThat(new Browser(port)
                        .signIn(somebody.loginName(), somebody.password())
                        .status())
                .isEqualTo(401);
        assertThat(new Browser(port).signIn(somebody.loginName(), FRESH).status())
                .isEqualTo(200);
    }

    @Test
    void given_a_wrong_or_unchanged_password_when_it_is_changed_then_each_is_refused_by_name() {
        Somebody somebody = world.administrator();
        Browser browser = signedIn(somebody);
        assertThat(browser.post("/api/session/password", Map.of("current", "wrong", "fresh", FRESH))
                        .errorId())
                .isEqualTo("password-wrong");
        assertThat(browser.post(
                                "/api/session/password",
                                Map.of("current", somebody.password(), "fresh", somebody.password()))
                        .errorId())
                .isEqualTo("password-unchanged");
    }

    @Test
    void given_wrong_passwords_in_an_open_session_when_they_go_on_then_they_are_delayed_and_audited() {
        Somebody somebody = world.administrator();
        Browser browser = signedIn(somebody);
        for (int i = 0; i < 3; i++) {
            assertThat(browser.post("/api/session/password", Map.of("current", "wrong", "fresh", FRESH))
                            .errorId())
                    .isEqualTo("password-wrong");
        }
        Map<String, String> right = Map.of("current", somebody.password(), "fresh", FRESH);
        Answer delayed = browser.post("/api/session/password", right);
        assertThat(delayed.status()).isEqualTo(429);
        assertThat(delayed.errorId()).isEqualTo("password-delayed");
        assertThat(delayed.body().path("retryAfterSeconds").asLong()).isEqualTo(1);
        assertThat(browser.get("/api/identity/audit?limit=200")
                        .body()
                        .path("items")
                        .valueStream())
                .filteredOn(entry -> entry.path("action").asString().equals("password.failed"))
                .filteredOn(entry -> entry.path("subject")
                        .asString()
                        .equals("person/" + somebody.id().value()))
                .hasSize(3);
        clock.advance(Duration.ofSeconds(1));
        assertThat(browser.post("/api/session/password", right).status()).isEqualTo(204);
    }

    @Test
    void given_an_old_session_when_its_longest_time_has_passed_then_it_ends() {
        Browser browser = signedIn(world.administrator());
        clock.advance(Duration.ofHours(14).minusSeconds(1));
        assertThat(browser.get("/api/organisation/clients").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(browser.get("/api/organisation/clients").status()).isEqualTo(401);
    }

    @Test
    void given_a_session_when_somebody_signs_out_then_it_is_over() {
        Browser browser = signedIn(world.administrator());
        assertThat(browser.delete("/api/session", null).status()).isEqualTo(204);
        assertThat(browser.get("/api/organisation/clients").status()).isEqualTo(401);
        assertThat(browser.get("/api/session").body().path("signedIn").asBoolean())
                .isFalse();
    }

    @Test
    void given_the_session_cookie_when_it_is_set_over_http_then_scripts_and_other_sites_cannot_use_it() {
        Somebody somebody = world.administrator();
        Answer answer = new Browser(port).signIn(somebody.loginName(), somebody.password());
        assertThat(answer.raw().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("huawu=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/")
                        .doesNotContain("Domain"));
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }

    private static long delayOf(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorId()).isEqualTo("sign-in-delayed");
        return answer.body().path("retryAfterSeconds").asLong();
    }
}
