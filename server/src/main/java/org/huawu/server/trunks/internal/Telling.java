package org.huawu.server.trunks.internal;

import org.huawu.server.trunks.TrunksChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells, once a change is committed, that there is one. */
@Component
class Telling {

    private final ApplicationEventPublisher events;

    Telling(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Something changed in this transaction. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new TrunksChanged());
            }
        });
    }
}
