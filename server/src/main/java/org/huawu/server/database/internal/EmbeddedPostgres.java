package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's own PostgreSQL: started with it, watched while it runs, stopped with it. When the server process ends by
 * itself it is started again, with a growing pause between attempts.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Postmaster postmaster;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closed = lock.newCondition();
    private volatile Postmaster.Running running;
    private volatile boolean closing;
    private volatile @Nullable Thread watcher;

    private EmbeddedPostgres(Cluster cluster, Postmaster postmaster, Postmaster.Running running) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.running = running;
    }

    /**
     * Starts it; at the first start makes the cluster, the roles and the database. The caller holds the data folder's lock.
     *
     * @throws Refusal when it cannot be started
     */
    public static EmbeddedPostgres start(DataFolder folder, PostgresBinaries binaries, ClusterSettings settings)
            throws IOException, InterruptedException, SQLException {
        Cluster cluster = new Cluster(folder, binaries, ServerUser.choose(folder.run()), Passwords.ofEmbedded(folder));
        return start(cluster, settings);
    }

    static EmbeddedPostgres start(Cluster cluster, ClusterSettings settings)
            throws IOException, InterruptedException, SQLException {
        cluster.ensure();
        Postmaster postmaster = new Postmaster(cluster, settings);
        Postmaster.Running running = postmaster.start(0);
        EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, postmaster, running);
        try {
            postgres.makeRolesOnce();
        } catch (SQLException | IOException e) {
            postmaster.stop();
            throw e;
        }
        Thread.ofVirtual().name("postgres-logs").start(postgres::pruneLogs);
        postgres.watch(running);
        return postgres;
    }

    /** Where the database listens now; another port after a restart, when the old one was taken meanwhile. */
    public PostgresAddress address() {
        return address(Roles.DATABASE);
    }

    /** The same server, another database of it. */
    public PostgresAddress address(String database) {
        return PostgresAddress.local(running.port(), database);
    }

    public Passwords passwords() {
        return cluster.passwords();
    }

    /** The server process. */
    public ProcessHandle process() {
        return running.process();
    }

    /** A connection with all rights. */
    public Connection connectAsSuperuser(String database) throws SQLException {
        String password = Objects.requireNonNull(cluster.passwords().superuser());
        return new PostgresConnections(() -> address(database), Roles.SUPERUSER, password).getConnection();
    }

    /** Stops the server. Connections are to be closed before; those that are not are cut off. */
    @Override
    public void close() {
        closing = true;
        Thread starting = watcher;
        if (starting != null) {
            starting.interrupt(); // it may be starting the server again, which can take minutes
        }
        lock.lock();
        try {
            closed.signalAll();
            postmaster.stop();
        } catch (IOException e) {
            LOG.error("PostgreSQL could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void makeRolesOnce() throws SQLException, IOException {
        if (Files.exists(cluster.rolesMark())) {
            return;
        }
        try (Connection connection = connectAsSuperuser(Roles.SUPERUSER)) {
            Roles.make(connection, cluster.passwords());
        }
        Files.createFile(cluster.rolesMark());
        cluster.user().own(cluster.rolesMark());
    }

    private void watch(Postmaster.Running watched) {
        watcher = Thread.ofVirtual().name("postgres-watch").start(() -> {
            watched.process().onExit().join();
            startAgain();
        });
    }

    private void startAgain() {
        lock.lock();
        try {
            Duration pause = FIRST_PAUSE;
            while (!closing) {
                LOG.error("PostgreSQL ended by itself; starting it again");
                if (tryStartAgain()) {
                    return;
                }
                pauseOrClose(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean tryStartAgain() throws InterruptedException {
        try {
            running = postmaster.start(running.port());
            LOG.warn("PostgreSQL runs again, on port {}", running.port());
            watch(running);
            return true;
        } catch (IOException | Refusal e) {
            LOG.error("PostgreSQL does not start again yet", e);
            return false;
        }
    }

    private void pruneLogs() {
        lock.lock();
        try {
            while (!closing) {
                postmaster.pruneLogs();
                pauseOrClose(BETWEEN_PRUNINGS);
            }
        } catch (IOException e) {
            LOG.warn("Old logs of PostgreSQL could not be deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits that long, or until the server is to be stopped for good. */
    private void pauseOrClose(Duration pause) throws InterruptedException {
        long left = pause.toNanos();
        while (!closing && left > 0) {
            left = closed.awaitNanos(left);
        }
    }
}
