package org.huawu.server.database.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of the database, and how they and the database itself are made in a fresh cluster. */
public final class Roles {

    /** The cluster's own; used to make the others and for backups, never by the running program. */
    public static final String SUPERUSER = "postgres";

    /** Owns the schema; migrations run as this role. */
    public static final String OWNER = "huawu_owner";

    /** The running program: may read and write rows within its scope, owns nothing. */
    public static final String APP = "huawu_app";

    /** The database. */
    public static final String DATABASE = "huawu";

    private static final String ROLE_MAY =
            " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ";

    private Roles() {}

    /** Makes roles and database where they are missing. Repeatable: an interrupted first start goes on where it was. */
    static void make(Connection superuser, Passwords passwords) throws SQLException {
        makeRole(superuser, OWNER, passwords.owner());
        makeRole(superuser, APP, passwords.app());
        makeDatabase(superuser, DATABASE);
    }

    /** Makes a database that only the two roles may enter. */
    static void makeDatabase(Connection superuser, String name) throws SQLException {
        if (!exists(superuser, "select 1 from pg_database where datname = ?", name)) {
            execute(superuser, "create database " + name + " owner " + OWNER);
        }
        execute(superuser, "revoke all on database " + name + " from public");
        execute(superuser, "grant connect on database " + name + " to " + APP);
    }

    private static void makeRole(Connection superuser, String name, String password) throws SQLException {
        boolean there = exists(superuser, "select 1 from pg_roles where rolname = ?", name);
        execute(superuser, (there ? "alter role " : "create role ") + name + ROLE_MAY + literal(password));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
