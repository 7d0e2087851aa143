package org.huawu.server.database.internal;

import java.nio.file.Path;
import java.time.Duration;
import org.huawu.server.database.DatabaseSettings;

/**
 * How the embedded PostgreSQL is set up.
 *
 * @param sharedBuffersMib its own cache, MiB
 * @param workMemMib room for one sort, MiB
 * @param connections how many connections it accepts, those kept for the superuser included
 * @param startTimeout how long it may take to start
 * @param durable whether a committed row survives a loss of power; false only where rows are thrown away afterwards
 */
public record ClusterSettings(
        int sharedBuffersMib, int workMemMib, int connections, Duration startTimeout, boolean durable) {

    /** Beyond the pool: migrations, a backup, an administrator's look, and what PostgreSQL keeps for the superuser. */
    private static final int CONNECTIONS_BESIDE_THE_POOL = 12;

    /** As the settings of the program say. */
    public static ClusterSettings of(DatabaseSettings settings) {
        return new ClusterSettings(
                settings.sharedBuffersMib(),
                settings.workMemMib(),
                settings.poolSize() + CONNECTIONS_BESIDE_THE_POOL,
                settings.startTimeout(),
                true);
    }

    /** The text of {@code postgresql.conf}. */
    String text(int port, Path logs) {
        return """
                # Written by Huawu at each start; changes made here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = %d
                cluster_name = 'huawu'
                password_encryption = scram-sha-256
                shared_buffers = %dMB
                work_mem = %dMB
                maintenance_work_mem = 64MB
                max_wal_size = 1GB
                min_wal_size = 80MB
                wal_level = replica
                max_wal_senders = 2
                max_replication_slots = 4
                max_logical_replication_workers = 0
                io_workers = 2
                jit = off
                fsync = %s
                synchronous_commit = %s
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                default_text_search_config = 'pg_catalog.simple'
                logging_collector = on
                log_destination = 'stderr'
                log_directory = '%s'
                log_filename = 'postgres-%%Y%%m%%d-%%H%%M%%S.log'
                log_file_mode = 0600
                log_rotation_size = 10MB
                log_rotation_age = 0
                log_line_prefix = '%%m [%%p] %%u '
                # The text and the details of a failed statement hold what people typed: names, phone numbers.
                log_error_verbosity = terse
                log_min_error_statement = panic
                """.formatted(
                        port,
                        connections,
                        sharedBuffersMib,
                        workMemMib,
                        durable ? "on" : "off",
                        durable ? "on" : "off",
                        logs.toString().replace("'", "''"));
    }
}
