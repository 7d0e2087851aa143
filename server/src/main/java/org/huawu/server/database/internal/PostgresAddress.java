package org.huawu.server.database.internal;

/**
 * Where a database is reached.
 *
 * @param url as JDBC wants it
 */
public record PostgresAddress(String url) {

    /** On this machine, where the way is not worth encrypting. */
    static PostgresAddress local(int port, String database) {
        return new PostgresAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable");
    }
}
