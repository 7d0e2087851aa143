package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.huawu.server.installation.Refusal;

/**
 * Copies the folder of a cluster while it runs, by PostgreSQL's low-level backup functions: what is torn by the copying is
 * made whole from the write-ahead log that comes along.
 */
final class ClusterCopy {

    /** Folders that are to be there, empty: what is in them holds for one run of the server only. */
    private static final Set<String> EMPTIED = Set.of(
            "log",
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    /** Files that hold for one run of the server only, or that this copy gets anew. */
    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old",
            "current_logfiles",
            "pg_internal.init");

    private static final String CONTROL_FILE = "global/pg_control";

    private final Connection superuser;
    private final Path data;
    private final String prefix;
    private final ArchiveWriter archive;

    /**
     * @param superuser stays open over the whole copy: the backup ends with it
     * @param data the folder of the cluster
     * @param prefix the folder's name in the archive
     */
    ClusterCopy(Connection superuser, Path data, String prefix, ArchiveWriter archive) {
        this.superuser = superuser;
        this.data = data;
        this.prefix = prefix;
        this.archive = archive;
    }

    /** Copies everything; a crash at any moment leaves the running server as it was. */
    void run() throws SQLException, IOException {
        refuseTablespaces();
        // Keeps the log that is written from now on until it is copied; gone with the connection.
        ask("select pg_create_physical_replication_slot('huawu_backup_' || pg_backend_pid(), true, true)::text");
        ask("select pg_backup_start('huawu', true)::text");
        copyFiles();
        List<String> end = ask("select lsn::text, labelfile, spcmapfile from pg_backup_stop(false)");
        String label = end.get(1);
        archive.text(prefix + "/backup_label", label);
        copyLog(
                label.replaceFirst("(?s).*START WAL LOCATION: [0-9A-F/]+ \\(file ([0-9A-F]{24})\\).*", "$1"),
                ask("select pg_walfile_name('" + end.getFirst() + "'::pg_lsn)").getFirst());
    }

    /** Everything but what is left out; the control file last, as it says how far the rest has come. */
    private void copyFiles() throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (isTemporary(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                archive.folder(nameOf(folder));
                return EMPTIED.contains(data.relativize(folder).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isWanted(file)) {
                    archive.file(nameOf(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (Files.exists(file)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE; // dropped meanwhile, as the database does
            }
        });
        archive.file(prefix + "/" + CONTROL_FILE, data.resolve(CONTROL_FILE));
    }

    private boolean isWanted(Path file) {
        Path below = data.relativize(file);
        return !EMPTIED.contains(below.toString()) // one that is a link to another disk
                && !LEFT_OUT.contains(file.getFileName().toString())
                && !isTemporary(file)
                && !below.toString().equals(CONTROL_FILE);
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().startsWith("pgsql_tmp");
    }

    private String nameOf(Path path) {
        return path.equals(data) ? prefix : prefix + "/" + data.relativize(path);
    }

    /** The segments of the log from first to last, and the histories of its timelines. */
    private void copyLog(String first, String last) throws IOException {
        Path log = data.resolve("pg_wal");
        for (String segment = first; segment.compareTo(last) <= 0; segment = WalSegment.after(segment)) {
            if (!Files.exists(log.resolve(segment))) {
                throw new IOException("log segment " + segment + " is missing");
            }
            archive.file(prefix + "/pg_wal/" + segment, log.resolve(segment));
        }
        List<Path> histories;
        try (Stream<Path> files = Files.list(log)) {
            histories = files.filter(f -> f.getFileName().toString().endsWith(".history"))
                    .toList();
        }
        for (Path history : histories) {
            archive.file(prefix + "/pg_wal/" + history.getFileName(), history);
        }
    }

    private void refuseTablespaces() throws SQLException {
        if (!ask("select count(*)::text from pg_tablespace where spcname not in ('pg_default', 'pg_global')")
                .getFirst()
                .equals("0")) {
            throw new Refusal(
                    "The embedded database has tablespaces outside of the data folder, which a backup does not reach."
                            + " Move their tables to pg_default and drop them.",
                    "内置数据库在数据目录之外有表空间，备份无法覆盖。请把其中的表移到 pg_default 并删除表空间。");
        }
    }

    private List<String> ask(String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(String.valueOf(row.getString(i)));
            }
            return columns;
        }
    }
}
