package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {

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
        assertThat(Flags.parse(List.of("--launcher", launcher.toString()))).isEqualTo(new Flags(launcher, false));
        assertThat(Flags.parse(List.of("--json", "--launcher", launcher.toString()))
                        .json())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--peer", "start", "-j", "--json=true"})
    void given_an_unknown_word_when_the_command_line_is_read_then_it_is_named(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flags.parse(List.of("--launcher", launcher.toString(), word)))
                .withMessageContaining(word);
    }

    @Test
    void given_no_launcher_when_the_command_line_is_read_then_it_is_asked_for() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flags.parse(List.of("--json")))
                .withMessageContaining("is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flags.parse(List.of("--launcher")))
                .withMessageContaining("needs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flags.parse(List.of("--launcher", folder + "/none")))
                .withMessageContaining("/none");
    }
}
