package org.huawu.server.database.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections as one role. The address is asked anew for each: an embedded server that was started again may listen
 * elsewhere.
 */
public final class PostgresConnections implements DataSource {

    private final Supplier<PostgresAddress> address;
    private final Properties properties;

    /** Opens connections that wait as long as the default says. */
    public PostgresConnections(Supplier<PostgresAddress> address, String role, String password) {
        this(address, role, password, new Properties());
    }

    private PostgresConnections(Supplier<PostgresAddress> address, String role, String password, Properties further) {
        this.address = address;
        this.properties = new Properties();
        properties.putAll(further);
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "huawu");
        properties.setProperty("tcpKeepAlive", "true");
        properties.putIfAbsent("connectTimeout", "10");
        properties.putIfAbsent("loginTimeout", "10");
        // The details of a violated constraint hold what people typed: names, phone numbers.
        properties.setProperty("logServerErrorDetail", "false");
    }

    /** Opens connections whose statements are cut off after a time. */
    static PostgresConnections limited(
            Supplier<PostgresAddress> address, String role, String password, Duration connect, Duration statement) {
        Properties limits = new Properties();
        limits.setProperty("connectTimeout", Long.toString(connect.toSeconds()));
        limits.setProperty("loginTimeout", Long.toString(connect.toSeconds()));
        // The server cancels first and says so; the socket only ends waiting for a server that is gone.
        limits.setProperty("socketTimeout", Long.toString(statement.toSeconds() + 5));
        limits.setProperty(
                "options",
                "-c statement_timeout=" + statement.toMillis() + " -c idle_in_transaction_session_timeout="
                        + statement.toMillis());
        return new PostgresConnections(address, role, password, limits);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(address.get().url(), properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("one role only");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Logging goes through SLF4J.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Set once, by the properties.
    }

    @Override
    public int getLoginTimeout() {
        return Integer.parseInt(properties.getProperty("loginTimeout"));
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("logging goes through SLF4J");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
