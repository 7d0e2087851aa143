package org.huawu.server.database.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.huawu.server.database.BackupManifest;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one backup.
 *
 * @param contents what goes into it beside the database
 * @param manifest what it says of itself
 */
public record BackupRun(BackupContents contents, BackupManifest manifest) {

    /**
     * Writes it; the embedded database, if it is to be in it, runs.
     *
     * @return how many files are in it
     */
    public int writeTo(OutputStream out) throws IOException, SQLException {
        try (ArchiveWriter archive = new ArchiveWriter(out)) {
            archive.text(ArchiveWriter.MANIFEST, JsonMapper.shared().writeValueAsString(manifest));
            if (manifest.holdsDatabase()) {
                DataFolder folder = contents.folder();
                try (Connection superuser = connect(folder)) {
                    String name = folder.root().relativize(folder.postgres()).toString();
                    new ClusterCopy(superuser, folder.postgres(), name, archive).run();
                }
            }
            contents.writeTo(archive);
            archive.finish();
            return archive.files();
        }
    }

    private static Connection connect(DataFolder folder) throws IOException, SQLException {
        Optional<PidFile> running = PidFile.read(folder.postgres());
        if (running.isEmpty() || running.get().processOf(folder.postgres()).isEmpty()) {
            throw new Refusal(
                    "The database of the running Huawu is not up now. Try again when \"./huawu status\" says it is ready.",
                    "运行中的 Huawu 的数据库尚未就绪。请在 “./huawu status” 显示就绪后重试。");
        }
        PostgresAddress address = PostgresAddress.local(running.get().port(), Roles.SUPERUSER);
        String password = Objects.requireNonNull(Passwords.readEmbedded(folder).superuser());
        return new PostgresConnections(() -> address, Roles.SUPERUSER, password).getConnection();
    }
}
