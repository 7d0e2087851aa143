package org.huawu.server.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.huawu.server.database.internal.OpenDatabase;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.Refusal;

/**
 * The database of the running program. {@link #begin} returns at once and the database starts beside the rest of the
 * program; whoever needs it first waits for it.
 */
public final class Database implements AutoCloseable {

    private static final int VALID_WITHIN_SECONDS = 2;

    private final Kind kind;
    private final CompletableFuture<OpenDatabase> opened = new CompletableFuture<>();
    private final Thread starter;

    /** Whose server it is. */
    public enum Kind {
        /** Started and stopped by the program. */
        EMBEDDED,
        /** Somebody else's. */
        EXTERNAL
    }

    /** How a database is opened; takes its time. */
    @FunctionalInterface
    interface Opening {
        OpenDatabase open() throws IOException, InterruptedException, SQLException;
    }

    private Database(Kind kind, Opening opening) {
        this.kind = kind;
        this.starter = Thread.ofVirtual().name("database-start").start(() -> open(opening));
    }

    /** Begins to open the database the settings name. The caller holds the lock of the data folder. */
    public static Database begin(DatabaseSettings settings, DataFolder folder, Home home) {
        Kind kind = settings.url() == null ? Kind.EMBEDDED : Kind.EXTERNAL;
        return begin(kind, () -> OpenDatabase.open(settings, folder, home));
    }

    static Database begin(Kind kind, Opening opening) {
        return new Database(kind, opening);
    }

    public Kind kind() {
        return kind;
    }

    /**
     * The pool of connections, of a role that owns nothing and sees the rows of its transaction's {@link Scope} only.
     * Waits until the database is up.
     *
     * @throws Refusal when it could not be opened
     */
    public DataSource pool() {
        return await().pool();
    }

    /** The server's version, such as 18.6. Waits until the database is up. */
    public String version() {
        return await().version();
    }

    /** Whether the database answers now. */
    public boolean answers() {
        if (!opened.isDone() || opened.isCompletedExceptionally()) {
            return false;
        }
        try (Connection connection = opened.join().pool().getConnection()) {
            return connection.isValid(VALID_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes the pool and stops the server where it is ours; also one that is still starting. */
    @Override
    public void close() {
        starter.interrupt();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().close();
        }
    }

    private void open(Opening opening) {
        try {
            opened.complete(opening.open());
        } catch (InterruptedException e) {
            opened.completeExceptionally(e);
        } catch (IOException | SQLException e) {
            opened.completeExceptionally(new Refusal(
                    "The database cannot be opened (" + e.getMessage() + "). The log says more.",
                    "无法打开数据库（" + e.getMessage() + "）。详情见日志。",
                    e));
        } catch (RuntimeException | Error e) {
            opened.completeExceptionally(e);
        }
    }

    private OpenDatabase await() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw e;
        }
    }
}
