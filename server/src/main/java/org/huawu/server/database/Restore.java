package org.huawu.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huawu.server.database.internal.ArchiveReader;
import org.huawu.server.database.internal.PostgresBinaries;
import org.huawu.server.database.internal.RestoreTarget;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Installation;
import org.huawu.server.installation.InstallationSettings;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.Refusal;

/**
 * Brings an installation back from a file that {@link Backup} wrote. All of the archive is read and checked before the data
 * folder counts as holding any of it.
 *
 * @param folder the data folder: missing, or empty
 * @param settings how much room is to be left on its disk
 * @param program which program will work on it
 * @param clock tells when it is restored
 */
public record Restore(DataFolder folder, InstallationSettings settings, Program program, InstantSource clock) {

    /**
     * Restores a backup.
     *
     * @param file the backup
     * @param look called with what the backup says of itself, before anything is written; may refuse
     * @throws Refusal when the backup cannot be used or the folder not filled; then the folder is as before
     */
    public BackupManifest from(Path file, Consumer<BackupManifest> look) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    "There is no backup file " + file.toAbsolutePath()
                            + ". Name the file that \"./huawu backup\" wrote.",
                    "备份文件 " + file.toAbsolutePath() + " 不存在。请指定 “./huawu backup” 写出的文件。");
        }
        try (InputStream in = Files.newInputStream(file);
                ArchiveReader archive = new ArchiveReader(in)) {
            BackupManifest manifest = archive.manifest();
            refuseForeign(manifest);
            look.accept(manifest);
            extract(archive, manifest);
            return manifest;
        } catch (ArchiveReader.Damaged e) {
            throw new Refusal(
                    "The backup " + file + " cannot be used: " + e.getMessage()
                            + ". Use another backup, or copy it again.",
                    "备份 " + file + " 无法使用：它不是 Huawu 的备份，或不完整、已被改动。请使用其他备份，或重新复制该文件。",
                    e);
        } catch (IOException e) {
            throw new Refusal(
                    "The backup cannot be restored to " + folder.root() + " (" + e.getMessage()
                            + "). See that the folder can be written and its disk has room.",
                    "无法恢复到 " + folder.root() + "（" + e.getMessage() + "）。请确认目录可写且磁盘空间足够。",
                    e);
        }
    }

    private void extract(ArchiveReader archive, BackupManifest manifest) throws IOException {
        try (RestoreTarget target = RestoreTarget.take(folder)) {
            target.refuseWithoutRoom(manifest.contentBytes(), settings.minFreeMib());
            archive.extractTo(target.staging());
            markRestored(new DataFolder(target.staging()), manifest);
            target.complete();
        }
    }

    /** Never before the backup was made, whatever the clock of this machine says: what was open then ends by it. */
    private void markRestored(DataFolder staged, BackupManifest manifest) {
        Instant now = clock.instant();
        Instant moment = now.isBefore(manifest.createdAt()) ? manifest.createdAt() : now;
        Installation.read(staged.installationFile()).restoredAt(moment).save(staged);
    }

    private void refuseForeign(BackupManifest manifest) {
        if (manifest.format() > BackupManifest.FORMAT || isNewer(manifest.version(), program.version())) {
            throw new Refusal(
                    "The backup was made by Huawu " + manifest.version() + ", this is " + program.version()
                            + ". Install that version or a newer one.",
                    "该备份由 Huawu " + manifest.version() + " 生成，本程序为 " + program.version() + "。请安装该版本或更新版本。");
        }
        if (manifest.holdsDatabase() && manifest.postgresMajor() != PostgresBinaries.MAJOR) {
            throw new Refusal(
                    "The backup holds a database of PostgreSQL " + manifest.postgresMajor()
                            + ", this Huawu has PostgreSQL " + PostgresBinaries.MAJOR + ". Restore it with Huawu "
                            + manifest.version() + ".",
                    "该备份中的数据库属于 PostgreSQL " + manifest.postgresMajor() + "，本版 Huawu 使用 PostgreSQL "
                            + PostgresBinaries.MAJOR + "。请用 Huawu " + manifest.version() + " 恢复。");
        }
    }

    /** Whether one version, such as 0.12.1, comes after another. */
    static boolean isNewer(String one, String other) {
        return Arrays.compare(numbersOf(one), numbersOf(other)) > 0;
    }

    private static int[] numbersOf(String version) {
        return Stream.of(version.split("[^0-9]+", -1))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
