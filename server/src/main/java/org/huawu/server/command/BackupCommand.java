package org.huawu.server.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.huawu.server.database.Backup;
import org.huawu.server.database.BackupManifest;
import org.huawu.server.database.DatabaseSettings;
import org.huawu.server.vault.KeyRing;
import org.huawu.server.vault.VaultSettings;

/**
 * The command "backup FILE [--recordings]".
 *
 * @param terminal where it says what it wrote
 */
record BackupCommand(Terminal terminal) {

    private static final String RECORDINGS = "--recordings";
    private static final long MIB = 1024 * 1024;

    int run(List<String> args) {
        boolean recordings = args.contains(RECORDINGS);
        List<String> files = args.stream().filter(a -> !a.equals(RECORDINGS)).toList();
        if (files.size() != 1 || files.getFirst().startsWith("--")) {
            return Commands.WRONG_USE;
        }
        Backup backup = new Backup(
                Commands.dataFolder(),
                Commands.home(),
                Settings.early("huawu.database", DatabaseSettings.class),
                InstantSource.system());
        Path file = Path.of(files.getFirst()).toAbsolutePath().normalize();
        report(file, backup.write(file, recordings));
        return Commands.DONE;
    }

    private void report(Path file, Backup.Written written) {
        BackupManifest manifest = written.manifest();
        long mib = Math.max(1, written.bytes() / MIB);
        terminal.say(
                "Backup written: " + file + " (" + written.files() + " files, " + mib + " MiB).",
                "备份已写入：" + file + "（" + written.files() + " 个文件，" + mib + " MiB）。");
        if (!manifest.holdsDatabase()) {
            terminal.say(
                    "The database is an external one and NOT in this file: back it up by its own tools, at the same hour.",
                    "数据库为外部数据库，不在此文件中：请在同一时段用其自带工具备份。");
        }
        String key = manifest.masterKeyId();
        if (key != null) {
            VaultSettings vault = Settings.early("huawu.vault", VaultSettings.class);
            Path keyFile = new KeyRing(vault.folder(System.getenv())).fileOf(key);
            terminal.say(
                    "The master key is not in it. Keep a copy of " + keyFile + " elsewhere.",
                    "备份不含主密钥。请在别处保存 " + keyFile + " 的副本。");
        }
    }
}
