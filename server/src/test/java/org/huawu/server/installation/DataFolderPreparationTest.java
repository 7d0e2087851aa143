package org.huawu.server.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderPreparationTest {

    private static final InstallationSettings NO_LIMIT = new InstallationSettings(0);

    @TempDir
    private Path temp;

    @Test
    void given_no_folder_when_it_is_prepared_then_it_is_there_for_its_owner_only() throws IOException {
        DataFolder folder = new DataFolder(temp.resolve("a/b"));
        DataFolderPreparation.prepare(folder, NO_LIMIT);
        assertThat(modeOf(folder.root())).isEqualTo("rwx------");
        assertThat(modeOf(folder.secrets())).isEqualTo("rwx------");
        assertThat(folder.logs()).isDirectory();
        assertThat(folder.run()).isDirectory();
    }

    @Test
    void given_a_folder_open_to_others_when_it_is_prepared_then_it_is_closed_to_them() throws IOException {
        Path root = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
        DataFolderPreparation.prepare(new DataFolder(root), NO_LIMIT);
        assertThat(modeOf(root)).isEqualTo("rwx--x--x");
    }

    @Test
    void given_a_folder_of_something_else_when_it_is_prepared_then_it_is_refused_and_left_as_it_is()
            throws IOException {
        Path root = Files.createDirectory(temp.resolve("foreign"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(root.resolve("note.txt"), "mine");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolderPreparation.prepare(new DataFolder(root), NO_LIMIT))
                .withMessageContaining(root + " is not empty and holds no data of Huawu (note.txt)")
                .withMessageContaining("--data");
        assertThat(modeOf(root)).isEqualTo("rwxr-xr-x");
        assertThat(root).isDirectoryContaining("glob:**/note.txt").isDirectoryNotContaining("glob:**/logs");
    }

    @Test
    void given_what_a_first_start_left_when_it_is_prepared_then_the_start_goes_on() throws IOException {
        Path root = Files.createDirectory(temp.resolve("begun"));
        for (String name : List.of("run", "log", "logs", "secrets", "postgres.new", "lost+found")) {
            Files.createDirectory(root.resolve(name));
        }
        DataFolderPreparation.prepare(new DataFolder(root), NO_LIMIT);
        assertThat(root.resolve("run")).isDirectory();
    }

    @Test
    void given_a_file_of_that_name_when_it_is_prepared_then_it_is_refused() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolderPreparation.prepare(new DataFolder(file), NO_LIMIT))
                .withMessageContaining(file + " is a file")
                .withMessageContaining("--data");
    }

    @Test
    void given_a_place_that_cannot_be_written_when_it_is_prepared_then_it_is_refused() {
        // Nobody makes folders here, not even root.
        DataFolder folder = new DataFolder(Path.of("/proc/huawu-data"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolderPreparation.prepare(folder, NO_LIMIT))
                .withMessageContaining("/proc/huawu-data cannot be written")
                .withMessageContaining(System.getProperty("user.name"));
    }

    @Test
    void given_a_disk_with_less_room_than_wanted_when_it_is_prepared_then_it_is_refused() throws IOException {
        long freeMib = Files.getFileStore(temp).getUsableSpace() / (1024 * 1024);
        DataFolder folder = new DataFolder(temp.resolve("data"));
        InstallationSettings moreThanThere = new InstallationSettings(Math.min(freeMib + 10_000, 1_048_576));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolderPreparation.prepare(folder, moreThanThere))
                .withMessageContaining("nearly full")
                .withMessageContaining(moreThanThere.minFreeMib() + " MiB needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "a\"b", "a$HOME", "a`b", "a\\b", "a\nb"})
    void given_a_name_that_a_shell_reads_otherwise_when_it_is_prepared_then_it_is_refused(String name) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolderPreparation.prepare(new DataFolder(temp.resolve(name)), NO_LIMIT))
                .withMessageContaining("in its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "话务", "a;b", "a&b", "(a)", "*"})
    void given_an_unusual_name_when_it_is_prepared_then_it_is_taken(String name) {
        assertThatNoException()
                .isThrownBy(() -> DataFolderPreparation.prepare(new DataFolder(temp.resolve(name)), NO_LIMIT));
    }

    @Test
    void given_a_restore_that_was_broken_off_when_it_is_prepared_then_it_is_refused() throws IOException {
        DataFolder folder = new DataFolder(temp.resolve("data"));
        Files.createDirectories(folder.restoring());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolderPreparation.prepare(folder, NO_LIMIT))
                .withMessageContaining("not whole")
                .withMessageContaining("restore FILE");
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
