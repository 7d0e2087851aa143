package org.huawu.routing;

import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.jspecify.annotations.Nullable;

/** How events change contacts. */
final class ContactChanges {

    private final RoutingState state;

    ContactChanges(RoutingState state) {
        this.state = state;
    }

    void apply(ContactEvent event) {
        switch (event) {
            case ContactArrived e -> {
                Contact contact = new Contact(e.contact(), e.channel(), e.caller(), e.atMs());
                state.contacts.put(contact.id(), contact);
                state.byChannel.put(contact.channel.value(), contact);
                await(contact, e.answer(), e.answerDueMs());
            }
            case ContactTurnedAway e -> {}
            case ContactAnswered e -> await(contact(e.contact()), null, 0);
            case PromptStarted e -> {
                Contact contact = contact(e.contact());
                contact.stage = ContactStage.PROMPT;
                contact.prompt = e.prompt();
                await(contact, e.playback(), e.limitDueMs());
            }
            case PromptEnded e -> {
                Contact contact = contact(e.contact());
                contact.prompt = null;
                await(contact, null, 0);
            }
            case ContactQueued e -> {
                Contact contact = contact(e.contact());
                contact.number = ++state.lastPlace;
                contact.queuedMs = e.atMs();
                enter(contact, e.atMs());
            }
            case ContactPlaced e -> {
                Contact contact = contact(e.contact());
                contact.contactClass = e.contactClass();
                contact.creditMs = e.creditMs();
                contact.needs = e.needs();
            }
            case ContactMoved e -> move(contact(e.contact()), e);
            case QueueStepReached e -> {
                Contact contact = contact(e.contact());
                state.rooms.leave(contact);
                contact.step = e.step();
                wait(contact);
            }
            case ContactAssigned e -> state.shares.assign(contact(e.contact()), e);
            case ContactReleased e -> release(contact(e.contact()));
            case ContactKept e -> keep(contact(e.contact()), e);
            case ContactFreed e -> free(contact(e.contact()));
            case ContactConnected e -> {
                Contact contact = contact(e.contact());
                contact.waitedMs = e.waitedMs();
                connect(contact, e.agent(), e.recording(), e.recordingDueMs());
            }
            case ContactEnded e -> end(e);
        }
    }

    private void release(Contact contact) {
        state.rooms.leave(contact);
        contact.reservedFor = null;
        wait(contact);
    }

    private static void keep(Contact contact, ContactKept event) {
        contact.keptFor = event.agent();
        contact.keptUntilMs = event.untilMs();
    }

    private void free(Contact contact) {
        state.rooms.leave(contact);
        contact.keptFor = null;
        wait(contact);
    }

    void apply(OfferEvent event) {
        Contact contact = contact(event.contact());
        switch (event) {
            case OfferMade e -> {
                state.rooms.leave(contact);
                contact.stage = ContactStage.OFFERED;
                contact.agent = e.agent();
                contact.offeredMs = e.atMs();
                await(contact, null, e.dueMs());
                Agent agent = state.agent(e.agent().agent().value());
                agent.work = contact.ref;
                agent.lastOffer = ++state.lastOffer;
            }
            case OfferAccepted e -> {
                contact.stage = ContactStage.CONNECTING;
                contact.bridge = e.bridge();
                await(contact, e.bridge(), e.bridgeDueMs());
            }
            case OfferRejected e -> passedBy(contact, event);
            case OfferTimedOut e -> passedBy(contact, event);
            case OfferWithdrawn e -> back(contact, event);
            case ConnectFailed e -> back(contact, event);
        }
    }

    private void passedBy(Contact contact, OfferEvent event) {
        contact.passedBy(event.agent().agent());
        contact.returns++;
        back(contact, event);
    }

    /** Back to its place in the queue. */
    private void back(Contact contact, OfferEvent event) {
        state.agent(event.agent().agent().value()).work = null;
        contact.agent = null;
        contact.offeredMs = 0;
        contact.bridge = null;
        wait(contact);
    }

    /** After a talk it comes to a queue once more. */
    void waitAgain(Contact contact, long atMs) {
        contact.offeredMs = 0;
        contact.connectedMs = 0;
        contact.bridge = null;
        contact.reservedFor = null;
        contact.keptFor = null;
        contact.step = 0;
        contact.requeuedMs = atMs;
        enter(contact, atMs);
    }

    /** It comes to a queue. */
    void enter(Contact contact, long atMs) {
        contact.enteredMs = atMs;
        contact.returns = 0;
        contact.closesMs = state.room(contact.ref.queue()).opening.closesMs(atMs);
        wait(contact);
    }

    private void wait(Contact contact) {
        contact.stage = ContactStage.WAITING;
        state.rooms.enter(contact);
        await(contact, null, state.room(contact.ref.queue()).dueMs(contact));
    }

    private void move(Contact contact, ContactMoved event) {
        state.rooms.leave(contact);
        contact.ref = contact.ref.in(event.to());
        if (contact.stage == ContactStage.WAITING) {
            contact.reservedFor = null;
            contact.keptFor = null;
            contact.step = 0;
            enter(contact, event.atMs());
        }
    }

    /** Caller and agent hear each other; now, as the state has it. */
    void connect(Contact contact, AgentRef agent, @Nullable EffectId order, long orderDueMs) {
        contact.stage = ContactStage.TALKING;
        contact.connectedMs = state.nowMs;
        contact.passedBy = List.of();
        state.shares.handled(contact, agent.vendor());
        remember(contact, agent);
        await(contact, null, 0);
        if (order != null) {
            AwaitedRecording recording = new AwaitedRecording(order, contact.ref, agent, 0);
            state.recordings.put(order, recording);
            state.recordingDue(recording, orderDueMs);
            contact.recording = order;
        }
    }

    private void end(ContactEnded event) {
        Contact contact = contact(event.contact());
        await(contact, null, 0);
        if (contact.stage != ContactStage.TALKING) {
            state.shares.handled(contact, null);
        }
        if (contact.stage == ContactStage.DIALLING && contact.agent != null) {
            state.agent(contact.agent.agent().value()).work = null;
        }
        state.contacts.remove(contact.id());
        state.byChannel.remove(contact.channel.value());
        state.rooms.leave(contact);
        state.cutOff.remove(contact.id());
        recordingEnds(contact, event.atMs());
    }

    /** Who talks with a caller is remembered where callers are brought back. */
    void remember(Contact contact, AgentRef agent) {
        if (contact.caller != null
                && state.room(contact.ref.queue()).setting.memory().isWanted()) {
            String caller = LastAgents.caller(contact.ref.client(), contact.caller);
            state.lastAgents.remember(caller, agent.agent(), state.nowMs);
        }
    }

    /** What is being recorded is to be reported as saved or failed within the limit. */
    void recordingEnds(Contact contact, long atMs) {
        AwaitedRecording recording = contact.recording == null ? null : state.recordings.get(contact.recording);
        if (recording != null) {
            state.recordingDue(recording, atMs + state.configured().recordingLimitMs());
        }
    }

    void await(Contact contact, @Nullable EffectId awaited, long dueMs) {
        if (contact.awaited != null) {
            state.byAwaited.remove(contact.awaited);
        }
        contact.awaited = awaited;
        if (awaited != null) {
            state.byAwaited.put(awaited, contact);
        }
        state.contactDue(contact, dueMs);
    }

    Contact contact(ContactRef ref) {
        Contact contact = state.contacts.get(ref.contact().value());
        if (contact == null) {
            throw new IllegalStateException("contact " + ref.contact().value() + " has ended or never arrived");
        }
        return contact;
    }
}
