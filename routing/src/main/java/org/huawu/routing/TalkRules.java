package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.HoldCause;
import org.huawu.events.OutsideEnding;
import org.huawu.events.RequeueCause;
import org.huawu.events.TalkEvent.CallerJoined;
import org.huawu.events.TalkEvent.ConferenceBegan;
import org.huawu.events.TalkEvent.ConsultAccepted;
import org.huawu.events.TalkEvent.ConsultAsked;
import org.huawu.events.TalkEvent.ConsultBegan;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.AskColleague;
import org.huawu.routing.AgentAction.CallOutside;
import org.huawu.routing.AgentAction.Confer;
import org.huawu.routing.AgentAction.EndConsult;
import org.huawu.routing.AgentAction.HandOver;
import org.huawu.routing.AgentAction.Hold;
import org.huawu.routing.AgentAction.OfTalk;
import org.huawu.routing.AgentAction.PassOn;
import org.huawu.routing.AgentAction.Resume;
import org.huawu.routing.AgentAction.Transfer;
import org.jspecify.annotations.Nullable;

/** What becomes of a talk: hold, a colleague, another agent, another queue. */
final class TalkRules {

    private final RoutingState state;
    private final ContactRules rules;

    TalkRules(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    @Nullable
    Rejection decide(OfTalk action, Agent agent, Draft draft) {
        Contact contact = state.contacts.get(action.contact().value());
        if (contact == null || !isIn(contact, agent)) {
            return refused("talk-gone", action, agent);
        }
        if (!agent.ref.equals(contact.agent)) {
            return refused("not-in-charge", action, agent);
        }
        return switch (action) {
            case Hold hold -> hold(hold, contact, agent, draft);
            case Resume resume -> resume(resume, contact, agent, draft);
            case AskColleague ask -> ask(ask, contact, agent, draft);
            case EndConsult end -> endConsult(end, contact, agent, draft);
            case Confer confer -> confer(confer, contact, agent, draft);
            case HandOver handOver -> handOver(handOver, contact, agent, draft);
            case Transfer transfer -> transfer(transfer, contact, agent, draft);
            case CallOutside call ->
                contact.hasCompany()
                        ? refused("consult-under-way", action, agent)
                        : rules.outsides.call(call, contact, agent, draft);
            case PassOn passOn ->
                contact.hasCompany()
                        ? refused("consult-under-way", action, agent)
                        : rules.outsides.passOn(passOn, contact, agent, draft);
        };
    }

    private static boolean isIn(Contact contact, Agent agent) {
        Consult consult = contact.consult;
        boolean isAsked = consult != null && consult.asked.equals(agent.ref) && consult.stage.isHeard();
        return contact.stage == ContactStage.TALKING && (isAsked || agent.ref.equals(contact.agent));
    }

    private @Nullable Rejection hold(Hold action, Contact contact, Agent agent, Draft draft) {
        if (contact.held != null) {
            return refused("held-already", action, agent);
        }
        putAside(draft, contact, HoldCause.BY_AGENT);
        return null;
    }

    private @Nullable Rejection resume(Resume action, Contact contact, Agent agent, Draft draft) {
        if (contact.held == null) {
            return refused("not-held", action, agent);
        }
        if (contact.hasCompany()) {
            return refused("consult-under-way", action, agent);
        }
        if (!state.isHeard(agent.ref)) {
            return refused("seat-without-sound", action, agent);
        }
        rejoin(draft, contact);
        return null;
    }

    private @Nullable Rejection ask(AskColleague action, Contact contact, Agent agent, Draft draft) {
        if (contact.hasCompany()) {
            return refused("consult-under-way", action, agent);
        }
        if (!state.isHeard(agent.ref)) {
            return refused("seat-without-sound", action, agent);
        }
        Agent asked = state.agents.get(action.colleague().value());
        // nobody learns of a colleague of another vendor
        if (asked == null
                || !asked.ref.vendor().equals(agent.ref.vendor())
                || !asked.ref.client().equals(agent.ref.client())) {
            return ofColleague("colleague-not-signed-in", action, null);
        }
        if (asked.state != AgentState.READY || !state.isHeard(asked.ref)) {
            return ofColleague("colleague-not-free", action, asked);
        }
        if (contact.held == null) {
            putAside(draft, contact, HoldCause.CONSULT);
        }
        long dueMs = draft.atMs + state.room(contact.ref.queue()).setting.offerLimitMs();
        draft.add(new ConsultAsked(draft.atMs, contact.ref, agent.ref, asked.ref, dueMs));
        rules.change(draft, asked.ref, AgentState.OFFERED);
        return null;
    }

    private @Nullable Rejection endConsult(EndConsult action, Contact contact, Agent agent, Draft draft) {
        if (contact.outside != null) {
            rules.outsides.lose(draft, contact, contact.outside, OutsideEnding.CANCELLED);
            return null;
        }
        Consult consult = contact.consult;
        if (consult == null) {
            return refused("no-consult", action, agent);
        }
        part(draft, contact, consult, ConsultEnding.CANCELLED);
        return null;
    }

    private @Nullable Rejection confer(Confer action, Contact contact, Agent agent, Draft draft) {
        if (contact.outside != null && contact.outside.stage == OutsideStage.TALKING) {
            rules.outsides.confer(draft, contact);
            return null;
        }
        Consult consult = contact.consult;
        if (consult == null || consult.stage != ConsultStage.TALKING) {
            return refused("no-consult", action, agent);
        }
        rejoin(draft, contact);
        draft.add(new ConferenceBegan(draft.atMs, contact.ref, agent.ref, consult.asked));
        rules.change(draft, consult.asked, AgentState.TALKING);
        return null;
    }

    private @Nullable Rejection handOver(HandOver action, Contact contact, Agent agent, Draft draft) {
        if (contact.outside != null && contact.outside.stage.isHeard()) {
            rules.outsides.handOver(draft, contact, contact.outside);
            return null;
        }
        Consult consult = contact.consult;
        if (consult == null || !consult.stage.isHeard()) {
            return refused("no-consult", action, agent);
        }
        handOver(draft, contact, consult);
        return null;
    }

    private @Nullable Rejection transfer(Transfer action, Contact contact, Agent agent, Draft draft) {
        if (contact.hasCompany()) {
            return refused("consult-under-way", action, agent);
        }
        WaitingRoom room = state.rooms.find(action.queue());
        if (room == null) {
            return ofQueue("queue-unknown", action);
        }
        if (!room.opening.isOpen(draft.atMs)) {
            return ofQueue("queue-closed", action);
        }
        if (room.isFull(draft)) {
            return ofQueue("queue-full", action);
        }
        requeue(draft, contact, action.queue(), RequeueCause.TRANSFERRED);
        return null;
    }

    /** The colleague accepts. */
    void accepted(Draft draft, Contact contact, Consult consult) {
        long offeredMs = draft.atMs - consult.askedMs;
        draft.add(new ConsultAccepted(
                draft.atMs,
                contact.ref,
                inCharge(contact),
                consult.asked,
                offeredMs,
                draft.nextOrder(0),
                state.orderDueMs(draft.atMs)));
        rules.change(draft, consult.asked, AgentState.CONNECTING);
    }

    /** The colleague refuses. */
    void declined(Draft draft, Contact contact, Consult consult) {
        end(draft, contact, consult, ConsultEnding.DECLINED, AgentState.NOT_READY);
    }

    /** The colleague leaves, and the agent goes on alone. */
    void left(Draft draft, Contact contact, Consult consult) {
        part(draft, contact, consult, ConsultEnding.LEFT);
    }

    /** The outcome of an order that a talk waits for. */
    void settled(Draft draft, Contact contact, boolean isDone) {
        Consult consult = contact.consult;
        if (contact.outside != null && !contact.outside.stage.isHeard()) {
            rules.outsides.settled(draft, contact, contact.outside, isDone);
        } else if (consult != null && consult.stage == ConsultStage.CONNECTING) {
            if (isDone) {
                draft.add(new ConsultBegan(draft.atMs, contact.ref, inCharge(contact), consult.asked));
                rules.change(draft, inCharge(contact), AgentState.CONSULTING);
                rules.change(draft, consult.asked, AgentState.CONSULTING);
            } else {
                end(draft, contact, consult, ConsultEnding.NOT_JOINED, AgentState.NOT_READY);
            }
        } else if (isDone) {
            draft.add(new CallerJoined(draft.atMs, contact.ref, inCharge(contact)));
        } else {
            putAside(draft, contact, HoldCause.NOT_JOINED);
        }
    }

    /** What has become due in a talk: an answer, the outcome of an order, or the return of an agent's sound. */
    void due(Draft draft, Contact contact) {
        Consult consult = contact.consult;
        if (contact.outside != null && !contact.outside.stage.isHeard()) {
            rules.outsides.due(draft, contact, contact.outside);
        } else if (consult != null && consult.stage == ConsultStage.ASKED) {
            end(draft, contact, consult, ConsultEnding.NO_ANSWER, AgentState.NO_ANSWER);
        } else if (contact.awaited != null) {
            settled(draft, contact, false);
        } else {
            requeue(draft, contact, contact.ref.queue(), RequeueCause.AGENT_AUDIO_LOST);
        }
    }

    /** One of those at a seat, or both, can be heard no more; whoever was called outside counts as asked. */
    void audioLost(Draft draft, Contact contact, boolean isAgentHeard, boolean isAskedHeard) {
        Consult consult = contact.consult;
        if (isAgentHeard) {
            if (consult != null && !isAskedHeard) {
                colleagueLost(draft, contact, consult);
            }
            return;
        }
        if (consult != null && consult.stage == ConsultStage.JOINED && isAskedHeard) {
            handOver(draft, contact, consult);
            return;
        }
        if (contact.outside != null && rules.outsides.agentLost(draft, contact, contact.outside, isAskedHeard)) {
            return;
        }
        if (consult != null) {
            AgentState to = isAskedHeard ? AgentState.READY : AgentState.NOT_READY;
            end(draft, contact, consult, ConsultEnding.AGENT_AUDIO_LOST, to);
        }
        if (contact.held == null) {
            draft.add(new HoldBegan(draft.atMs, contact.ref, inCharge(contact), HoldCause.AGENT_AUDIO_LOST));
        }
        toHeld(draft, inCharge(contact));
    }

    private void colleagueLost(Draft draft, Contact contact, Consult consult) {
        boolean isOffered = consult.stage == ConsultStage.ASKED;
        AgentState to = isOffered ? AgentState.READY : AgentState.NOT_READY;
        end(draft, contact, consult, ConsultEnding.COLLEAGUE_AUDIO_LOST, to);
        if (consult.stage == ConsultStage.TALKING) {
            toHeld(draft, inCharge(contact));
        }
    }

    /** The first caller who was put aside for want of the agent's sound, and whose agent is heard again; null when there is none. */
    @Nullable
    Contact nextToRejoin() {
        for (Contact contact : state.cutOff.values()) {
            if (state.isHeard(inCharge(contact))) {
                return contact;
            }
        }
        return null;
    }

    /** Caller and agent are joined again, with the colleague if there is one. */
    void rejoin(Draft draft, Contact contact) {
        AgentRef agent = inCharge(contact);
        draft.add(new HoldEnded(
                draft.atMs,
                contact.ref,
                agent,
                draft.atMs - contact.heldSinceMs,
                draft.nextOrder(0),
                state.orderDueMs(draft.atMs)));
        rules.change(draft, agent, AgentState.TALKING);
    }

    /** The contact is over, and with it colleague and hold. */
    void over(Draft draft, Contact contact) {
        Consult consult = contact.consult;
        if (consult != null) {
            end(draft, contact, consult, ConsultEnding.CONTACT_OVER, AgentState.READY);
        }
        holdOver(draft, contact);
    }

    /** The caller hears music from now on. */
    void putAside(Draft draft, Contact contact, HoldCause cause) {
        draft.add(new HoldBegan(draft.atMs, contact.ref, inCharge(contact), cause));
        Consult consult = contact.consult;
        if (contact.outside != null) {
            rules.change(draft, inCharge(contact), AgentState.CONSULTING);
        } else if (consult == null) {
            toHeld(draft, inCharge(contact));
        } else {
            rules.change(draft, inCharge(contact), AgentState.CONSULTING);
            rules.change(draft, consult.asked, AgentState.CONSULTING);
        }
    }

    /** Colleague and agent part; in a conference the agent goes on with the caller, else with the caller on hold. */
    private void part(Draft draft, Contact contact, Consult consult, ConsultEnding ending) {
        end(draft, contact, consult, ending, AgentState.READY);
        if (consult.stage == ConsultStage.TALKING) {
            toHeld(draft, inCharge(contact));
        }
    }

    private void handOver(Draft draft, Contact contact, Consult consult) {
        boolean isJoined = consult.stage == ConsultStage.JOINED;
        AgentRef agent = inCharge(contact);
        holdOver(draft, contact);
        EffectId joined = isJoined ? null : draft.nextOrder(1); // the two are parted before it
        draft.add(new ContactHandedOver(
                draft.atMs,
                contact.ref,
                agent,
                consult.asked,
                draft.atMs - contact.connectedMs,
                joined,
                isJoined ? 0 : state.orderDueMs(draft.atMs)));
        ended(draft, contact, consult, ConsultEnding.HANDED_OVER);
        rules.wrapUp(draft, contact, agent);
        if (!isJoined) {
            rules.change(draft, consult.asked, AgentState.TALKING);
        }
    }

    private void requeue(Draft draft, Contact contact, QueueId to, RequeueCause cause) {
        AgentRef agent = inCharge(contact);
        holdOver(draft, contact);
        draft.add(new ContactRequeued(draft.atMs, contact.ref, agent, to, cause, draft.atMs - contact.connectedMs));
        draft.waits(to, 1);
        rules.wrapUp(draft, contact, agent);
    }

    /** A caller who was put aside is so no more, for want of the agent. */
    void holdOver(Draft draft, Contact contact) {
        if (contact.held != null) {
            long heldMs = draft.atMs - contact.heldSinceMs;
            draft.add(new HoldEnded(draft.atMs, contact.ref, inCharge(contact), heldMs, null, 0));
        }
    }

    /** The colleague's part ends, and he or she goes into a state. */
    private void end(Draft draft, Contact contact, Consult consult, ConsultEnding ending, AgentState to) {
        ended(draft, contact, consult, ending);
        rules.free(draft, consult.asked, to);
    }

    private static void ended(Draft draft, Contact contact, Consult consult, ConsultEnding ending) {
        long spentMs = consult.stage.isHeard() ? draft.atMs - consult.sinceMs : 0;
        draft.add(new ConsultEnded(draft.atMs, contact.ref, inCharge(contact), consult.asked, ending, spentMs));
    }

    /** Who has put a caller aside already stays as he or she is. */
    void toHeld(Draft draft, AgentRef agent) {
        if (state.agent(agent.agent().value()).state != AgentState.HELD) {
            rules.change(draft, agent, AgentState.HELD);
        }
    }

    private static AgentRef inCharge(Contact contact) {
        if (contact.agent == null) {
            throw new IllegalStateException("nobody is in charge of contact " + contact.id());
        }
        return contact.agent;
    }

    static Rejection refused(String errorId, OfTalk action, Agent agent) {
        return new Rejection(
                errorId,
                RejectionFacts.of("contact", action.contact().value())
                        .and("agent", agent.id())
                        .and("state", agent.state)
                        .sorted());
    }

    private static Rejection ofColleague(String errorId, AskColleague action, @Nullable Agent asked) {
        RejectionFacts facts = RejectionFacts.of("colleague", action.colleague().value());
        return new Rejection(errorId, (asked == null ? facts : facts.and("state", asked.state)).sorted());
    }

    private static Rejection ofQueue(String errorId, Transfer action) {
        return Rejection.of(errorId, "queue", action.queue().value());
    }
}
