package org.huawu.server.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.huawu.server.database.DatabaseSettings;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that is up, migrated and pooled.
 *
 * @param embedded the server, where it is ours
 * @param pool connections of {@value Roles#APP}
 * @param version of the server, such as 18.6
 */
public record OpenDatabase(@Nullable EmbeddedPostgres embedded, HikariDataSource pool, String version)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    /**
     * Opens the database the settings name.
     *
     * @throws Refusal when that cannot be
     */
    public static OpenDatabase open(DatabaseSettings settings, DataFolder folder, Home home)
            throws IOException, InterruptedException, SQLException {
        String url = settings.url();
        if (url != null) {
            return external(settings, url, Passwords.ofExternal(folder, System.getenv()));
        }
        PostgresBinaries binaries = PostgresBinaries.at(home.postgres());
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, binaries, ClusterSettings.of(settings));
        try {
            return embedded(settings, postgres, Roles.DATABASE);
        } catch (SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** Opens a database of an embedded server that runs. */
    static OpenDatabase embedded(DatabaseSettings settings, EmbeddedPostgres postgres, String name)
            throws SQLException {
        return migrated(postgres, settings, () -> postgres.address(name), postgres.passwords());
    }

    /** Opens a database on somebody else's server. */
    static OpenDatabase external(DatabaseSettings settings, String url, Passwords passwords) throws SQLException {
        Supplier<PostgresAddress> address = () -> new PostgresAddress(url);
        new ExternalPostgres(url)
                .check(
                        new PostgresConnections(address, Roles.OWNER, passwords.owner()),
                        new PostgresConnections(address, Roles.APP, passwords.app()));
        return migrated(null, settings, address, passwords);
    }

    private static OpenDatabase migrated(
            @Nullable EmbeddedPostgres embedded,
            DatabaseSettings settings,
            Supplier<PostgresAddress> address,
            Passwords passwords)
            throws SQLException {
        int steps = new Migrations(new PostgresConnections(address, Roles.OWNER, passwords.owner())).run();
        HikariDataSource pool = pool(settings, address, passwords.app());
        try (Connection connection = pool.getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            LOG.info("Database is PostgreSQL {}, {} migrations run", version, steps);
            return new OpenDatabase(embedded, pool, version);
        }
    }

    private static HikariDataSource pool(
            DatabaseSettings settings, Supplier<PostgresAddress> address, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("huawu");
        config.setDataSource(PostgresConnections.limited(
                address, Roles.APP, password, settings.connectTimeout(), settings.statementTimeout()));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(settings.poolWait().toMillis());
        config.setKeepaliveTime(120_000);
        return new HikariDataSource(config);
    }

    /** Closes the pool, then stops the server where it is ours. */
    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
