package org.huawu.routing;

import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent.NextChosen;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.NextState;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.WrapUp;
import org.huawu.events.WrapUpEnding;
import org.huawu.events.WrapUpMode;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.ChooseNext;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.ExtendWrapUp;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.OfTalk;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.jspecify.annotations.Nullable;

/** What follows from agents' actions. */
final class AgentRules {

    private final RoutingState state;
    private final ContactRules rules;

    AgentRules(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    @Nullable
    Rejection decide(AgentAction action, Draft draft) {
        Agent agent = state.agents.get(action.agent().value());
        if (action instanceof SignIn signIn) {
            return signIn(signIn, agent, draft);
        }
        if (agent == null) {
            return Rejection.of("agent-not-signed-in", "agent", action.agent().value());
        }
        return switch (action) {
            case SignIn signIn -> throw new IllegalStateException("decided above");
            case SignOut signOut -> signOut(agent, draft);
            case BecomeReady ready -> becomeReady(agent, draft);
            case TakeBreak takeBreak -> takeBreak(takeBreak, agent, draft);
            case AcceptOffer accept -> accept(accept, agent, draft);
            case RejectOffer reject -> reject(reject, agent, draft);
            case HangUp hangUp -> hangUp(hangUp, agent, draft);
            case EndWrapUp endWrapUp -> endWrapUp(endWrapUp, agent, draft);
            case ExtendWrapUp extend -> extend(extend, agent, draft);
            case ChooseNext choose -> chooseNext(choose, agent, draft);
            case Dial dial -> rules.dials.dial(dial, agent, draft);
            case OfTalk ofTalk -> rules.talks.decide(ofTalk, agent, draft);
        };
    }

    private @Nullable Rejection signIn(SignIn action, @Nullable Agent present, Draft draft) {
        AgentSetting setting = state.setting(action.agent().value());
        if (setting == null) {
            return Rejection.of("agent-not-configured", "agent", action.agent().value());
        }
        if (present != null) {
            return new Rejection(
                    "agent-signed-in-already",
                    RejectionFacts.of("agent", present.id())
                            .and("seat", present.ref.seat().value())
                            .sorted());
        }
        if (state.bySeat.containsKey(action.seat().value()) || state.watches.has(action.seat())) {
            return new Rejection(
                    "seat-taken",
                    RejectionFacts.of("agent", action.agent().value())
                            .and("seat", action.seat().value())
                            .sorted());
        }
        if (state.agents.size() >= state.capacity.agents()) {
            return new Rejection(
                    "agents-full",
                    RejectionFacts.of("agent", action.agent().value())
                            .and("limit", state.capacity.agents())
                            .sorted());
        }
        AgentRef ref =
                new AgentRef(action.agent(), action.seat(), setting.vendor(), setting.project(), setting.client());
        draft.add(new AgentSignedIn(draft.atMs, ref));
        return null;
    }

    private @Nullable Rejection signOut(Agent agent, Draft draft) {
        if (isBusy(agent)) {
            return inState("agent-busy", agent);
        }
        if (agent.state == AgentState.WRAP_UP) {
            rules.wrapUpEnded(draft, agent, WrapUpEnding.SIGN_OUT);
        }
        rules.signOut(draft, agent, SignOutCause.BY_AGENT);
        return null;
    }

    private @Nullable Rejection becomeReady(Agent agent, Draft draft) {
        if (state.setting(agent.id()) == null) {
            return Rejection.of("agent-not-configured", "agent", agent.id());
        }
        if (isBusy(agent) || agent.state == AgentState.WRAP_UP) {
            return inState("agent-busy", agent);
        }
        if (agent.state == AgentState.READY) {
            return inState("agent-ready-already", agent);
        }
        rules.change(draft, agent.ref, AgentState.READY);
        return null;
    }

    private @Nullable Rejection takeBreak(TakeBreak action, Agent agent, Draft draft) {
        if (isBusy(agent)) {
            return inState("agent-busy", agent);
        }
        if (agent.state == AgentState.WRAP_UP) {
            rules.wrapUpEnded(draft, agent, WrapUpEnding.BREAK);
        }
        rules.change(draft, agent.ref, AgentState.BREAK, action.reason());
        return null;
    }

    private @Nullable Rejection accept(AcceptOffer action, Agent agent, Draft draft) {
        Contact contact = contactIn(AgentState.OFFERED, agent, action.contact());
        if (contact == null) {
            return notThat("offer-gone", action.contact(), agent);
        }
        if (contact.consult != null) {
            rules.talks.accepted(draft, contact, contact.consult);
            return null;
        }
        long offeredMs = draft.atMs - contact.offeredMs;
        EffectId bridge = draft.nextOrder(1); // the music ends before it
        draft.add(
                new OfferAccepted(draft.atMs, contact.ref, agent.ref, offeredMs, bridge, state.orderDueMs(draft.atMs)));
        rules.change(draft, agent.ref, AgentState.CONNECTING);
        return null;
    }

    private @Nullable Rejection reject(RejectOffer action, Agent agent, Draft draft) {
        Contact contact = contactIn(AgentState.OFFERED, agent, action.contact());
        if (contact == null) {
            return notThat("offer-gone", action.contact(), agent);
        }
        if (contact.consult != null) {
            rules.talks.declined(draft, contact, contact.consult);
            return null;
        }
        draft.add(new OfferRejected(draft.atMs, contact.ref, agent.ref, draft.atMs - contact.offeredMs));
        rules.passedBy(draft, contact, agent.ref, AgentState.REJECTED);
        return null;
    }

    private @Nullable Rejection hangUp(HangUp action, Agent agent, Draft draft) {
        Contact contact =
                isTalking(agent.state) && agent.isAtWorkOn(action.contact().value())
                        ? state.contacts.get(action.contact().value())
                        : null;
        if (contact == null) {
            return notThat("talk-gone", action.contact(), agent);
        }
        if (contact.consult != null && contact.consult.asked.equals(agent.ref)) {
            rules.talks.left(draft, contact, contact.consult);
        } else {
            rules.end(draft, contact, EndCause.NORMAL, Party.AGENT);
        }
        return null;
    }

    private @Nullable Rejection endWrapUp(EndWrapUp action, Agent agent, Draft draft) {
        if (agent.state != AgentState.WRAP_UP
                || !agent.isAtWorkOn(action.contact().value())) {
            return notThat("wrap-up-gone", action.contact(), agent);
        }
        rules.wrapUpEnded(draft, agent, WrapUpEnding.BY_AGENT);
        rules.free(draft, agent.ref, AgentState.READY);
        return null;
    }

    private @Nullable Rejection extend(ExtendWrapUp action, Agent agent, Draft draft) {
        ContactRef work = agent.work;
        if (agent.state != AgentState.WRAP_UP
                || work == null
                || !agent.isAtWorkOn(action.contact().value())) {
            return notThat("wrap-up-gone", action.contact(), agent);
        }
        WaitingRoom room = state.rooms.find(work.queue());
        WrapUp wrapUp = room == null ? WrapUp.TIMED : room.setting.wrapUp();
        if (wrapUp.mode() != WrapUpMode.EXTENDABLE || agent.dueMs == 0) {
            return notThat("wrap-up-not-extendable", action.contact(), agent);
        }
        if (agent.extensions >= wrapUp.mostTimes()) {
            return notThat("wrap-up-extended-enough", action.contact(), agent);
        }
        long dueMs = agent.dueMs + wrapUp.longerMs();
        draft.add(new WrapUpExtended(draft.atMs, work, agent.ref, dueMs, agent.extensions + 1));
        return null;
    }

    private static @Nullable Rejection chooseNext(ChooseNext action, Agent agent, Draft draft) {
        if (!agent.hasWork()) {
            return inState("no-contact-in-hand", agent);
        }
        boolean isBreak = action.next() == NextState.BREAK;
        if (isBreak && action.reason() == null) {
            return inState("break-without-reason", agent);
        }
        draft.add(new NextChosen(draft.atMs, agent.ref, action.next(), isBreak ? action.reason() : null));
        return null;
    }

    private @Nullable Contact contactIn(AgentState wanted, Agent agent, ContactId contact) {
        boolean isTheirs = agent.state == wanted && agent.isAtWorkOn(contact.value());
        return isTheirs ? state.contacts.get(contact.value()) : null;
    }

    private static boolean isTalking(AgentState state) {
        return switch (state) {
            case TALKING, HELD, CONSULTING, DIALLING -> true;
            default -> false;
        };
    }

    static boolean isBusy(Agent agent) {
        return switch (agent.state) {
            case OFFERED, CONNECTING, TALKING, HELD, CONSULTING, DIALLING -> true;
            case NOT_READY, READY, WRAP_UP, BREAK, NO_ANSWER, REJECTED -> false;
        };
    }

    static Rejection inState(String errorId, Agent agent) {
        return new Rejection(
                errorId,
                RejectionFacts.of("agent", agent.id()).and("state", agent.state).sorted());
    }

    private static Rejection notThat(String errorId, ContactId contact, Agent agent) {
        return new Rejection(
                errorId,
                RejectionFacts.of("contact", contact.value())
                        .and("agent", agent.id())
                        .and("state", agent.state)
                        .sorted());
    }
}
