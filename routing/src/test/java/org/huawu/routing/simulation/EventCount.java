package org.huawu.routing.simulation;

import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.Party;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldEnded;

/** Counts a day from its events alone, by the spans that they bear. */
final class EventCount {

    final Counts counts = new Counts();

    void add(Event event) {
        switch (event) {
            case ContactArrived e -> counts.count(Tally.ARRIVED);
            case CallDialled e -> counts.count(Tally.CALLS_OUT);
            case CalleeAnswered e -> counts.count(Tally.CALLS_OUT_ANSWERED);
            case ContactQueued e -> counts.count(Tally.QUEUED);
            case ContactConnected e -> counts.answered(e.waitedMs());
            case ContactEnded e -> ended(e);
            case ContactHandedOver e -> talked(e.talkedMs());
            case ContactRequeued e -> talked(e.talkedMs());
            case HoldEnded e -> counts.add(Tally.HOLD_MS, e.heldMs());
            case OfferMade e -> counts.count(Tally.OFFERS);
            case OfferAccepted e -> {
                counts.count(Tally.ACCEPTED);
                counts.add(Tally.RING_MS, e.offeredMs());
            }
            case OfferRejected e -> counts.add(Tally.RING_MS, e.offeredMs());
            case OfferTimedOut e -> counts.add(Tally.RING_MS, e.offeredMs());
            case OfferWithdrawn e -> counts.add(Tally.RING_MS, e.offeredMs());
            case AgentSignedIn e -> counts.count(Tally.SIGN_INS);
            case AgentStateChanged e -> counts.spent(e.from(), e.spentMs());
            case AgentSignedOut e -> counts.spent(e.from(), e.spentMs());
            case WrapUpEnded e -> {
                counts.count(Tally.WRAP_UPS);
                counts.add(Tally.WRAP_UP_MS, e.spentMs());
            }
            default -> {}
        }
    }

    private void talked(long ms) {
        counts.count(Tally.TALKS);
        counts.add(Tally.TALK_MS, ms);
    }

    private void ended(ContactEnded event) {
        if (event.stage() == ContactStage.TALKING) {
            talked(event.talkedMs());
        } else if (event.by() == Party.CALLER && event.agent() == null) {
            if (event.stage() == ContactStage.ANSWERING || event.stage() == ContactStage.PROMPT) {
                counts.count(Tally.ABANDONED_BEFORE_QUEUE);
            } else {
                counts.abandoned(event.waitedMs());
            }
        }
    }
}
