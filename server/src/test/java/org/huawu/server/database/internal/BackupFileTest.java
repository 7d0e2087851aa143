package org.huawu.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huawu.server.database.Backup;
import org.huawu.server.database.BackupManifest;
import org.huawu.server.database.Restore;
import org.huawu.server.database.TestDatabase;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.Installation;
import org.huawu.server.installation.InstallationSettings;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a backup: what is in it, and every way it can be wrong. Small, as its database is somebody else's. */
class BackupFileTest {

    private static final Home HOME = new Home(Path.of("target"));
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant RESTORED = Instant.parse("2026-11-22T09:30:00Z");

    private final Path temp;
    private final DataFolder here;
    private final DataFolder there;
    private final Path file;

    BackupFileTest(@TempDir Path temp) {
        this.temp = temp;
        here = new DataFolder(temp.resolve("here"));
        there = new DataFolder(temp.resolve("there"));
        file = temp.resolve("a.backup");
    }

    @BeforeEach
    void makeInstallation() throws IOException {
        PrivateFiles.createFolders(here.logs());
        Installation.open(here, () -> NOW).withMasterKey("k1").save(here);
        new RunState(1, NOW, "0.1.0", "b1", true).save(here);
        PrivateFiles.write(here.secrets().resolve("database.properties"), "app.password=x");
        PrivateFiles.write(here.tls().resolve("ca.crt"), "certificate");
        PrivateFiles.write(here.firstSignInFile(), "{}");
        PrivateFiles.write(here.root().resolve("话务/a rather long name " + "x".repeat(120)), "unusual");
        PrivateFiles.write(here.logs().resolve("huawu.log"), "not to be kept");
        PrivateFiles.write(here.recordings().resolve("1.wav"), "sound");
    }

    @Test
    void given_an_installation_when_it_is_backed_up_and_restored_then_all_that_lasts_is_back() throws IOException {
        Backup.Written written = backup().write(file, false);
        BackupManifest manifest = restore();
        assertThat(manifest).isEqualTo(written.manifest());
        assertThat(manifest.holdsDatabase()).isFalse();
        assertThat(manifest.masterKeyId()).isEqualTo("k1");
        assertThat(manifest.createdAt()).isEqualTo(NOW);
        Map<String, String> expected = contentOf(here);
        expected.keySet().removeIf(name -> name.startsWith("logs/") || name.startsWith("run/"));
        expected.keySet().remove("recordings/1.wav");
        expected.remove("installation.json");
        assertThat(expected.remove("first-sign-in.json"))
                .as("initial passwords stay where they are")
                .isNotNull();
        Map<String, String> restored = contentOf(there);
        restored.remove("installation.json");
        assertThat(restored).isEqualTo(expected);
        assertThat(Installation.read(there.installationFile()))
                .isEqualTo(Installation.read(here.installationFile()).restoredAt(RESTORED));
    }

    @Test
    void given_a_clock_behind_the_backups_when_it_is_restored_then_the_restore_counts_from_the_backup()
            throws IOException {
        backup().write(file, false);
        new Restore(there, new InstallationSettings(0), Program.running(HOME), () -> NOW.minusSeconds(60))
                .from(file, manifest -> {});
        assertThat(Installation.read(there.installationFile()).restored()).isEqualTo(NOW);
    }

    @Test
    void given_recordings_when_they_are_asked_for_then_they_go_along() throws IOException {
        PrivateFiles.write(here.recordings().resolve("2.hwo"), "the same sound, smaller");
        assertThat(backup().write(file, true).manifest().recordings()).isTrue();
        restore();
        assertThat(there.recordings().resolve("1.wav")).hasContent("sound");
        assertThat(there.recordings().resolve("2.hwo")).hasContent("the same sound, smaller");
    }

    @Test
    void given_a_file_of_that_name_when_a_backup_is_made_then_it_is_refused_and_left_alone() throws IOException {
        Files.writeString(file, "precious");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> backup().write(file, false))
                .withMessageContaining(file + " exists");
        assertThat(file).hasContent("precious");
    }

    @Test
    void given_a_place_in_the_data_folder_when_a_backup_is_made_there_then_it_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> backup().write(here.root().resolve("x.backup"), false))
                .withMessageContaining("would lie in the data folder");
    }

    @Test
    void given_a_place_that_cannot_be_written_when_a_backup_is_made_then_it_is_refused() {
        Path nowhere = temp.resolve("missing/x.backup");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> backup().write(nowhere, false))
                .withMessageContaining(nowhere + " cannot be written");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> backup().write(Path.of("/proc/x.backup"), false))
                .withMessageContaining("/proc/x.backup cannot be written");
    }

    @Test
    void given_a_full_disk_when_a_backup_is_made_then_it_is_refused_and_says_so() {
        // Writing to this device fails as on a full disk.
        BackupManifest manifest = manifest(UnaryOperator.identity());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> {
                    try (OutputStream full = Files.newOutputStream(Path.of("/dev/full"))) {
                        new BackupRun(new BackupContents(here, true), manifest).writeTo(full);
                    }
                })
                .withMessageContaining("No space left");
    }

    @Test
    void given_no_installation_when_a_backup_is_made_then_it_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Backup(there, HOME, TestDatabase.settings(), () -> NOW).write(file, false))
                .withMessageContaining("There is no installation in " + there.root());
    }

    @Test
    void given_an_archive_cut_off_anywhere_when_it_is_restored_then_it_is_refused_and_nothing_is_there()
            throws IOException {
        backup().write(file, false);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + length / 40) {
            assertDamaged(Arrays.copyOf(whole, length), "cut at " + length);
        }
        assertDamaged(Arrays.copyOf(whole, whole.length - 1), "without its last byte");
    }

    @Test
    void given_a_bit_turned_anywhere_when_it_is_restored_then_it_is_refused_or_nothing_was_lost() throws IOException {
        backup().write(file, false);
        byte[] whole = Files.readAllBytes(file);
        restore();
        Map<String, String> right = contentOf(there);
        int refused = 0;
        for (int i = 0; i < whole.length; i += 7) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            Files.write(file, changed);
            TestServer.delete(there.root());
            try {
                restore();
                assertThat(contentOf(there)).as("bit turned in byte %d", i).isEqualTo(right);
            } catch (Refusal refusal) {
                refused++;
                assertThat(there.root()).as(refusal.toString()).doesNotExist();
            }
        }
        // The others hit what says nothing: names of the packer, times, the filling of a block.
        assertThat(refused).isGreaterThan(whole.length / 7 * 9 / 10);
    }

    @Test
    void given_a_file_that_is_no_backup_when_it_is_restored_then_it_is_refused() throws IOException {
        assertDamaged("not a backup at all".getBytes(StandardCharsets.UTF_8), "text");
        Files.delete(file);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::restore)
                .withMessageContaining("There is no backup file " + file);
    }

    @Test
    void given_a_folder_with_something_in_it_when_a_backup_is_restored_there_then_it_is_refused() throws IOException {
        backup().write(file, false);
        PrivateFiles.write(there.root().resolve("precious"), "precious");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::restore)
                .withMessageContaining(there.root() + " is not empty");
        assertThat(contentOf(there)).isEqualTo(Map.of("precious", "precious"));
    }

    @Test
    void given_an_empty_folder_when_a_backup_is_restored_there_then_it_is_filled() throws IOException {
        backup().write(file, false);
        Files.createDirectories(there.root());
        restore();
        assertThat(there.installationFile()).exists();
        assertThat(there.restoring()).doesNotExist();
    }

    @Test
    void given_a_restore_that_was_broken_off_when_it_is_done_again_then_nothing_of_the_first_is_left()
            throws IOException {
        backup().write(file, false);
        PrivateFiles.write(there.restoring().resolve("postgres/half"), "half");
        PrivateFiles.write(there.root().resolve("secrets/half"), "half");
        restore();
        assertThat(contentOf(there).keySet()).noneMatch(name -> name.contains("half"));
        assertThat(there.restoring()).doesNotExist();
    }

    @Test
    void given_a_backup_of_a_newer_program_when_it_is_restored_then_it_is_refused() throws IOException {
        assertForeign(
                m -> new BackupManifest(1, "99.0.0", "b", NOW, 18, "external", false, "i", null, 0),
                "was made by Huawu 99.0.0");
        assertForeign(
                m -> new BackupManifest(2, "0.1.0", "b", NOW, 18, "external", false, "i", null, 0),
                "Install that version or a newer one");
    }

    @Test
    void given_a_backup_with_a_database_of_another_major_version_when_it_is_restored_then_it_is_refused()
            throws IOException {
        assertForeign(
                m -> new BackupManifest(1, "0.1.0", "b", NOW, 17, "embedded", false, "i", null, 0),
                "holds a database of PostgreSQL 17");
    }

    @Test
    void given_a_disk_that_is_too_small_when_a_backup_is_restored_then_it_is_refused() throws IOException {
        assertForeign(
                m -> new BackupManifest(1, "0.1.0", "b", NOW, 18, "external", false, "i", null, Long.MAX_VALUE / 2),
                "MiB free, the backup needs");
    }

    @Test
    void given_a_look_that_refuses_when_a_backup_is_restored_then_nothing_is_there() throws IOException {
        backup().write(file, false);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Restore(there, new InstallationSettings(0), Program.running(HOME), () -> RESTORED)
                        .from(file, manifest -> {
                            throw new Refusal("the key is missing", "缺少密钥");
                        }))
                .withMessage("the key is missing");
        assertThat(there.root()).doesNotExist();
    }

    private void assertForeign(UnaryOperator<BackupManifest> other, String sentence) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            Archives.write(out, manifest(other), archive -> archive.text("installation.json", "{}"));
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(this::restore).withMessageContaining(sentence);
        assertThat(there.root()).doesNotExist();
    }

    private void assertDamaged(byte[] bytes, String how) throws IOException {
        Files.write(file, bytes);
        assertThatExceptionOfType(Refusal.class)
                .as(how)
                .isThrownBy(this::restore)
                .withMessageContaining("The backup " + file + " cannot be used");
        assertThat(there.root()).as(how).doesNotExist();
    }

    private static BackupManifest manifest(UnaryOperator<BackupManifest> other) {
        return other.apply(new BackupManifest(1, "0.1.0", "b", NOW, 18, "external", false, "i", null, 1));
    }

    private Backup backup() {
        return new Backup(here, HOME, TestDatabase.settings(), () -> NOW);
    }

    private BackupManifest restore() {
        return new Restore(there, new InstallationSettings(0), Program.running(HOME), () -> RESTORED)
                .from(file, manifest -> {});
    }

    private static Map<String, String> contentOf(DataFolder folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.root())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.root().relativize(each).toString(), Files.readString(each));
            }
        }
        content.remove("huawu.lock");
        return content;
    }
}
