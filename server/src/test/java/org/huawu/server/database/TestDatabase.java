package org.huawu.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.huawu.server.database.internal.TestServer;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for tests: one server for the test JVM, started when first asked for, ended with the JVM, its programs
 * unpacked once to {@code target/postgres}. It is the embedded one in all but that it does not wait for the disk.
 *
 * <p>With {@code -Dhuawu.test.database=external} the same server plays somebody else's: the program reaches it by the way
 * of {@code --db}.
 *
 * <p>A test of beans is annotated {@link org.huawu.server.HuawuServerTest} and has the shared database behind its beans. A
 * test that needs a database for itself asks for {@link #fresh()}.
 */
public final class TestDatabase {

    private static final TestDatabase SHARED = new TestDatabase();

    private final Path target = Path.of("target").toAbsolutePath();
    private final DataFolder folder = new DataFolder(target.resolve("test-data")
            .resolve(Long.toString(ProcessHandle.current().pid())));
    private final TestServer server;
    private final Database database;
    private final AtomicInteger freshOnes = new AtomicInteger();

    private TestDatabase() {
        try {
            PrivateFiles.createFolders(folder.run());
            PrivateFiles.createFolders(folder.logs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = TestServer.start(folder, home());
        database = open("huawu");
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "test-database-end"));
    }

    /** The one of this JVM. */
    public static TestDatabase shared() {
        return SHARED;
    }

    /** The shared database, migrated. */
    public Database database() {
        return database;
    }

    /** The data folder behind it, for tests of the whole program; not locked. */
    public DataFolder folder() {
        return folder;
    }

    /** Where the programs are. */
    public Home home() {
        return new Home(target);
    }

    /** The settings tests use: a small pool, short waits. */
    public static DatabaseSettings settings() {
        return settings(null);
    }

    /** As {@link #settings()}, for an external database. */
    public static DatabaseSettings settings(@Nullable String url) {
        Duration wait = Duration.ofSeconds(10);
        return new DatabaseSettings(url, 8, wait, wait, Duration.ofSeconds(30), Duration.ofMinutes(2), 32, 4);
    }

    /** Another database of the same server, migrated and empty; to be closed by the test. */
    public Database fresh() {
        return open(freshName());
    }

    /** Another database of the same server, without anything in it. */
    public String freshName() {
        String name = "fresh" + freshOnes.incrementAndGet();
        server.make(name);
        return name;
    }

    /** Where a database of the server is. */
    public String url(String name) {
        return server.url(name);
    }

    /** A connection to the shared database with all rights, for looking behind the program's back. */
    public Connection superuser() throws SQLException {
        database.pool();
        return server.superuser("huawu");
    }

    /** A connection as the owner of the schema, for making tables; {@code huawu.everything} is on. */
    public Connection owner() throws SQLException {
        database.pool();
        return server.owner("huawu");
    }

    /** Connections as the owner of the schema to a database of the server. */
    public DataSource ownerOf(String name) {
        return server.ownerOf(name);
    }

    private Database open(String name) {
        boolean external = "external".equals(System.getProperty("huawu.test.database"));
        return external
                ? Database.begin(Database.Kind.EXTERNAL, () -> server.openExternal(settings(url(name)), url(name)))
                : Database.begin(Database.Kind.EMBEDDED, () -> server.openEmbedded(settings(), name));
    }

    private void end() {
        database.close();
        server.close();
        try {
            if (Files.exists(folder.root())) {
                TestServer.delete(folder.root());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
