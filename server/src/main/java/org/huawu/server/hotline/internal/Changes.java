package org.huawu.server.hotline.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.identity.AccessChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes, within the transaction of a change, that the routing core is to learn of it. */
@Component
class Changes {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;

    Changes(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.audit = audit;
    }

    /** A change was committed. */
    record Committed() {}

    /** Somebody changed something in this transaction: kept in the audit trail too, with what differs now. */
    void note(String action, String object, Side side, List<Change> changes) {
        audit.add(action, object, side, changes);
        note();
    }

    /** Something changed in this transaction; noted once, however often it is said. */
    void note() {
        boolean isNoted =
                TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Telling.class::isInstance);
        if (!isNoted) {
            jdbc.sql("INSERT INTO hotline.change (at) VALUES (:now)")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            TransactionSynchronizationManager.registerSynchronization(new Telling());
        }
    }

    @EventListener
    void accessChanged(AccessChanged change) {
        note();
    }

    private final class Telling implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            events.publishEvent(new Committed());
        }
    }
}
