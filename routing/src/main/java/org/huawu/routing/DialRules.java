package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ContactRef;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Party;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.jspecify.annotations.Nullable;

/** What becomes of a call out until it is answered. */
final class DialRules {

    /** How long a call out may go on unanswered. */
    static final long RINGING_MS = 60_000;

    private final RoutingState state;
    private final ContactRules rules;

    DialRules(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    /** An agent wants to call somebody. */
    @Nullable
    Rejection dial(Dial action, Agent agent, Draft draft) {
        if (AgentRules.isBusy(agent)) {
            return AgentRules.inState("agent-busy", agent);
        }
        if (!state.isHeard(agent.ref)) {
            return new Rejection(
                    "seat-without-sound",
                    RejectionFacts.of("contact", action.contact().value())
                            .and("agent", agent.id())
                            .sorted());
        }
        LineSetting line = state.line(action.line().value());
        // nobody learns of a line of another project
        if (line == null
                || !line.project().equals(agent.ref.project())
                || !line.client().equals(agent.ref.client())) {
            return Rejection.of("line-unknown", "line", action.line().value());
        }
        if (state.contacts.containsKey(action.contact().value())) {
            return Rejection.of("contact-exists", "contact", action.contact().value());
        }
        Rejection taken = state.channelTaken(action.channel());
        if (taken != null) {
            return taken;
        }
        int most = state.capacity.contacts();
        if (state.contacts.size() >= most || state.recordings.size() >= most) {
            return Rejection.of("contacts-full", "limit", most);
        }
        AgentState back = backFrom(agent);
        if (agent.state == AgentState.WRAP_UP) {
            rules.wrapUpEnded(draft, agent, WrapUpEnding.DIALLING);
        }
        ContactRef contact = new ContactRef(action.contact(), line.line(), line.queue(), line.project(), line.client());
        draft.add(new CallDialled(
                draft.atMs,
                contact,
                agent.ref,
                action.channel(),
                action.callee(),
                draft.nextOrder(0),
                state.orderDueMs(draft.atMs),
                back));
        rules.change(draft, agent.ref, AgentState.DIALLING);
        return null;
    }

    /** Who was ready, or about to be after wrap-up, is ready again when the call comes to nothing. */
    private static AgentState backFrom(Agent agent) {
        return switch (agent.state) {
            case READY, WRAP_UP -> AgentState.READY;
            default -> AgentState.NOT_READY;
        };
    }

    /** The outcome of an order that a call out waits for. */
    void settled(Draft draft, Contact contact, boolean isDone) {
        AgentRef agent = ContactRules.agentOf(contact);
        if (contact.bridge != null) {
            draft.add(new EarlySoundSettled(draft.atMs, contact.ref, agent, isDone));
        } else if (isDone) {
            long givenUpMs = state.orderDueMs(draft.atMs) + RINGING_MS;
            draft.add(new CallSent(draft.atMs, contact.ref, agent, givenUpMs));
        } else {
            rules.end(draft, contact, EndCause.NOT_REACHED, Party.SYSTEM);
        }
    }

    /** It rings where the call went to. */
    void ringing(Contact contact, Draft draft) {
        draft.add(new CalleeRang(draft.atMs, contact.ref, ContactRules.agentOf(contact)));
    }

    /** The network speaks; the agent is let in once. */
    void earlySound(Contact contact, Draft draft) {
        if (contact.bridge == null) {
            draft.add(new EarlySoundBegan(draft.atMs, contact.ref, ContactRules.agentOf(contact), draft.nextOrder(0)));
        }
    }

    /** The one called answers. */
    void answered(Contact contact, Draft draft) {
        AgentRef agent = ContactRules.agentOf(contact);
        EffectId bridge = contact.bridge == null ? draft.nextOrder(0) : null;
        boolean isAwaited = bridge != null || contact.awaited != null;
        boolean isRecorded = rules.isToBeRecorded(contact);
        draft.add(new CalleeAnswered(
                draft.atMs,
                contact.ref,
                agent,
                draft.atMs - contact.arrivedMs,
                bridge,
                isAwaited ? state.orderDueMs(draft.atMs) : 0,
                isRecorded ? draft.nextOrder(bridge == null ? 0 : 1) : null,
                isRecorded ? state.orderDueMs(draft.atMs) : 0));
        rules.change(draft, agent, AgentState.TALKING);
    }

    /** The dialled channel is gone before it was answered. */
    void ended(Draft draft, Contact contact, ChannelEnding ending) {
        EndCause cause = switch (ending) {
            case BUSY -> EndCause.BUSY;
            case NO_ANSWER -> EndCause.NO_ANSWER;
            case DECLINED, HUNG_UP -> EndCause.DECLINED;
            case NUMBER_UNKNOWN -> EndCause.NUMBER_UNKNOWN;
            case FAILED -> EndCause.NETWORK;
        };
        // what the other side says is of the other side, also that nobody is there
        rules.end(draft, contact, cause, cause == EndCause.NETWORK ? Party.SYSTEM : Party.CALLER);
    }

    /** Nobody said what became of the order to call, or nobody answered in time. */
    void due(Draft draft, Contact contact) {
        boolean isOnItsWay = contact.awaited == null || contact.bridge != null;
        rules.end(draft, contact, isOnItsWay ? EndCause.NO_ANSWER : EndCause.NOT_REACHED, Party.SYSTEM);
    }
}
