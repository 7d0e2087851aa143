package org.huawu.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.huawu.server.database.TestDatabase;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of somebody else, whose roles a test may spoil: a cluster of its own. */
class ExternalPostgresTest {

    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @TempDir
    private static Path root;

    @TempDir
    private Path ours;

    private static EmbeddedPostgres server;

    private static Passwords right() {
        return server.passwords();
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = TestCluster.start(root);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        execute("postgres", "create database other owner huawu_owner");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        execute("postgres", "drop database other with (force)");
        execute("postgres", "alter role huawu_app nosuperuser nobypassrls nocreaterole nocreatedb");
    }

    @Test
    void given_a_server_as_it_should_be_when_it_is_opened_then_it_is_migrated() throws SQLException {
        try (OpenDatabase database = open(url("other"), right());
                Connection connection = database.pool().getConnection()) {
            assertThat(database.version()).startsWith("18");
            assertThat(TestCluster.ask(connection, "select nextval('huawu.ids')"))
                    .isEqualTo("1000");
        }
    }

    @Test
    void given_no_server_when_it_is_opened_then_the_refusal_names_the_address() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + closed + "/huawu";
        assertRefused(url, right(), "The database at " + url + " cannot be reached");
    }

    @Test
    void given_a_wrong_password_when_it_is_opened_then_the_refusal_names_the_role() {
        assertRefused(url("other"), new Passwords(null, "wrong", right().app()), "does not let role huawu_owner in");
        assertRefused(url("other"), new Passwords(null, right().owner(), "wrong"), "does not let role huawu_app in");
    }

    @Test
    void given_no_such_database_when_it_is_opened_then_the_refusal_says_how_to_make_it() {
        assertRefused(url("nowhere"), right(), "has no such database. Create it: create database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"superuser", "bypassrls", "createrole"})
    void given_a_role_of_the_program_that_may_too_much_when_it_is_opened_then_it_is_refused(String right)
            throws SQLException {
        execute("postgres", "alter role huawu_app " + right);
        assertRefused(url("other"), right(), "row-level security would not hold");
    }

    @Test
    void given_a_role_of_the_program_that_owns_something_when_it_is_opened_then_it_is_refused() throws SQLException {
        execute("other", "create table stray (id int); alter table stray owner to huawu_app");
        assertRefused(url("other"), right(), "Role huawu_app on the database");
        assertRefused(url("other"), right(), "owns something");
    }

    @Test
    void given_a_role_of_the_program_within_another_when_it_is_opened_then_it_is_refused() throws SQLException {
        execute("postgres", "grant huawu_owner to huawu_app");
        try {
            assertRefused(url("other"), right(), "is a member of another role");
        } finally {
            execute("postgres", "revoke huawu_owner from huawu_app");
        }
    }

    @Test
    void given_an_owner_who_may_not_create_when_it_is_opened_then_it_is_refused() throws SQLException {
        execute("postgres", "alter database other owner to postgres");
        assertRefused(url("other"), right(), "Role huawu_owner may not create schemas");
    }

    @Test
    void given_a_database_in_another_encoding_when_it_is_opened_then_it_is_refused() throws SQLException {
        execute(
                "postgres",
                "create database latin owner huawu_owner template template0 encoding 'LATIN1'"
                        + " locale_provider libc locale 'C'");
        try {
            assertRefused(url("latin"), right(), "does not use the encoding UTF8");
        } finally {
            execute("postgres", "drop database latin");
        }
    }

    static Stream<Arguments> versions() {
        return Stream.of(
                Arguments.of(90_624, "9.624"),
                Arguments.of(130_002, "13.2"),
                Arguments.of(179_999, "17.9999"),
                Arguments.of(180_000, ""),
                Arguments.of(180_006, ""),
                Arguments.of(190_000, ""));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void given_the_number_of_a_version_when_it_is_checked_then_only_those_before_18_are_refused(
            int number, String refusedAs) {
        ExternalPostgres postgres = new ExternalPostgres("jdbc:postgresql://db/huawu");
        if (refusedAs.isEmpty()) {
            assertThatCode(() -> postgres.checkVersion(number)).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> postgres.checkVersion(number))
                    .withMessageContaining("is PostgreSQL " + refusedAs + ", Huawu needs 18 or newer");
        }
    }

    @Test
    void given_passwords_in_two_places_when_they_are_read_then_the_environment_goes_first() throws Exception {
        DataFolder folder = new DataFolder(ours);
        PrivateFiles.write(Passwords.fileIn(folder), "owner.password=a\napp.password=b\n");
        assertThat(Passwords.ofExternal(folder, NO_ENVIRONMENT)).isEqualTo(new Passwords(null, "a", "b"));
        assertThat(Passwords.ofExternal(folder, Map.of("HUAWU_DB_APP_PASSWORD", "c")))
                .isEqualTo(new Passwords(null, "a", "c"));
        assertThat(Passwords.ofExternal(folder, NO_ENVIRONMENT)).hasToString("Passwords[…]");
    }

    @Test
    void given_no_password_when_they_are_read_then_the_refusal_names_variable_and_file() {
        DataFolder folder = new DataFolder(ours);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Passwords.ofExternal(folder, Map.of("HUAWU_DB_OWNER_PASSWORD", "a")))
                .withMessageContaining("password of huawu_app")
                .withMessageContaining("HUAWU_DB_APP_PASSWORD")
                .withMessageContaining(Passwords.fileIn(folder).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://host/db",
                "jdbc:mysql://host/db",
                "jdbc:postgresql://host",
                "host:5432/db",
                "jdbc:postgresql://host/db?user=me",
                "jdbc:postgresql://host/db?ssl=true&password=x"
            })
    void given_an_address_of_another_form_when_it_is_read_then_it_is_refused_without_telling_a_password(String url) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> TestDatabase.settings(url))
                .withMessageContaining("huawu.database.url")
                .satisfies(r -> assertThat(String.valueOf(r.getMessage())).doesNotContain("password=x"));
    }

    private static void assertRefused(String url, Passwords passwords, String sentence) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> open(url, passwords).close())
                .withMessageContaining(sentence);
    }

    private static OpenDatabase open(String url, Passwords passwords) throws SQLException {
        return OpenDatabase.external(TestDatabase.settings(url), url, passwords);
    }

    private static String url(String database) {
        return server.address(database).url();
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
