package org.huawu.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.huawu.server.ChildJvm;
import org.huawu.server.database.Backup;
import org.huawu.server.database.Restore;
import org.huawu.server.database.TestDatabase;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.Installation;
import org.huawu.server.installation.InstallationLock;
import org.huawu.server.installation.InstallationSettings;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank that moves money without a pause is backed up; what comes back must be a bank at one moment. */
class BackupWhileRunningTest {

    private static final int ACCOUNTS = 200;
    private static final int CLERKS = 4;
    private static final Home HOME = new Home(Path.of("target"));

    @TempDir
    private Path temp;

    /** The running program: holds the folder, and moves money until it is killed. */
    static final class Bank {
        private Bank() {}

        public static void main(String[] args) throws Exception {
            DataFolder folder = TestCluster.folder(Path.of(args[0]));
            InstallationLock lock = InstallationLock.take(folder);
            Installation.open(folder, Instant::now);
            EmbeddedPostgres postgres = TestCluster.start(folder.root());
            TestCluster.execute(postgres, """
                    create table account (id int primary key, balance bigint not null, note text not null);
                    create table transfer (
                        id bigint generated always as identity primary key, giver int, taker int, amount bigint);
                    create index transfer_by_giver on transfer (giver);
                    insert into account
                        select i, 1000, repeat('x', 500) from generate_series(0, %d) i;
                    """.formatted(ACCOUNTS - 1));
            for (int i = 0; i < CLERKS; i++) {
                Thread.ofPlatform().daemon().start(() -> work(postgres));
            }
            System.out.println("open " + lock.hashCode());
            System.in.transferTo(System.out);
        }

        private static void work(EmbeddedPostgres postgres) {
            try (Connection connection = postgres.connectAsSuperuser(Roles.DATABASE);
                    Statement statement = connection.createStatement()) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    move(statement, random.nextInt(ACCOUNTS), random.nextInt(ACCOUNTS), random.nextInt(1, 20));
                    if (i % 500 == 0) {
                        statement.execute("checkpoint");
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void move(Statement statement, int giver, int taker, int amount) throws SQLException {
            // In the order of the ids, so that two clerks never wait for each other.
            String first = "update account set balance = balance " + (giver < taker ? "-" : "+") + amount
                    + " where id = " + Math.min(giver, taker);
            String second = "update account set balance = balance " + (giver < taker ? "+" : "-") + amount
                    + " where id = " + Math.max(giver, taker);
            statement.execute(
                    "begin; " + first + "; " + second + "; insert into transfer (giver, taker, amount) values (" + giver
                            + ", " + taker + ", " + amount + "); commit");
        }
    }

    @Test
    void given_a_bank_at_work_when_it_is_backed_up_and_restored_elsewhere_then_no_money_and_no_transfer_is_lost()
            throws Exception {
        DataFolder here = new DataFolder(temp.resolve("here"));
        DataFolder there = new DataFolder(temp.resolve("another place/data"));
        Path file = temp.resolve("bank.backup");
        long before;
        Backup.Written written;
        try (ChildJvm bank = ChildJvm.start(Bank.class, List.of(), here.root().toString())) {
            bank.await("open");
            before = transfersIn(here);
            written = backup(here).write(file, false);
            assertThat(transfersIn(here)).as("work went on meanwhile").isGreaterThan(before);
            assertThat(askRunning(here, "select count(*) from pg_replication_slots"))
                    .as("nothing is left behind in the server")
                    .isEqualTo("0");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.size(file)).isEqualTo(written.bytes());
        endOrphanOf(here);

        new Restore(there, new InstallationSettings(0), Program.running(HOME), Instant::now).from(file, manifest -> {});

        assertThat(Installation.read(there.installationFile()).id())
                .isEqualTo(Installation.read(here.installationFile()).id());
        try (EmbeddedPostgres restored = TestCluster.start(there.root())) {
            assertThat(TestCluster.ask(restored, "select sum(balance) from account"))
                    .isEqualTo(Long.toString(1000L * ACCOUNTS));
            assertThat(Long.parseLong(TestCluster.ask(restored, "select count(*) from transfer")))
                    .isGreaterThanOrEqualTo(before);
            assertThat(TestCluster.ask(restored, """
                            select count(*) from account a
                            where balance <> 1000
                                - coalesce((select sum(amount) from transfer where giver = a.id), 0)
                                + coalesce((select sum(amount) from transfer where taker = a.id), 0)
                            """))
                    .as("accounts that do not agree with their transfers")
                    .isEqualTo("0");
            TestCluster.execute(restored, "reindex database huawu");
            assertThat(TestCluster.ask(restored, "select coalesce(sum(checksum_failures), 0) from pg_stat_database"))
                    .isEqualTo("0");
        }
    }

    @Test
    void given_a_program_whose_database_is_down_when_it_is_backed_up_then_it_is_refused_and_no_file_is_left()
            throws Exception {
        DataFolder here = new DataFolder(temp.resolve("here"));
        Path file = temp.resolve("bank.backup");
        try (ChildJvm bank = ChildJvm.start(Bank.class, List.of(), here.root().toString())) {
            bank.await("open");
            Path pidFile = PidFile.in(here.postgres());
            Files.move(pidFile, pidFile.resolveSibling("aside"));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> backup(here).write(file, false))
                    .withMessageContaining("is not up now");
            Files.move(pidFile.resolveSibling("aside"), pidFile);
        }
        assertThat(temp.toFile().list()).containsExactly("here");
        endOrphanOf(here);
    }

    private static Backup backup(DataFolder folder) {
        return new Backup(folder, HOME, TestDatabase.settings(), Instant::now);
    }

    private static long transfersIn(DataFolder folder) throws Exception {
        return Long.parseLong(askRunning(folder, "select count(*) from transfer"));
    }

    private static String askRunning(DataFolder folder, String query) throws Exception {
        int port = PidFile.read(folder.postgres()).orElseThrow().port();
        String password = Objects.requireNonNull(Passwords.readEmbedded(folder).superuser());
        PostgresAddress address = PostgresAddress.local(port, Roles.DATABASE);
        try (Connection connection =
                new PostgresConnections(() -> address, Roles.SUPERUSER, password).getConnection()) {
            return TestCluster.ask(connection, query);
        }
    }

    /** The bank was killed; its server is ended by the next start, as after any sudden death. */
    private static void endOrphanOf(DataFolder folder) throws Exception {
        TestCluster.start(folder.root()).close();
    }
}
