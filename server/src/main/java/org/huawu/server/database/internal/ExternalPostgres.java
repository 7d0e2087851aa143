package org.huawu.server.database.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.huawu.server.installation.Refusal;

/**
 * A PostgreSQL that somebody else runs: looked at before it is used.
 *
 * @param url where it is, without any password
 */
public record ExternalPostgres(String url) {

    private static final int PER_MAJOR = 10_000;

    /**
     * Looks whether the program may work with it.
     *
     * @throws Refusal when it is away, too old, or lets the program do too little or too much
     */
    public void check(DataSource owner, DataSource app) {
        try (Connection connection = connect(owner, Roles.OWNER)) {
            checkVersion(number(connection, "select current_setting('server_version_num')::int"));
            checkDatabase(connection);
        } catch (SQLException e) {
            throw brokenOff(e);
        }
        try (Connection connection = connect(app, Roles.APP)) {
            checkApp(connection);
        } catch (SQLException e) {
            throw brokenOff(e);
        }
    }

    /**
     * Refuses a server older than the program needs.
     *
     * @param versionNumber as {@code server_version_num} gives it: 180006 is 18.6
     */
    void checkVersion(int versionNumber) {
        if (versionNumber / PER_MAJOR < PostgresBinaries.MAJOR) {
            String found = versionNumber / PER_MAJOR + "." + versionNumber % PER_MAJOR;
            throw new Refusal(
                    "The database at " + url + " is PostgreSQL " + found + ", Huawu needs " + PostgresBinaries.MAJOR
                            + " or newer. Upgrade that server, or name another with --db.",
                    url + " 的数据库是 PostgreSQL " + found + ",Huawu 需要 " + PostgresBinaries.MAJOR
                            + " 或更高版本。请升级该服务器，或用 --db 指定其他数据库。");
        }
    }

    private void checkDatabase(Connection owner) throws SQLException {
        if (!truth(owner, "select current_setting('server_encoding') = 'UTF8'")) {
            throw new Refusal(
                    "The database at " + url + " does not use the encoding UTF8. Create it with encoding 'UTF8'.",
                    url + " 的数据库编码不是 UTF8。请以 encoding 'UTF8' 重新创建数据库。");
        }
        if (!truth(owner, "select has_database_privilege(current_database(), 'create')")) {
            throw new Refusal(
                    "Role " + Roles.OWNER + " may not create schemas in the database at " + url
                            + ". Make it the owner: alter database … owner to " + Roles.OWNER + ".",
                    "用户 " + Roles.OWNER + " 不能在 " + url + " 的数据库中创建模式。请将其设为所有者：alter database … owner to " + Roles.OWNER
                            + "。");
        }
    }

    private void checkApp(Connection app) throws SQLException {
        refuseIf(
                app,
                "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user",
                "is a superuser, may create roles or passes by row-level security",
                "是超级用户、可创建角色或可绕过行级安全",
                "alter role " + Roles.APP + " nosuperuser nobypassrls nocreaterole");
        refuseIf(
                app,
                "select count(*) > 0 from pg_roles where rolname <> current_user"
                        + " and pg_has_role(current_user, oid, 'member')",
                "is a member of another role",
                "是其他角色的成员",
                "revoke that role from " + Roles.APP);
        refuseIf(
                app,
                "select count(*) > 0 from pg_shdepend where deptype = 'o' and refclassid = 'pg_authid'::regclass"
                        + " and refobjid = (select oid from pg_roles where rolname = current_user)",
                "owns something",
                "拥有数据库对象",
                "reassign owned by " + Roles.APP + " to " + Roles.OWNER);
    }

    private void refuseIf(Connection app, String query, String english, String chinese, String mend)
            throws SQLException {
        if (truth(app, query)) {
            throw new Refusal(
                    "Role " + Roles.APP + " on the database at " + url + " " + english
                            + ", so row-level security would not hold. Mend it: " + mend + ".",
                    url + " 上的用户 " + Roles.APP + " " + chinese + "，行级安全将失效。请修正：" + mend + "。");
        }
    }

    private Connection connect(DataSource source, String role) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw refusalOf(e, role);
        }
    }

    private Refusal refusalOf(SQLException e, String role) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                new Refusal(
                        "The database at " + url + " does not let role " + role
                                + " in. Check that the role exists, its password, and pg_hba.conf of that server.",
                        url + " 的数据库拒绝用户 " + role + " 登录。请检查该用户是否存在、密码是否正确以及该服务器的 pg_hba.conf。",
                        e);
            case "3D000" ->
                new Refusal(
                        "The server of " + url + " has no such database. Create it: create database … owner "
                                + Roles.OWNER + " encoding 'UTF8'.",
                        url + " 所在服务器上没有该数据库。请创建：create database … owner " + Roles.OWNER + " encoding 'UTF8'。",
                        e);
            default ->
                new Refusal(
                        "The database at " + url + " cannot be reached (" + e.getMessage()
                                + "). Check the address, and that the server runs and is let through the firewall.",
                        "无法连接 " + url + " 的数据库（" + e.getMessage() + "）。请检查地址、服务器是否运行以及防火墙设置。",
                        e);
        };
    }

    private Refusal brokenOff(SQLException e) {
        return new Refusal(
                "The database at " + url + " broke off while it was looked at (" + e.getMessage() + "). Try again.",
                "检查 " + url + " 的数据库时连接中断（" + e.getMessage() + "）。请重试。",
                e);
    }

    private static boolean truth(Connection connection, String query) throws SQLException {
        return number(connection, "select case when (" + query + ") then 1 else 0 end") == 1;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
