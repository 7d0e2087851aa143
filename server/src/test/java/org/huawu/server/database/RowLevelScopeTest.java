package org.huawu.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.HuawuServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HuawuServerTest
class RowLevelScopeTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int MORE_THAN_THE_POOL = 40;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    RowLevelScopeTest(@Autowired JdbcClient jdbc, @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    @BeforeAll
    static void makeTable() throws SQLException {
        asOwner("""
                create schema scopetest;
                create table scopetest.thing (
                    id bigint primary key, client_id bigint, vendor_id bigint, project_id bigint);
                call huawu.protect('scopetest.thing');
                insert into scopetest.thing values
                    (1, 10, 20, 30), (2, 10, 21, 30), (3, 11, 20, 31), (4, 11, null, 31), (5, 10, null, 30),
                    (6, null, null, null);
                """);
    }

    @AfterAll
    static void dropTable() throws SQLException {
        asOwner("drop schema scopetest cascade");
    }

    @Test
    void given_no_scope_when_a_transaction_reads_then_it_sees_no_row() {
        assertThat(transactions.<List<Long>>execute(t -> ids())).isEmpty();
        assertThat(ids()).as("outside of a transaction").isEmpty();
        assertThat(visibleTo(Scope.none())).isEmpty();
    }

    @Test
    void given_a_scope_when_a_transaction_reads_then_it_sees_the_rows_of_that_scope_only() {
        assertThat(visibleTo(Scope.all())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(visibleTo(client(10))).containsExactly(1L, 2L, 5L);
        assertThat(visibleTo(client(11))).containsExactly(3L, 4L);
        assertThat(visibleTo(vendor(20, 30))).containsExactly(1L, 3L, 5L);
        assertThat(visibleTo(vendor(21, 31))).containsExactly(2L, 4L);
        assertThat(visibleTo(client(99))).isEmpty();
    }

    @Test
    void given_connections_used_with_every_right_when_they_come_from_the_pool_again_then_nothing_is_left_on_them() {
        for (int i = 0; i < MORE_THAN_THE_POOL; i++) {
            assertThat(visibleTo(Scope.all())).hasSize(6);
            assertThat(ids()).isEmpty();
            assertThat(visibleTo(client(11))).hasSize(2);
            assertThat(transactions.<List<Long>>execute(t -> ids())).isEmpty();
        }
    }

    @Test
    void given_a_transaction_that_is_rolled_back_when_the_next_begins_then_the_scope_is_gone() {
        within(Scope.all(), () -> {
            transactions.executeWithoutResult(t -> {
                assertThat(ids()).hasSize(6);
                t.setRollbackOnly();
            });
            return 0;
        });
        assertThat(transactions.<List<Long>>execute(t -> ids())).isEmpty();
    }

    @Test
    void given_a_scope_when_a_row_of_somebody_else_is_written_then_it_is_refused() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> write(client(10), "insert into scopetest.thing values (7, 11, null, null)"))
                .havingRootCause()
                .withMessageContaining("row-level security");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> write(client(10), "update scopetest.thing set client_id = 11 where id = 1"))
                .havingRootCause()
                .withMessageContaining("row-level security");
        assertThat(write(client(10), "delete from scopetest.thing where id = 3"))
                .isZero();
        assertThat(write(vendor(21, 30), "delete from scopetest.thing where id = 5"))
                .as("a row of the project, seen but belonging to no single vendor")
                .isZero();
        assertThat(write(client(10), "insert into scopetest.thing values (7, 10, null, null)"))
                .isOne();
        assertThat(write(client(10), "delete from scopetest.thing where id = 7"))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncate scopetest.thing",
                "alter table scopetest.thing disable row level security",
                "drop policy scope_select on scopetest.thing",
                "call huawu.protect('scopetest.thing')",
                "create table scopetest.other (id bigint)",
                "create table public.other (id bigint)",
                "create schema other",
                "select * from huawu.migrations",
                "set role huawu_owner"
            })
    void given_the_programs_role_when_it_tries_to_change_the_schema_then_it_may_not(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).update())
                .havingRootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void given_the_programs_role_when_it_is_looked_at_then_it_owns_nothing_and_passes_by_nothing() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("huawu_app");
        assertThat(jdbc.sql("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                                + " where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(jdbc.sql("select count(*) from pg_shdepend where deptype = 'o' and refobjid ="
                                + " (select oid from pg_roles where rolname = current_user)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<Long> visibleTo(Scope scope) {
        return within(scope, () -> transactions.<List<Long>>execute(t -> ids()));
    }

    private int write(Scope scope, String statement) {
        return within(
                scope,
                () -> transactions.<Integer>execute(t -> jdbc.sql(statement).update()));
    }

    private List<Long> ids() {
        return jdbc.sql("select id from scopetest.thing order by id")
                .query(Long.class)
                .list();
    }

    private static <T> T within(Scope scope, ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(Scope.CURRENT, scope).call(work);
    }

    private static Scope client(long id) {
        return new Scope(false, Set.of(new ClientId(id)), Set.of(), Set.of());
    }

    private static Scope vendor(long id, long project) {
        return new Scope(false, Set.of(), Set.of(new VendorId(id)), Set.of(new ProjectId(project)));
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = TestDatabase.shared().owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
