package org.huawu.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.ConsoleSettings;
import org.huawu.server.installation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundRelaysTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_000_000));
    private static final String URL = "turn:turn.example.cn:3478?transport=udp";

    @TempDir
    Path folder;

    @Test
    void given_no_relay_when_a_browser_asks_then_there_is_none() {
        assertThat(new SoundRelays(new ConsoleSettings(null, null, false, false), CLOCK).of(new PersonId(7)))
                .isEqualTo(new SoundRelays.Relays(false, List.of()));
    }

    /** The password was reckoned by {@code printf 1086400:7 | openssl dgst -sha1 -hmac north -binary | base64}. */
    @Test
    void given_a_relay_when_a_browser_asks_then_it_gets_a_name_and_a_password_for_a_day() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "north\n");
        SoundRelays relays = new SoundRelays(new ConsoleSettings(List.of(URL), secret, true, false), CLOCK);
        assertThat(relays.of(new PersonId(7)))
                .isEqualTo(new SoundRelays.Relays(
                        true,
                        List.of(new SoundRelays.Server(List.of(URL), "1086400:7", "c+H1Ck+txtB7cjSq7RwHGc8Fe6o="))));
    }

    @Test
    void given_a_server_that_only_tells_addresses_when_a_browser_asks_then_no_password_is_needed() {
        SoundRelays relays = new SoundRelays(new ConsoleSettings(List.of("stun:192.0.2.1"), null, false, false), CLOCK);
        assertThat(relays.of(new PersonId(7)).servers())
                .containsExactly(new SoundRelays.Server(List.of("stun:192.0.2.1"), null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn.example.cn", "http://turn.example.cn", "turn:", "turn:a b", "turn:a?transport=sctp"})
    void given_what_is_no_url_of_a_relay_when_the_program_starts_then_it_is_named(String url) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new ConsoleSettings(List.of(url), folder, false, false))
                .withMessageContaining("huawu.console.turn-urls")
                .withMessageContaining(url);
    }

    @Test
    void
            given_a_relay_without_a_secret_or_no_relay_at_all_for_all_sound_when_the_program_starts_then_that_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new ConsoleSettings(List.of(URL), null, false, false))
                .withMessageContaining("huawu.console.turn-secret-file");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new ConsoleSettings(List.of(), null, true, false))
                .withMessageContaining("huawu.console.turn-only");
        ConsoleSettings missing = new ConsoleSettings(List.of(URL), folder.resolve("none"), false, false);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new SoundRelays(missing, CLOCK))
                .withMessageContaining(folder.resolve("none").toString());
    }
}
