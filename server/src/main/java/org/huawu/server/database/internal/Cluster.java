package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;

/**
 * The embedded PostgreSQL's folder: made at the first start, checked at the later ones.
 *
 * @param folder the data folder it lies in
 * @param binaries the programs
 * @param user as whom it runs
 * @param passwords of its roles
 */
record Cluster(DataFolder folder, PostgresBinaries binaries, ServerUser user, Passwords passwords) {

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);

    private static final String ACCESS = """
            # Written by Huawu at each start; changes made here are lost.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    Path data() {
        return folder.postgres();
    }

    /** Where PostgreSQL writes what it has to say: with the other logs, unless it runs as a user who may not go there. */
    Path logs() {
        return user.isSomebodyElse() ? data().resolve("log") : folder.logs().resolve("postgres");
    }

    /** What it says before its log is open. */
    Path startLog() {
        return logs().resolve("start.log");
    }

    /** Marks that the roles and the database have been made. */
    Path rolesMark() {
        return data().resolve("huawu-roles-made");
    }

    /**
     * Makes the cluster when it is missing.
     *
     * @throws Refusal when it is of another major version, or cannot be made
     */
    void ensure() throws IOException, InterruptedException {
        if (user.isSomebodyElse()) {
            letPass(folder.root());
        }
        if (!Files.exists(data())) {
            initialise();
        }
        refuseOtherVersion();
        PrivateFiles.createFolders(logs());
        user.own(data());
        user.own(logs());
    }

    /** Writes the two files of settings. */
    void configure(ClusterSettings settings, int port) throws IOException {
        PrivateFiles.write(data().resolve("postgresql.conf"), settings.text(port, logs()));
        PrivateFiles.write(data().resolve("pg_hba.conf"), ACCESS);
        user.own(data().resolve("postgresql.conf"));
        user.own(data().resolve("pg_hba.conf"));
    }

    private void initialise() throws IOException, InterruptedException {
        Path fresh = folder.root().resolve("postgres.new");
        Path password = folder.root().resolve("postgres.password");
        try {
            PostgresBinaries.deleteFolder(fresh);
            PrivateFiles.createFolders(fresh);
            user.own(fresh);
            PrivateFiles.write(password, Objects.requireNonNull(passwords.superuser()));
            user.own(password);
            ProcessRun run = ProcessRun.of(user.wrap(initdb(fresh, password)), folder.run(), INITDB_LIMIT);
            if (!run.succeeded()) {
                throw cannotMake(run.output());
            }
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.syncFolder(folder.root());
        } finally {
            Files.deleteIfExists(password);
            PostgresBinaries.deleteFolder(fresh);
        }
    }

    private List<String> initdb(Path target, Path password) {
        return List.of(
                binaries.initdb().toString(),
                "--pgdata=" + target,
                "--username=" + Roles.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
    }

    private void refuseOtherVersion() throws IOException {
        Path file = data().resolve("PG_VERSION");
        String found = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip() : "?";
        if (!found.equals(Integer.toString(PostgresBinaries.MAJOR))) {
            throw new Refusal(
                    "The database in " + data() + " was made by PostgreSQL " + found + ", this Huawu has PostgreSQL "
                            + PostgresBinaries.MAJOR + ". Start it with the Huawu that made it, or restore a backup.",
                    data() + " 中的数据库由 PostgreSQL " + found + " 建立，而本版 Huawu 使用 PostgreSQL " + PostgresBinaries.MAJOR
                            + "。请用原版本的 Huawu 启动，或恢复备份。");
        }
    }

    private Refusal cannotMake(String output) {
        List<String> lines = new ArrayList<>(output.lines().toList());
        lines.removeIf(String::isBlank);
        String last = lines.isEmpty() ? "no reason given" : lines.getLast();
        return new Refusal(
                "The database in " + data() + " cannot be made: " + last
                        + ". See that the disk has room, and that the folder of the program can be read by user id "
                        + user.uid() + ".",
                "无法在 " + data() + " 建立数据库：" + last + "。请确认磁盘有空间，且用户 " + user.uid() + " 可读取程序所在目录。");
    }

    /** Lets another user pass through a folder without seeing what is in it. */
    private static void letPass(Path path) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> wanted = EnumSet.copyOf(now);
        wanted.addAll(PosixFilePermissions.fromString("--x--x--x"));
        if (!wanted.equals(now)) {
            Files.setPosixFilePermissions(path, wanted);
        }
    }
}
