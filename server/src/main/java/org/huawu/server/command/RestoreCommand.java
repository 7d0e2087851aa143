package org.huawu.server.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.huawu.server.database.BackupManifest;
import org.huawu.server.database.Restore;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.InstallationSettings;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.Refusal;
import org.huawu.server.vault.KeyRing;
import org.huawu.server.vault.MasterKey;
import org.huawu.server.vault.VaultSettings;
import org.jspecify.annotations.Nullable;

/**
 * The command "restore FILE".
 *
 * @param terminal where it says what it did
 * @param clock tells when it is restored
 */
record RestoreCommand(Terminal terminal, Clock clock) {

    private static final String KEY_FILE = "huawu.vault.master-key-file";

    int run(List<String> args) {
        if (args.size() != 1 || args.getFirst().startsWith("--")) {
            return Commands.WRONG_USE;
        }
        DataFolder folder = Commands.dataFolder();
        InstallationSettings settings = Settings.early("huawu.installation", InstallationSettings.class);
        Restore restore = new Restore(folder, settings, Program.running(Commands.home()), clock);
        BackupManifest manifest = restore.from(Path.of(args.getFirst()), RestoreCommand::bringKey);
        terminal.say(
                "Restored to " + folder.root() + ": the state of " + manifest.createdAt() + ".",
                "已恢复到 " + folder.root() + "：状态为 " + manifest.createdAt() + "。");
        if (!manifest.holdsDatabase()) {
            terminal.say(
                    "The database was an external one: restore it by its own tools, then start with --db.",
                    "原数据库为外部数据库：请用其自带工具恢复，然后用 --db 启动。");
        }
        return Commands.DONE;
    }

    /** Copies the master key to where the program looks for it; without it the program could not start on what is restored. */
    private static void bringKey(BackupManifest manifest) {
        KeyRing ring =
                new KeyRing(Settings.early("huawu.vault", VaultSettings.class).folder(System.getenv()));
        String wanted = manifest.masterKeyId();
        String file = System.getProperty(KEY_FILE, "");
        if (!file.isBlank()) {
            adopt(ring, Path.of(file), wanted);
        }
        if (wanted != null && !Files.exists(ring.fileOf(wanted))) {
            throw new Refusal(
                    "The backup is sealed by the master key " + wanted + ", which is not at " + ring.fileOf(wanted)
                            + ". Give its file with --master-key, or put it there.",
                    "该备份由主密钥 " + wanted + " 密封，而 " + ring.fileOf(wanted) + " 不存在。请用 --master-key 指定其文件，或将其放到该处。");
        }
    }

    private static void adopt(KeyRing ring, Path file, @Nullable String wanted) {
        MasterKey key = ring.adopt(file);
        if (!key.id().equals(wanted)) {
            throw new Refusal(
                    "The file " + file + " holds the master key " + key.id() + ", the backup is sealed by " + wanted
                            + ". Give the file of that key.",
                    "文件 " + file + " 中是主密钥 " + key.id() + "，而备份由 " + wanted + " 密封。请提供该密钥的文件。");
        }
    }
}
