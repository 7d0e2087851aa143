package org.huawu.server.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.huawu.server.database.DatabaseSettings;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;

/** The server process behind {@link org.huawu.server.database.TestDatabase}. */
public final class TestServer implements AutoCloseable {

    private static final int CONNECTIONS = 200;

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts a server that does not wait for the disk. */
    public static TestServer start(DataFolder folder, Home home) {
        ClusterSettings settings = new ClusterSettings(64, 4, CONNECTIONS, Duration.ofMinutes(2), false);
        try {
            return new TestServer(EmbeddedPostgres.start(folder, PostgresBinaries.at(home.postgres()), settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens one of its databases as the embedded one; closing it leaves the server running. */
    public OpenDatabase openEmbedded(DatabaseSettings settings, String name) throws SQLException {
        OpenDatabase opened = OpenDatabase.embedded(settings, postgres, name);
        return new OpenDatabase(null, opened.pool(), opened.version());
    }

    /** Opens one of its databases as somebody else's. */
    public OpenDatabase openExternal(DatabaseSettings settings, String url) throws SQLException {
        return OpenDatabase.external(settings, url, postgres.passwords());
    }

    /** Makes an empty database. */
    public void make(String name) {
        try (Connection connection = superuser(Roles.SUPERUSER)) {
            Roles.makeDatabase(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url(String database) {
        return postgres.address(database).url();
    }

    public Passwords passwords() {
        return postgres.passwords();
    }

    /** A connection with all rights. */
    public Connection superuser(String database) throws SQLException {
        return postgres.connectAsSuperuser(database);
    }

    /** A connection as the owner of the schema that sees all rows. */
    public Connection owner(String database) throws SQLException {
        Connection connection = ownerOf(database).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set huawu.everything = 'on'");
        }
        return connection;
    }

    /** Connections as the owner of the schema. */
    public DataSource ownerOf(String database) {
        return new PostgresConnections(
                () -> postgres.address(database),
                Roles.OWNER,
                postgres.passwords().owner());
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        PostgresBinaries.deleteFolder(folder);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
