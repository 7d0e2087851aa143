package org.huawu.server.sound.internal;

import java.time.Instant;
import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.HoldCause;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.events.TalkEvent.ConferenceBegan;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.jspecify.annotations.Nullable;
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
                case ContactReconnected e ->
                    rows.connected(e.contact().contact(), e.agent().vendor());
                case HoldEnded e -> joined(e.contact(), e.agent(), incarnation, e.joined());
                case ContactHandedOver e -> joined(e.contact(), e.to(), incarnation, e.joined());
                case HoldBegan e
                when e.cause() == HoldCause.NOT_JOINED ->
                    rows.notJoined(e.contact().contact());
                // the caller came into the bridge of agent and colleague, in which nobody is measured for the contact
                // alone
                case ConferenceBegan e -> rows.notJoined(e.contact().contact());
                case SoundMeasured e -> measured(e, incarnation);
                default -> {
                    // tells of no sound
                }
            }
        }
    }

    /** Caller and agent are joined by another bridge than before; one who joins agent and colleague is none of theirs. */
    private void joined(ContactRef contact, AgentRef agent, long incarnation, @Nullable EffectId bridge) {
        if (bridge != null) {
            rows.accepted(contact, agent.vendor(), SoundRows.legOf(incarnation, bridge));
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
