package org.huawu.routing.simulation;

import org.huawu.events.AgentRef;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactStage;
import org.huawu.events.TalkEvent;
import org.huawu.events.TalkEvent.CallerJoined;
import org.huawu.events.TalkEvent.ConferenceBegan;
import org.huawu.events.TalkEvent.ConsultAccepted;
import org.huawu.events.TalkEvent.ConsultAsked;
import org.huawu.events.TalkEvent.ConsultBegan;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.routing.ConsultStage;

/** What events tell of talks: hold, colleagues, another agent, another queue. */
final class PictureOfTalks {

    private PictureOfTalks() {}

    static void apply(Picture seen, TalkEvent event) {
        SeenContact contact = seen.contact(event.contact());
        switch (event) {
            case HoldBegan e -> {
                contact.isHeld = true;
                contact.heldSinceMs = e.atMs();
                contact.consult = contact.consult == null ? null : ConsultStage.TALKING;
                contact.dueMs = Long.MAX_VALUE;
            }
            case HoldEnded e -> {
                contact.isHeld = false;
                contact.dueMs = e.joined() == null ? Long.MAX_VALUE : e.joinedDueMs();
                if (e.joined() != null && contact.consult != null) {
                    contact.consult = ConsultStage.JOINED;
                }
            }
            case CallerJoined e -> contact.dueMs = Long.MAX_VALUE;
            case ConsultAsked e -> {
                contact.asked = agent(seen, e.asked());
                contact.asked.work = contact.ref;
                contact.consult = ConsultStage.ASKED;
                contact.askedMs = e.atMs();
                contact.dueMs = e.dueMs();
            }
            case ConsultAccepted e -> {
                contact.consult = ConsultStage.CONNECTING;
                contact.dueMs = e.bridgeDueMs();
            }
            case ConsultBegan e -> {
                contact.consult = ConsultStage.TALKING;
                contact.consultedMs = e.atMs();
                contact.dueMs = Long.MAX_VALUE;
            }
            case ConferenceBegan e -> {}
            case ConsultEnded e -> {
                contact.dueMs = contact.isConsultHeard() ? contact.dueMs : Long.MAX_VALUE;
                if (e.ending() != ConsultEnding.HANDED_OVER) {
                    agent(seen, e.asked()).work = null;
                }
                contact.asked = null;
                contact.consult = null;
            }
            case ContactHandedOver e -> {
                contact.talkedWith = e.agent();
                contact.agent = agent(seen, e.to());
                contact.connectedMs = e.atMs();
                contact.dueMs = e.joined() == null ? contact.dueMs : e.joinedDueMs();
            }
            case ContactRequeued e -> requeue(seen, contact, e);
            case ContactReconnected e -> connect(contact, e.atMs());
        }
    }

    private static void requeue(Picture seen, SeenContact contact, ContactRequeued event) {
        contact.talkedWith = event.agent();
        contact.agent = null;
        contact.reservedFor = null;
        contact.keptFor = null;
        contact.step = 0;
        contact.ref = contact.ref.in(event.to());
        contact.requeuedMs = event.atMs();
        contact.passedBy(event.agent().agent());
        seen.enter(contact, event.atMs());
    }

    static void connect(SeenContact contact, long atMs) {
        contact.stage = ContactStage.TALKING;
        contact.passedBy.clear();
        contact.connectedMs = atMs;
        contact.dueMs = Long.MAX_VALUE;
    }

    private static SeenAgent agent(Picture seen, AgentRef ref) {
        return seen.agent(ref.agent().value());
    }
}
