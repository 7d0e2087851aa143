package org.huawu.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.database.internal.ScopedTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What PostgreSQL lets a transaction see and write, against the rule written down naively. */
class ScopeRuleProperties {

    private final JdbcClient jdbc =
            JdbcClient.create(TestDatabase.shared().database().pool());
    private final TransactionTemplate transactions = new TransactionTemplate(
            new ScopedTransactionManager(TestDatabase.shared().database().pool()));

    /** Whose a row is; null where it is nobody's. */
    record Row(
            @Nullable Long client,
            @Nullable Long vendor,
            @Nullable Long project) {

        boolean isVisibleTo(Scope scope) {
            boolean shared =
                    vendor == null && project != null && scope.projects().contains(new ProjectId(project));
            return isWritableBy(scope) || shared;
        }

        boolean isWritableBy(Scope scope) {
            boolean ofClient = client != null && scope.clients().contains(new ClientId(client));
            boolean ofVendor = vendor != null && scope.vendors().contains(new VendorId(vendor));
            return scope.everything() || ofClient || ofVendor;
        }
    }

    @BeforeContainer
    static void makeTable() throws SQLException {
        asOwner("""
                create schema ruletest;
                create table ruletest.thing (
                    id bigint primary key, client_id bigint, vendor_id bigint, project_id bigint, touched boolean);
                select huawu.protect('ruletest.thing');
                """);
    }

    @AfterContainer
    static void dropTable() throws SQLException {
        asOwner("drop schema ruletest cascade");
    }

    @Property(tries = 150)
    void given_any_rows_and_any_scope_when_they_are_read_and_written_then_the_rule_holds(
            @ForAll("rows") List<Row> rows, @ForAll("scopes") Scope scope) {
        fill(rows);
        in(scope, () -> {
            assertThat(ids("select id from ruletest.thing")).isEqualTo(expected(rows, r -> r.isVisibleTo(scope)));
            assertThat(ids("select id from ruletest.thing where huawu.visible(client_id, vendor_id, project_id)"))
                    .as("the function says what the policy says")
                    .isEqualTo(expected(rows, r -> r.isVisibleTo(scope)));
            assertThat(ids("select id from ruletest.thing where huawu.writable(client_id, vendor_id, project_id)"))
                    .isEqualTo(expected(rows, r -> r.isWritableBy(scope)));
            assertThat(ids("update ruletest.thing set touched = true returning id"))
                    .isEqualTo(expected(rows, r -> r.isWritableBy(scope)));
            assertThat(ids("delete from ruletest.thing returning id"))
                    .isEqualTo(expected(rows, r -> r.isWritableBy(scope)));
        });
    }

    private void fill(List<Row> rows) {
        in(Scope.all(), () -> {
            jdbc.sql("delete from ruletest.thing").update();
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                jdbc.sql("insert into ruletest.thing values (?, ?, ?, ?, false)")
                        .params(Arrays.asList((long) i, row.client(), row.vendor(), row.project()))
                        .update();
            }
        });
    }

    private Set<Long> ids(String sql) {
        return Set.copyOf(jdbc.sql(sql).query(Long.class).list());
    }

    private static Set<Long> expected(List<Row> rows, Predicate<Row> rule) {
        return LongStream.range(0, rows.size())
                .filter(i -> rule.test(rows.get((int) i)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private void in(Scope scope, Runnable work) {
        ScopedValue.where(Scope.CURRENT, scope).run(() -> transactions.executeWithoutResult(t -> work.run()));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> owner = Arbitraries.longs().between(1, 4).injectNull(0.3);
        return Combinators.combine(owner, owner, owner).as(Row::new).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Scope> scopes() {
        Arbitrary<Set<Long>> some = Arbitraries.longs().between(1, 5).set().ofMaxSize(3);
        Arbitrary<Boolean> seldom = Arbitraries.integers().between(0, 9).map(i -> i == 0);
        return Combinators.combine(seldom, some, some, some)
                .as((everything, clients, vendors, projects) -> new Scope(
                        everything,
                        clients.stream().map(ClientId::new).collect(Collectors.toSet()),
                        vendors.stream().map(VendorId::new).collect(Collectors.toSet()),
                        projects.stream().map(ProjectId::new).collect(Collectors.toSet())));
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = TestDatabase.shared().owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
