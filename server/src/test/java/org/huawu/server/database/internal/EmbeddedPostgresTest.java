package org.huawu.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.server.ChildJvm;
import org.huawu.server.installation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    /** A program that starts the database of a folder, writes a row and is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            try (EmbeddedPostgres postgres = TestCluster.start(Path.of(args[0]))) {
                TestCluster.execute(postgres, "create table note (text text); insert into note values ('kept')");
                System.out.println("server " + postgres.process().pid());
                System.in.transferTo(System.out);
            }
        }
    }

    @Test
    void given_a_first_start_when_the_cluster_is_looked_at_then_it_is_safe() throws Exception {
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            assertThat(TestCluster.ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(TestCluster.ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(TestCluster.ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(TestCluster.ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(TestCluster.ask(postgres, "show unix_socket_directories"))
                    .isEmpty();
            assertThat(TestCluster.ask(postgres, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(TestCluster.ask(
                            postgres, "select count(*) from pg_authid where rolpassword not like 'SCRAM-SHA-256$%'"))
                    .isEqualTo("0");
            assertThat(TestCluster.ask(
                            postgres,
                            "select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)"
                                    + " from pg_database where datname = 'huawu'"))
                    .isEqualTo("b C.UTF-8 UTF8");
            Path secrets = TestCluster.folder(root).secrets().resolve("database.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void given_a_wrong_password_when_someone_connects_then_he_is_not_let_in() throws Exception {
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            for (String role : List.of(Roles.SUPERUSER, Roles.OWNER, Roles.APP)) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> new PostgresConnections(postgres::address, role, "guess").getConnection())
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            }
        }
    }

    @Test
    void given_a_clean_stop_when_it_is_started_again_then_every_row_is_there() throws Exception {
        ProcessHandle process;
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            TestCluster.execute(postgres, "create table note (text text); insert into note values ('kept')");
            process = postgres.process();
        }
        awaitEndOf(process);
        assertThat(PidFile.in(root.resolve("postgres"))).doesNotExist();
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            assertThat(TestCluster.ask(postgres, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void given_a_program_killed_outright_when_the_next_starts_then_it_ends_the_server_left_behind() throws Exception {
        long orphan;
        try (ChildJvm victim = ChildJvm.start(Victim.class, List.of(), root.toString())) {
            orphan = Long.parseLong(victim.await("server ").substring("server ".length()));
            victim.kill();
        }
        assertThat(ProcessHandle.of(orphan))
                .as("it outlives its program")
                .matches(p -> p.filter(ProcessHandle::isAlive).isPresent());
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            ProcessHandle.of(orphan).ifPresent(EmbeddedPostgresTest::awaitEndOf);
            assertThat(postgres.process().pid()).isNotEqualTo(orphan);
            assertThat(TestCluster.ask(postgres, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void given_a_stranger_with_the_old_process_id_when_it_is_started_then_the_stranger_lives_on() throws Exception {
        TestCluster.start(root).close();
        Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Path data = root.resolve("postgres");
            Files.writeString(
                    PidFile.in(data), stranger.pid() + "\n" + data + "\n1795305672\n54321\n\n127.0.0.1\n 1 1\nready\n");
            try (EmbeddedPostgres postgres = TestCluster.start(root)) {
                assertThat(TestCluster.ask(postgres, "select 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void given_a_server_that_dies_when_the_program_goes_on_then_the_pool_finds_it_again() throws Exception {
        EmbeddedPostgres postgres = TestCluster.start(root);
        try (OpenDatabase database = TestCluster.open(postgres)) {
            TestCluster.execute(postgres, "create table note (text text); insert into note values ('kept')");
            TestCluster.execute(postgres, "grant select on note to huawu_app");
            ProcessHandle first = postgres.process();
            first.destroyForcibly();
            awaitEndOf(first);
            // a backend of the dead server may answer once more before it notices
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> postgres.process().pid() != first.pid());
            await().atMost(LONG).ignoreExceptions().until(() -> read(database).equals("kept"));
        }
        awaitEndOf(postgres.process());
    }

    @Test
    void given_a_server_whose_port_was_taken_while_it_was_down_when_it_starts_again_then_it_takes_another()
            throws Exception {
        EmbeddedPostgres postgres = TestCluster.start(root);
        try (OpenDatabase database = TestCluster.open(postgres)) {
            int port = PidFile.read(root.resolve("postgres")).orElseThrow().port();
            Path blocked = Files.createFile(root.resolve("postgres/global/pg_control.aside"));
            // Without its control file the server cannot come back, so the port is surely free for a moment.
            Path control = root.resolve("postgres/global/pg_control");
            Files.move(control, blocked, StandardCopyOption.REPLACE_EXISTING);
            ProcessHandle first = postgres.process();
            first.destroyForcibly();
            awaitEndOf(first);
            try (ServerSocket thief = await().atMost(LONG).ignoreExceptions().until(() -> bind(port), s -> true)) {
                Files.move(blocked, control);
                await().atMost(LONG)
                        .ignoreExceptions()
                        .until(() -> read(database, "select 'kept'").equals("kept"));
                assertThat(postgres.address().url()).doesNotContain(":" + thief.getLocalPort() + "/");
            }
        }
    }

    @Test
    void given_root_without_user_namespaces_when_it_is_started_then_it_runs_as_somebody_else() throws Exception {
        if ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") != 0) {
            return; // only root may run it as somebody else
        }
        ServerUser other = ServerUser.asSomebodyElse(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgres postgres = TestCluster.start(root, other)) {
            assertThat(Files.getAttribute(
                            Path.of("/proc", Long.toString(postgres.process().pid())), "unix:uid"))
                    .isEqualTo(other.uid());
            assertThat(Files.getAttribute(root.resolve("postgres/PG_VERSION"), "unix:uid"))
                    .isEqualTo(other.uid());
            assertThat(Files.getAttribute(root.resolve("secrets/database.properties"), "unix:uid"))
                    .isEqualTo(0);
            TestCluster.execute(postgres, "create table note (text text); insert into note values ('kept')");
        }
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            assertThat(TestCluster.ask(postgres, "select text from note"))
                    .as("handed back to root")
                    .isEqualTo("kept");
        }
    }

    @Test
    void given_a_cluster_of_another_major_version_when_it_is_started_then_it_is_refused() throws Exception {
        TestCluster.start(root).close();
        Files.writeString(root.resolve("postgres/PG_VERSION"), "17\n");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> TestCluster.start(root))
                .withMessageContaining("was made by PostgreSQL 17, this Huawu has PostgreSQL 18");
    }

    @Test
    void given_lost_passwords_when_the_cluster_is_started_then_it_is_refused() throws Exception {
        TestCluster.start(root).close();
        Files.delete(root.resolve("secrets/database.properties"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> TestCluster.start(root))
                .withMessageContaining("database.properties with the passwords of the database is missing")
                .withMessageContaining("backup");
    }

    @Test
    void given_a_damaged_cluster_when_it_is_started_then_the_refusal_says_why() throws Exception {
        TestCluster.start(root).close();
        Files.delete(root.resolve("postgres/global/pg_control"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> TestCluster.start(root))
                .withMessageContaining("PostgreSQL does not start")
                .withMessageContaining("logs/postgres");
    }

    @Test
    void given_a_first_start_that_was_broken_off_when_it_is_started_then_it_begins_again() throws Exception {
        Files.createDirectories(root.resolve("postgres.new/base"));
        Files.writeString(root.resolve("postgres.new/PG_VERSION"), "18\n");
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            assertThat(TestCluster.ask(postgres, "select 1")).isEqualTo("1");
        }
        assertThat(root.resolve("postgres.new")).doesNotExist();
        assertThat(root.resolve("postgres.password")).doesNotExist();
    }

    @Test
    void given_more_logs_than_are_kept_when_it_runs_then_the_oldest_are_deleted() throws Exception {
        Path logs = Files.createDirectories(root.resolve("logs/postgres"));
        for (int i = 10; i < 40; i++) {
            Files.createFile(logs.resolve("postgres-202001%d-000000.log".formatted(i)));
        }
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            assertThat(postgres.process().isAlive()).isTrue();
            await().atMost(LONG).until(() -> countLogs(logs) == 10);
        }
    }

    @Test
    void given_a_constraint_that_is_violated_when_the_log_is_read_then_it_holds_nothing_that_was_typed()
            throws Exception {
        try (EmbeddedPostgres postgres = TestCluster.start(root)) {
            TestCluster.execute(postgres, "create table person (phone text primary key)");
            TestCluster.execute(postgres, "insert into person values ('13800138000')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> TestCluster.execute(postgres, "insert into person values ('13800138000')"))
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("13800138000"));
        }
        for (Path log : logsIn(root.resolve("logs/postgres"))) {
            assertThat(log).content().doesNotContain("13800138000");
        }
    }

    /** It is gone from the list of processes a moment after its last file is. */
    private static void awaitEndOf(ProcessHandle process) {
        await().atMost(LONG).until(() -> !process.isAlive());
    }

    private static String read(OpenDatabase database) throws SQLException {
        return read(database, "select text from note");
    }

    private static String read(OpenDatabase database, String query) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            return TestCluster.ask(connection, query);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    private static long countLogs(Path logs) throws IOException {
        return logsIn(logs).stream()
                .filter(f -> f.getFileName().toString().startsWith("postgres-"))
                .count();
    }

    private static List<Path> logsIn(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.toList();
        }
    }
}
