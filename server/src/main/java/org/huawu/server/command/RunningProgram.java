package org.huawu.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huawu.server.database.Database;
import org.huawu.server.installation.InstallationLock;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.log.RoutingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the running program holds, to be given back in order: first the pages, then the log, then the database, the lock last. What comes
 * after the closing, because the program is told to end while it starts, is closed at once.
 */
final class RunningProgram {

    private @Nullable InstallationLock lock;
    private @Nullable Database database;
    private @Nullable RoutingLog log;
    private @Nullable ConfigurableApplicationContext context;
    private @Nullable Path readyFile;
    private boolean closed;

    synchronized void own(InstallationLock taken) {
        lock = taken;
    }

    synchronized void own(Database begun) {
        database = begun;
        if (closed) {
            begun.close();
        }
    }

    synchronized void own(RoutingLog begun) {
        log = begun;
        if (closed) {
            begun.close();
        }
    }

    synchronized void own(ConfigurableApplicationContext started) {
        context = started;
    }

    /** The database that was begun. */
    synchronized Database database() {
        if (database == null) {
            throw new IllegalStateException("no database was begun");
        }
        return database;
    }

    /** The log that was begun. */
    synchronized RoutingLog log() {
        if (log == null) {
            throw new IllegalStateException("no log was begun");
        }
        return log;
    }

    /** Tells the launcher that the program is ready. */
    synchronized void ready(Path file, String text) throws IOException {
        if (!closed) {
            readyFile = file;
            PrivateFiles.write(file, text);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        deleteReadyFile();
        if (context != null) {
            context.close();
        }
        if (log != null) {
            log.close();
        }
        if (database != null) {
            database.close();
        }
        if (lock != null) {
            lock.close();
        }
    }

    private void deleteReadyFile() {
        if (readyFile == null) {
            return;
        }
        try {
            Files.deleteIfExists(readyFile);
        } catch (IOException e) {
            return; // the next start deletes it, and the launcher looks at the process first
        }
    }
}
