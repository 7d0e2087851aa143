package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.ConsultEnding;
import org.huawu.events.EffectId;
import org.huawu.events.HoldCause;
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
import org.jspecify.annotations.Nullable;

/** How events of a talk change its contact. */
final class TalkChanges {

    private final RoutingState state;
    private final ContactChanges contacts;

    TalkChanges(RoutingState state, ContactChanges contacts) {
        this.state = state;
        this.contacts = contacts;
    }

    void apply(TalkEvent event) {
        Contact contact = contacts.contact(event.contact());
        switch (event) {
            case HoldBegan e -> {
                if (contact.consult != null) {
                    contact.consult.stage = ConsultStage.TALKING;
                }
                if (contact.outside != null && contact.outside.stage == OutsideStage.JOINED) {
                    contact.outside.stage = OutsideStage.TALKING;
                }
                contact.held = e.cause();
                contact.heldSinceMs = e.atMs();
                contact.bridge = null;
                contacts.await(contact, null, 0);
                keepCutOff(contact);
            }
            case HoldEnded e -> {
                contact.held = null;
                contact.heldSinceMs = 0;
                state.cutOff.remove(contact.id());
                contacts.await(contact, e.joined(), e.joinedDueMs());
                if (e.joined() != null) {
                    contact.bridge = joinedBridge(contact, e.joined());
                }
            }
            case CallerJoined e -> contacts.await(contact, null, 0);
            case ConsultAsked e -> {
                contact.consult = new Consult(e.asked(), e.atMs());
                agent(e.asked()).work = contact.ref;
                contacts.await(contact, null, e.dueMs());
            }
            case ConsultAccepted e -> {
                Consult consult = consult(contact);
                consult.stage = ConsultStage.CONNECTING;
                consult.bridge = e.bridge();
                contacts.await(contact, e.bridge(), e.bridgeDueMs());
            }
            case ConsultBegan e -> {
                Consult consult = consult(contact);
                consult.stage = ConsultStage.TALKING;
                consult.sinceMs = e.atMs();
                contacts.await(contact, null, 0);
            }
            case ConferenceBegan e -> {}
            case ConsultEnded e -> end(contact, consult(contact), e);
            case ContactHandedOver e -> handOver(contact, e);
            case ContactRequeued e -> requeue(contact, e);
            case ContactReconnected e -> contacts.connect(contact, e.agent(), e.recording(), e.recordingDueMs());
        }
    }

    /** A caller whose agent is heard no more is kept in mind, to be joined again. */
    void keepCutOff(Contact contact) {
        if (contact.held == HoldCause.AGENT_AUDIO_LOST) {
            state.cutOff.put(contact.id(), contact);
        }
    }

    /** The caller comes into the bridge of the agent with whoever was asked, or into a new one. */
    private static @Nullable EffectId joinedBridge(Contact contact, EffectId joined) {
        Outside outside = contact.outside;
        if (outside != null) {
            outside.stage = OutsideStage.JOINED;
            return outside.bridge;
        }
        Consult consult = contact.consult;
        if (consult == null) {
            return joined;
        }
        consult.stage = ConsultStage.JOINED;
        return consult.bridge;
    }

    private void end(Contact contact, Consult consult, ConsultEnded event) {
        if (!consult.stage.isHeard()) {
            contacts.await(contact, null, 0);
        }
        if (event.ending() != ConsultEnding.HANDED_OVER) {
            agent(event.asked()).work = null;
        }
        contact.consult = null;
    }

    private void handOver(Contact contact, ContactHandedOver event) {
        contact.talkedWith = event.agent();
        contact.agent = event.to();
        contact.connectedMs = event.atMs();
        contacts.remember(contact, event.to());
        if (event.joined() != null) {
            contact.bridge = event.joined();
            contacts.await(contact, event.joined(), event.joinedDueMs());
        }
    }

    private void requeue(Contact contact, ContactRequeued event) {
        if (!state.room(event.to()).setting.recorded()) {
            contacts.recordingEnds(contact, event.atMs());
            contact.recording = null;
        }
        contact.talkedWith = event.agent();
        contact.agent = null;
        contact.ref = contact.ref.in(event.to());
        contact.passedBy(event.agent().agent());
        contacts.waitAgain(contact, event.atMs());
    }

    private Agent agent(AgentRef ref) {
        return state.agent(ref.agent().value());
    }

    private static Consult consult(Contact contact) {
        if (contact.consult == null) {
            throw new IllegalStateException("no colleague is asked in contact " + contact.id());
        }
        return contact.consult;
    }
}
