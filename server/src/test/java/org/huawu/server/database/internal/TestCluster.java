package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.huawu.server.database.TestDatabase;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.PrivateFiles;

/** A cluster of a test's own, for tests that kill it; it waits for the disk as the real one does. */
final class TestCluster {

    private static final ClusterSettings SETTINGS = new ClusterSettings(32, 4, 20, Duration.ofMinutes(2), true);

    private TestCluster() {}

    static DataFolder folder(Path root) throws IOException {
        DataFolder folder = new DataFolder(root);
        PrivateFiles.createFolders(folder.run());
        PrivateFiles.createFolders(folder.logs());
        return folder;
    }

    static PostgresBinaries binaries() {
        return PostgresBinaries.at(Path.of("target/postgres"));
    }

    static EmbeddedPostgres start(Path root) throws IOException, InterruptedException, SQLException {
        return EmbeddedPostgres.start(folder(root), binaries(), SETTINGS);
    }

    static EmbeddedPostgres start(Path root, ServerUser user) throws IOException, InterruptedException, SQLException {
        DataFolder folder = folder(root);
        return EmbeddedPostgres.start(new Cluster(folder, binaries(), user, Passwords.ofEmbedded(folder)), SETTINGS);
    }

    static OpenDatabase open(EmbeddedPostgres postgres) throws SQLException {
        return OpenDatabase.embedded(TestDatabase.settings(), postgres, Roles.DATABASE);
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser(Roles.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser(Roles.DATABASE)) {
            return ask(connection, query);
        }
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
