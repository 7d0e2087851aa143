package org.huawu.server.database;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.huawu.server.database.internal.BackupContents;
import org.huawu.server.database.internal.BackupRun;
import org.huawu.server.database.internal.ClusterSettings;
import org.huawu.server.database.internal.EmbeddedPostgres;
import org.huawu.server.database.internal.PostgresBinaries;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.Installation;
import org.huawu.server.installation.InstallationLock;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.RunState;

/**
 * Saves an installation to one file, while the program runs or not. The file appears under its name only when it is whole.
 *
 * @param folder the data folder
 * @param home the program's folder, for the database's programs where it has to be started
 * @param settings of the database, likewise
 * @param clock says when
 */
public record Backup(DataFolder folder, Home home, DatabaseSettings settings, InstantSource clock) {

    /**
     * A backup that was written.
     *
     * @param manifest what it says of itself
     * @param files how many files are in it
     * @param bytes how long it is
     */
    public record Written(BackupManifest manifest, int files, long bytes) {}

    /**
     * Writes a backup.
     *
     * @param target the file; must not exist, and not lie in the data folder
     * @param recordings whether call recordings go along
     * @throws Refusal when it cannot be written; then there is no file
     */
    public Written write(Path target, boolean recordings) {
        Path file = target.toAbsolutePath().normalize();
        refuse(file);
        try (PartFile part = PartFile.beside(file)) {
            // Held, it keeps the program from starting meanwhile; not to be had, the program runs.
            Optional<InstallationLock> lock = InstallationLock.tryTake(folder);
            try {
                BackupRun run = new BackupRun(new BackupContents(folder, recordings), manifest(recordings));
                boolean stopped = lock.isPresent() && run.manifest().holdsDatabase();
                int files = stopped ? writeStarting(run, part) : write(run, part);
                part.rename();
                return new Written(run.manifest(), files, Files.size(file));
            } finally {
                lock.ifPresent(InstallationLock::close);
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } catch (SQLException e) {
            throw new Refusal(
                    "The database broke off the backup (" + e.getMessage() + "). Try again.",
                    "数据库中断了备份（" + e.getMessage() + "）。请重试。",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The backup was broken off. Start it again.", "备份被中断。请重新执行。", e);
        }
    }

    private static int write(BackupRun run, PartFile part) throws IOException, SQLException {
        return run.writeTo(Channels.newOutputStream(part.channel()));
    }

    private int writeStarting(BackupRun run, PartFile part) throws IOException, SQLException, InterruptedException {
        PostgresBinaries binaries = PostgresBinaries.at(home.postgres());
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, binaries, ClusterSettings.of(settings));
        try {
            return write(run, part);
        } finally {
            postgres.close();
        }
    }

    private BackupManifest manifest(boolean recordings) throws IOException {
        Installation installation = Installation.read(folder.installationFile());
        Program program = Program.running(home);
        boolean external =
                RunState.read(folder).map(RunState::externalDatabase).orElse(!Files.exists(folder.postgres()));
        return new BackupManifest(
                BackupManifest.FORMAT,
                program.version(),
                program.buildId(),
                clock.instant(),
                PostgresBinaries.MAJOR,
                external ? BackupManifest.EXTERNAL : BackupManifest.EMBEDDED,
                recordings,
                installation.id(),
                installation.masterKeyId(),
                new BackupContents(folder, recordings).bytes());
    }

    private void refuse(Path file) {
        if (!Files.exists(folder.installationFile())) {
            throw new Refusal(
                    "There is no installation in " + folder.root() + ". Name its data folder with --data.",
                    folder.root() + " 中没有安装数据。请用 --data 指定数据目录。");
        }
        if (Files.exists(file)) {
            throw new Refusal(
                    "The file " + file + " exists, and a backup never overwrites. Name another file.",
                    "文件 " + file + " 已存在，备份不会覆盖。请指定其他文件。");
        }
        if (file.startsWith(folder.root())) {
            throw new Refusal(
                    "The file " + file + " would lie in the data folder it saves. Name one outside of " + folder.root()
                            + ".",
                    "文件 " + file + " 位于所备份的数据目录之内。请指定 " + folder.root() + " 之外的文件。");
        }
    }

    private static Refusal cannotWrite(Path file, IOException e) {
        return new Refusal(
                "The backup " + file + " cannot be written (" + reason(e)
                        + "). See that its folder exists, can be written, and has room.",
                "无法写入备份 " + file + "（" + reason(e) + "）。请确认其目录存在、可写且空间足够。",
                e);
    }

    private static String reason(IOException e) {
        return e.getClass().equals(IOException.class)
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    /** The file while it is being written: locked, so that two backups do not write it at once, and deleted unless renamed. */
    private record PartFile(Path file, Path part, FileChannel channel) implements AutoCloseable {

        static PartFile beside(Path file) throws IOException {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            FileChannel channel = FileChannel.open(
                    part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.ownerOnly());
            if (channel.tryLock() == null) {
                channel.close();
                throw new Refusal(
                        "Another backup is writing " + part + ". Wait for it, or name another file.",
                        "另一个备份正在写入 " + part + "。请等待其完成，或指定其他文件。");
            }
            channel.truncate(0);
            return new PartFile(file, part, channel);
        }

        void rename() throws IOException {
            // The archive closed the channel it was written to.
            try (FileChannel again = FileChannel.open(part, StandardOpenOption.WRITE)) {
                again.force(true);
            }
            Files.move(part, file);
            Path folder = file.getParent();
            if (folder != null) {
                PrivateFiles.syncFolder(folder);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
