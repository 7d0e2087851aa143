package org.huawu.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.huawu.server.database.TestDatabase;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final TestDatabase shared = TestDatabase.shared();
    private final DataSource owner = shared.ownerOf(shared.freshName());

    @BeforeEach
    void migrateToTheBase() {
        assertThat(migrations("base").run()).isEqualTo(2);
    }

    @Test
    void given_a_database_of_this_version_when_it_is_migrated_again_then_nothing_runs() throws SQLException {
        assertThat(migrations("base").run()).isZero();
        assertThat(tables()).containsExactlyInAnyOrder("migrations", "one", "two");
    }

    @Test
    void given_a_database_of_an_older_version_when_it_is_migrated_then_only_what_is_new_runs() throws SQLException {
        assertThat(migrations("newer").run()).isEqualTo(1);
        assertThat(tables()).contains("three");
    }

    @Test
    void given_a_database_of_a_newer_program_when_it_is_migrated_then_it_is_refused() {
        migrations("newer").run();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrations("base").run())
                .withMessageContaining("written by a newer Huawu (3 three)")
                .withMessageContaining("Install that version or newer, or restore a backup")
                .satisfies(r -> assertThat(r.sentence(TerminalLanguage.CHINESE)).contains("更新版本"));
    }

    @Test
    void given_a_step_that_was_changed_when_the_database_is_migrated_then_it_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrations("changed").run())
                .withMessageContaining("2 two")
                .withMessageContaining("not the one this program knows");
    }

    @Test
    void given_a_step_that_comes_before_those_that_ran_when_the_database_is_migrated_then_it_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrations("earlier").run())
                .withMessageContaining("1.5 between");
    }

    @Test
    void given_a_step_that_fails_when_the_database_is_migrated_then_it_is_as_it_was() throws SQLException {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrations("failing").run())
                .withMessageContaining("it is as it was before");
        assertThat(tables()).containsExactlyInAnyOrder("migrations", "one", "two");
        assertThat(migrations("newer").run()).as("a mended version goes on").isEqualTo(1);
    }

    private Migrations migrations(String folder) {
        return new Migrations(owner, "classpath:db/test-migrations/" + folder);
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'huawu'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
