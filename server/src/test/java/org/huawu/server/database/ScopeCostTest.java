package org.huawu.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.huawu.kernel.ClientId;
import org.huawu.server.database.internal.ScopedTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Row-level security must not make a query slow: the settings are read once a statement, and indexes are used. */
class ScopeCostTest {

    private final JdbcClient jdbc =
            JdbcClient.create(TestDatabase.shared().database().pool());
    private final TransactionTemplate transactions = new TransactionTemplate(
            new ScopedTransactionManager(TestDatabase.shared().database().pool()));

    @BeforeAll
    static void makeTable() throws SQLException {
        asOwner("""
                create schema costtest;
                create table costtest.thing (
                    id bigint primary key, client_id bigint, vendor_id bigint, project_id bigint, at bigint);
                insert into costtest.thing
                    select i, i % 50, i % 70, i % 90, i from generate_series(1, 20000) i;
                create index thing_by_client on costtest.thing (client_id, at);
                select huawu.protect('costtest.thing');
                analyze costtest.thing;
                """);
    }

    @AfterAll
    static void dropTable() throws SQLException {
        asOwner("drop schema costtest cascade");
    }

    @Test
    void given_a_big_table_when_all_of_it_is_counted_then_the_settings_are_read_once() {
        String plan = planOf("select count(*) from costtest.thing");
        assertThat(plan).contains("InitPlan");
        assertThat(filterOf(plan)).as(plan).doesNotContain("current_setting", "scope_");
    }

    @Test
    void given_a_query_by_id_when_it_runs_then_the_index_is_used() {
        assertThat(planOf("select at from costtest.thing where id = 4711"))
                .contains("thing_pkey")
                .doesNotContain("Seq Scan");
    }

    @Test
    void given_a_query_by_client_and_time_when_it_runs_then_the_index_is_used() {
        assertThat(planOf("select at from costtest.thing where client_id = 7 and at > 19000 order by at limit 50"))
                .contains("thing_by_client")
                .doesNotContain("Seq Scan");
    }

    private String planOf(String query) {
        Scope scope = new Scope(false, Set.of(new ClientId(7)), Set.of(), Set.of());
        return ScopedValue.where(Scope.CURRENT, scope)
                .call(() -> String.valueOf(transactions.<String>execute(t -> String.join(
                        "\n",
                        jdbc.sql("explain (analyze, costs off, timing off) " + query)
                                .query(String.class)
                                .list()))));
    }

    private static String filterOf(String plan) {
        return plan.lines().filter(line -> line.contains("Filter:")).findFirst().orElseThrow();
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = TestDatabase.shared().owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
