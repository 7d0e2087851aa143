package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {

    private static final Map<String, Flags.Kind> KNOWN =
            Map.of("--calls", Flags.Kind.COUNT, "--ceiling", Flags.Kind.SWITCH);

    @TempDir
    Path folder;

    private Path launcher = Path.of("");

    @BeforeEach
    void makeLauncher() throws IOException {
        launcher = Files.createFile(
                folder.resolve("huawu"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @Test
    void given_a_launcher_when_the_command_line_is_read_then_it_is_known() {
        assertThat(parse("--launcher", launcher.toString())).isEqualTo(new Flags(launcher, false, Map.of()));
        assertThat(parse("--json", "--launcher", launcher.toString()).json()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--peer", "start", "-j", "--json=true"})
    void given_an_unknown_word_when_the_command_line_is_read_then_it_is_named(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--launcher", launcher.toString(), word))
                .withMessageContaining(word);
    }

    @Test
    void given_no_launcher_when_the_command_line_is_read_then_it_is_asked_for() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--json")).withMessageContaining("is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--launcher"))
                .withMessageContaining("needs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--launcher", folder + "/none"))
                .withMessageContaining("/none");
    }

    @Test
    void given_flags_of_its_own_when_the_command_line_is_read_then_their_numbers_are_known() {
        Flags flags = Flags.parse(List.of("--calls", "50", "--ceiling", "--launcher", launcher.toString()), KNOWN);
        assertThat(flags.count("--calls", 500)).isEqualTo(50);
        assertThat(flags.has("--ceiling")).isTrue();
        assertThat(flags.has("--calls")).isTrue();
        Flags none = Flags.parse(List.of("--launcher", launcher.toString()), KNOWN);
        assertThat(none.count("--calls", 500)).isEqualTo(500);
        assertThat(none.has("--ceiling")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "10m, 600", "1h, 3600"})
    void given_a_flag_with_a_time_when_the_command_line_is_read_then_its_seconds_are_known(String text, int seconds) {
        Flags flags = Flags.parse(
                List.of("--launcher", launcher.toString(), "--soak", text), Map.of("--soak", Flags.Kind.DURATION));
        assertThat(flags.count("--soak", 1)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1", "1d", "h", "-1h", "999999h"})
    void given_a_flag_without_a_time_when_the_command_line_is_read_then_one_is_asked_for(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flags.parse(List.of("--soak", text), Map.of("--soak", Flags.Kind.DURATION)))
                .withMessage("--soak needs a time such as 90s, 10m or 1h.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5", "9999999999"})
    void given_a_flag_without_a_whole_number_when_the_command_line_is_read_then_one_is_asked_for(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flags.parse(List.of("--calls", number), KNOWN))
                .withMessage("--calls needs a whole number from 1.");
    }

    @Test
    void given_an_unknown_flag_when_others_are_known_then_they_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flags.parse(List.of("--peer"), KNOWN))
                .withMessage("This measurement has no flag --peer. It knows --json, --calls, --ceiling.");
    }

    private static Flags parse(String... words) {
        return Flags.parse(List.of(words), Map.of());
    }
}
