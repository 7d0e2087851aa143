package org.huawu.server.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path root;

    @Test
    void given_a_first_start_when_the_installation_is_opened_then_it_gets_an_id_that_stays() throws IOException {
        DataFolder folder = new DataFolder(root);
        Installation first = Installation.open(folder, () -> NOW);
        assertThat(first.id()).matches("[0-9a-f]{32}");
        assertThat(first.created()).isEqualTo(NOW);
        assertThat(first.masterKeyId()).isNull();
        first.withMasterKey("k1").save(folder);
        assertThat(Installation.open(folder, Instant::now)).isEqualTo(new Installation(first.id(), NOW, "k1", null));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.installationFile())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"id\":7,\"created\":\"never\"}"})
    void given_a_damaged_file_when_the_installation_is_opened_then_it_is_refused(String text) throws IOException {
        DataFolder folder = new DataFolder(root);
        Files.writeString(folder.installationFile(), text);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Installation.open(folder, Instant::now))
                .withMessageContaining(folder.installationFile() + " is damaged");
    }

    @Test
    void given_a_private_file_when_it_is_written_again_then_it_is_replaced_and_nothing_else_is_left()
            throws IOException {
        Path file = root.resolve("deep/secret");
        PrivateFiles.write(file, "one");
        PrivateFiles.write(file, "two");
        assertThat(file).hasContent("two");
        try (Stream<Path> files = Files.list(root.resolve("deep"))) {
            assertThat(files).containsExactly(file);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void given_a_setting_out_of_range_when_it_is_read_then_the_refusal_names_it_with_its_limit() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new InstallationSettings(-1))
                .withMessageContaining("huawu.installation.min-free-mib")
                .withMessageContaining("\"-1\"")
                .withMessageContaining("0 to 1048576 MiB");
    }

    @Test
    void given_the_programs_own_files_when_it_is_asked_which_it_is_then_it_knows() throws IOException {
        assertThat(Program.running(new Home(root))).matches(p -> p.version().matches("\\d+\\.\\d+\\.\\d+"));
        assertThat(Program.running(new Home(root)).buildId()).isEqualTo("development");
        Files.writeString(root.resolve("build-id"), "abc123\n");
        assertThat(Program.running(new Home(root)).buildId()).isEqualTo("abc123");
    }
}
