package org.huawu.server.hotline.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.server.database.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the routing core is told, in order. A revision is compiled from one snapshot of the database that holds the changes it
 * is for, so it is whole; only {@link RevisionSender} makes them, so they rise with what they hold.
 */
@Component
class Revisions {

    private final JdbcClient jdbc;
    private final ConfigurationCompiler compiler;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    Revisions(JdbcClient jdbc, ConfigurationCompiler compiler, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.compiler = compiler;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The revision that the core is to be told now; none when it knows all. Made if there are changes, or if the last one has
     * calendars and is a day old.
     */
    Optional<Configuration> next() {
        return inSnapshot(() -> {
            List<Long> changes =
                    jdbc.sql("SELECT id FROM hotline.change").query(Long.class).list();
            if (changes.isEmpty() && !isToBeRenewed()) {
                return waiting();
            }
            long revision = jdbc.sql("SELECT coalesce(max(revision), 0) + 1 FROM hotline.revision")
                    .query(Long.class)
                    .single();
            Configuration configuration = compiler.compile(revision);
            jdbc.sql("""
                            INSERT INTO hotline.revision (revision, made_at, configuration, renew_at)
                            VALUES (:revision, :now, :configuration, CAST(:renew AS timestamptz))""")
                    .param("revision", revision)
                    .param("now", now())
                    .param("renew", configuration.calendars().isEmpty() ? null : now().plusDays(1))
                    .param("configuration", ConfigurationBytes.encode(configuration))
                    .update();
            if (!changes.isEmpty()) {
                jdbc.sql("DELETE FROM hotline.change WHERE id IN (:changes)")
                        .param("changes", changes)
                        .update();
            }
            return Optional.of(configuration);
        });
    }

    /** The revision in force, if there ever was one. */
    Optional<Configuration> active() {
        return inSnapshot(() -> jdbc.sql("""
                        SELECT configuration FROM hotline.revision
                        WHERE state = 'active' ORDER BY revision DESC LIMIT 1""")
                .query((row, n) -> ConfigurationBytes.decode(row.getBytes(1)))
                .optional());
    }

    /**
     * The core has decided on a revision; those before it need not be told any more.
     *
     * @param refusal why the core refused it; empty when it is in force
     */
    void settle(long revision, Optional<String> refusal) {
        inSnapshot(() -> {
            jdbc.sql("""
                            UPDATE hotline.revision SET settled_at = :now, refusal = :refusal,
                                state = CASE WHEN revision < :revision THEN 'superseded' ELSE :state END
                            WHERE revision <= :revision AND state = 'waiting'""")
                    .param("state", refusal.isEmpty() ? "active" : "refused")
                    .param("now", now())
                    .param("refusal", refusal.orElse(null))
                    .param("revision", revision)
                    .update();
            return revision;
        });
    }

    private boolean isToBeRenewed() {
        return jdbc.sql("""
                        SELECT coalesce(renew_at <= :now, false) FROM hotline.revision
                        ORDER BY revision DESC LIMIT 1""").param("now", now()).query(Boolean.class).optional().orElse(false);
    }

    private Optional<Configuration> waiting() {
        return jdbc.sql("""
                        SELECT configuration FROM hotline.revision
                        WHERE state = 'waiting' ORDER BY revision DESC LIMIT 1""")
                .query((row, n) -> ConfigurationBytes.decode(row.getBytes(1)))
                .optional();
    }

    private <T> T inSnapshot(Supplier<T> work) {
        return ScopedValue.where(Scope.CURRENT, Scope.all()).call(() -> snapshot.execute(status -> work.get()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
