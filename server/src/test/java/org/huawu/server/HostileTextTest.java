package org.huawu.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Text that neither PostgreSQL nor UTF-8 takes is refused in words, wherever it comes in. */
@HuawuServerTest
class HostileTextTest {

    private static final String NUL = "\\u0000";
    private static final String HALF = "\\ud800abc";

    private final World world;
    private final int port;
    private final Somebody somebody;
    private final Browser browser;

    HostileTextTest(@Autowired World world, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.port = addresses.httpPort();
        this.somebody = world.administrator();
        this.browser = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL, HALF})
    void given_hostile_text_when_somebody_signs_in_with_it_then_the_answer_is_that_of_any_wrong_credentials(
            String text) {
        Browser other = new Browser(port).open();
        Answer wrong = other.postRaw("/api/session", credentials(world.name("nobody"), "wrong"));
        Answer name = other.postRaw("/api/session", credentials(text, "wrong"));
        Answer password = other.postRaw("/api/session", credentials(somebody.loginName(), text));
        for (Answer answer : new Answer[] {name, password}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.errorId()).isEqualTo("sign-in-failed");
            assertThat(answer.body().path("detail")).isEqualTo(wrong.body().path("detail"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL, HALF})
    void given_hostile_text_when_a_password_is_changed_then_the_field_is_named(String text) {
        Answer current = browser.postRaw("/api/session/password", change(text, "a fresh green door 7"));
        assertThat(current.status()).isEqualTo(400);
        assertThat(current.body().path("field").asString()).isEqualTo("current");
        Answer fresh =
                browser.postRaw("/api/session/password", change(somebody.password(), "a fresh green door" + text));
        assertThat(fresh.status()).isEqualTo(400);
        assertThat(fresh.body().path("field").asString()).isEqualTo("fresh");
        assertThat(fresh.body().path("detail").asString()).contains("characters that cannot be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0001", "\\n", "\\u007f", "\\u0085"})
    void given_a_control_character_in_a_new_password_when_it_is_changed_then_it_is_refused_by_name(String text) {
        Answer answer = browser.postRaw(
                "/api/session/password", change(somebody.password(), "a fresh green" + text + "door 7"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorId()).isEqualTo("password-control-characters");
    }

    @Test
    void given_hostile_words_when_people_are_searched_then_the_parameter_is_named() {
        Answer answer = browser.get("/api/identity/people?q=%00");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorId()).isEqualTo("field-invalid");
        assertThat(answer.body().path("field").asString()).isEqualTo("q");
    }

    @Test
    void given_nothing_in_the_place_of_a_vendor_when_a_project_is_added_then_the_field_is_named() {
        String client = String.valueOf(world.client().id().value());
        Answer answer = browser.postRaw("/api/organisation/projects", """
                {"name":"x","clientId":"%s","vendorIds":[null]}""".formatted(client));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorId()).isEqualTo("field-invalid");
        assertThat(answer.body().path("field").asString()).startsWith("vendorIds");
    }

    private static String credentials(String loginName, String password) {
        return "{\"loginName\":\"" + loginName + "\",\"password\":\"" + password + "\"}";
    }

    private static String change(String current, String fresh) {
        return "{\"current\":\"" + current + "\",\"fresh\":\"" + fresh + "\"}";
    }
}
