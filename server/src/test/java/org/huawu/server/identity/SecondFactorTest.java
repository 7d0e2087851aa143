package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HuawuServerTest
class SecondFactorTest {

    private static final String PATH = "/api/session/second-factor";

    private final StillClock clock;
    private final JdbcClient jdbc;
    private final int port;
    private final Somebody somebody;
    private final Browser browser;

    SecondFactorTest(
            @Autowired World world,
            @Autowired StillClock clock,
            @Autowired JdbcClient jdbc,
            @Autowired EdgeAddresses addresses) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.port = addresses.httpPort();
        this.somebody = world.administrator();
        this.browser = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
    }

    @Test
    void given_a_second_factor_when_somebody_signs_in_then_the_code_is_asked_for_and_opens() {
        String secret = inForce().secret();
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(null).errorId()).isEqualTo("second-factor-required");
        assertThat(signIn("000000").errorId()).isEqualTo("second-factor-wrong");
        assertThat(signIn(codeOf(secret)).status()).isEqualTo(200);
    }

    @Test
    void given_a_code_that_was_used_when_it_comes_again_then_it_is_refused() {
        String secret = inForce().secret();
        assertThat(signIn(codeOf(secret)).errorId())
                .as("used up by the confirmation")
                .isEqualTo("second-factor-wrong");
        clock.advance(Duration.ofSeconds(30));
        String code = codeOf(secret);
        assertThat(signIn(code).status()).isEqualTo(200);
        assertThat(signIn(code).errorId()).isEqualTo("second-factor-wrong");
    }

    @Test
    void given_a_clock_half_a_minute_apart_when_a_code_is_typed_then_it_opens_and_a_minute_apart_it_does_not() {
        String secret = inForce().secret();
        clock.advance(Duration.ofMinutes(5));
        String code = codeOf(secret);
        clock.advance(Duration.ofSeconds(60));
        assertThat(signIn(code).errorId()).isEqualTo("second-factor-wrong");
        String fresh = codeOf(secret);
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(fresh).status()).isEqualTo(200);
    }

    @Test
    void given_a_recovery_code_when_it_is_used_then_it_opens_once() {
        String recovery = inForce().recoveryCodes().getFirst();
        assertThat(signIn(recovery).status()).isEqualTo(200);
        assertThat(signIn(recovery).errorId()).isEqualTo("second-factor-wrong");
        assertThat(browser.get("/api/identity/audit?limit=200").body().toString())
                .contains("recovery-code.used");
    }

    @Test
    void given_a_second_factor_when_it_is_removed_with_the_password_then_it_is_asked_for_no_more() {
        inForce();
        assertThat(browser.delete(PATH, Map.of("password", "wrong")).errorId()).isEqualTo("password-wrong");
        assertThat(browser.delete(PATH, Map.of("password", somebody.password())).status())
                .isEqualTo(204);
        assertThat(signIn(null).status()).isEqualTo(200);
    }

    @Test
    void given_a_second_factor_in_force_when_another_is_begun_then_it_is_refused_and_the_first_stays() {
        String secret = inForce().secret();
        assertThat(browser.post(PATH, Map.of("password", somebody.password())).errorId())
                .isEqualTo("second-factor-in-force");
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(codeOf(secret)).status()).isEqualTo(200);
    }

    @Test
    void given_a_second_factor_that_was_only_begun_when_somebody_signs_in_then_it_is_not_asked_for() {
        assertThat(browser.put(PATH, Map.of("code", "000000")).errorId()).isEqualTo("second-factor-not-begun");
        assertThat(browser.post(PATH, Map.of("password", somebody.password())).status())
                .isEqualTo(200);
        assertThat(browser.put(PATH, Map.of("code", "000000")).errorId()).isEqualTo("second-factor-wrong");
        assertThat(signIn(null).status()).isEqualTo(200);
    }

    @Test
    void given_a_sign_in_of_two_steps_when_it_succeeds_then_no_attempt_stays_counted() {
        String secret = inForce().secret();
        clock.advance(Duration.ofSeconds(30));
        Browser other = new Browser(port).open();
        Map<String, String> first = Map.of("loginName", somebody.loginName(), "password", somebody.password());
        assertThat(other.post("/api/session", first).errorId()).isEqualTo("second-factor-required");
        assertThat(countedNow()).as("after a right password without a code").isZero();
        assertThat(other.post(
                                "/api/session",
                                Map.of(
                                        "loginName",
                                        somebody.loginName(),
                                        "password",
                                        somebody.password(),
                                        "code",
                                        codeOf(secret)))
                        .status())
                .isEqualTo(200);
        assertThat(countedNow()).as("after the code").isZero();
    }

    @Test
    void given_wrong_codes_when_the_right_password_comes_between_them_then_they_are_delayed_all_the_same() {
        inForce();
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(null).errorId()).isEqualTo("second-factor-required");
            assertThat(signIn("000000").errorId()).isEqualTo("second-factor-wrong");
        }
        assertThat(signIn(null).errorId()).isEqualTo("sign-in-delayed");
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(null).errorId()).isEqualTo("second-factor-required");
        assertThat(signIn("000000").errorId()).isEqualTo("second-factor-wrong");
        assertThat(signIn("000000").errorId()).isEqualTo("sign-in-delayed");
    }

    @Test
    void given_wrong_passwords_for_the_second_factor_when_they_go_on_then_they_are_delayed_and_audited() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.post(PATH, Map.of("password", "wrong")).errorId())
                    .isEqualTo("password-wrong");
        }
        Answer delayed = browser.delete(PATH, Map.of("password", somebody.password()));
        assertThat(delayed.status()).isEqualTo(429);
        assertThat(delayed.body().path("retryAfterSeconds").asLong()).isEqualTo(1);
        String trail = browser.get("/api/identity/audit?limit=200").body().toString();
        assertThat(trail.split("password\\.failed", -1)).hasSizeGreaterThanOrEqualTo(4);
    }

    /** Of attempts at this moment of the clock that stands still. */
    private long countedNow() {
        return jdbc.sql("SELECT count(*) FROM identity.sign_in_failure WHERE failures > 0 AND last_at = :now")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private record InForce(String secret, List<String> recoveryCodes) {}

    private InForce inForce() {
        Answer begun = browser.post(PATH, Map.of("password", somebody.password()));
        String secret = begun.body().path("secret").asString();
        assertThat(begun.body().path("uri").asString())
                .startsWith("otpauth://totp/Huawu")
                .contains(secret);
        Answer confirmed = browser.put(PATH, Map.of("code", codeOf(secret)));
        assertThat(confirmed.status()).isEqualTo(200);
        List<String> codes = confirmed
                .body()
                .path("recoveryCodes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        return new InForce(secret, codes);
    }

    private Answer signIn(@Nullable String code) {
        Browser other = new Browser(port).open();
        Map<String, String> credentials = code == null
                ? Map.of("loginName", somebody.loginName(), "password", somebody.password())
                : Map.of("loginName", somebody.loginName(), "password", somebody.password(), "code", code);
        Answer answer = other.post("/api/session", credentials);
        return answer;
    }

    private String codeOf(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), clock.instant());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
