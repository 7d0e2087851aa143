package org.huawu.server.sound.internal;

import java.time.Instant;
import java.util.List;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.EffectId;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who the parties of a contact are, and what was measured of them. */
@Component
@Order(30)
class SoundProjection implements Projection {

    private final SoundRows rows;

    SoundProjection(SoundRows rows) {
        this.rows = rows;
    }

    @Override
    public void apply(List<StoredEvent> events) {
        for (StoredEvent stored : events) {
            long incarnation = stored.key().incarnation();
            switch (stored.event()) {
                case ContactArrived e -> rows.arrived(e.contact(), e.channel());
                case OfferAccepted e ->
                    rows.accepted(e.contact(), e.agent().vendor(), SoundRows.legOf(incarnation, e.bridge()));
                case ConnectFailed e -> rows.notJoined(e.contact().contact());
                case ContactConnected e ->
                    rows.connected(e.contact().contact(), e.agent().vendor());
                case SoundMeasured e -> measured(e, incarnation);
                default -> {
                    // tells of no sound
                }
            }
        }
    }

    private void measured(SoundMeasured event, long incarnation) {
        EffectId bridge = event.bridge();
        rows.measured(
                bridge == null ? SoundRows.legOf(event.channel()) : SoundRows.legOf(incarnation, bridge),
                Instant.ofEpochMilli(event.atMs()),
                event.quality());
    }
}
