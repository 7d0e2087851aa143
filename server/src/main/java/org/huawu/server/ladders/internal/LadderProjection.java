package org.huawu.server.ladders.internal;

import java.time.Instant;
import java.util.List;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which channel a contact had. */
@Component
@Order(20)
class LadderProjection implements Projection {

    private final LadderRows rows;

    LadderProjection(LadderRows rows) {
        this.rows = rows;
    }

    @Override
    public void apply(List<StoredEvent> events) {
        for (StoredEvent stored : events) {
            switch (stored.event()) {
                case ContactArrived e -> rows.add(e.contact(), e.channel(), Instant.ofEpochMilli(e.atMs()));
                case ContactTurnedAway e -> rows.add(e.contact(), e.channel(), Instant.ofEpochMilli(e.atMs()));
                case ContactConnected e ->
                    rows.connected(e.contact().contact(), e.agent().vendor());
                default -> {
                    // tells of no channel
                }
            }
        }
    }
}
