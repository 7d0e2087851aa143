package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.TreeMap;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.Refusals;
import org.huawu.events.Withdrawal;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.ConsultStage;
import org.huawu.routing.Input;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.jspecify.annotations.Nullable;

/** Nobody holds two live offers, an offer belongs to one agent, and both sides always know of each other. */
final class OfferRule implements Rule {

    /** What agents become by what became of their offers. */
    private final TreeMap<Long, AgentState> next = new TreeMap<>();

    @Override
    public void before(Event event, Picture seen, Taken step) {
        follows(event, seen);
        switch (event) {
            case OfferMade e -> made(e, seen);
            case OfferAccepted e -> {
                ofItsAgent(e, seen, e.offeredMs());
                boolean isAsked = step.input() instanceof AcceptOffer input
                        && input.agent().equals(e.agent().agent())
                        && input.contact().equals(e.contact().contact());
                unless(isAsked, "an offer is accepted by its agent", e, step.input());
            }
            case OfferRejected e -> {
                ofItsAgent(e, seen, e.offeredMs());
                boolean isAsked = step.input() instanceof RejectOffer input
                        && input.agent().equals(e.agent().agent())
                        && input.contact().equals(e.contact().contact());
                unless(isAsked, "an offer is refused by its agent", e, step.input());
            }
            case OfferTimedOut e -> {
                ofItsAgent(e, seen, e.offeredMs());
                unless(e.atMs() >= seen.contact(e.contact()).dueMs, "an offer stands for its time", e);
            }
            case OfferWithdrawn e -> {
                ofItsAgent(e, seen, e.offeredMs());
                boolean isLost = e.cause() == Withdrawal.AGENT_AUDIO_LOST;
                unless(
                        isLost == (isSound(step) && !isGone(e, step)),
                        "an offer is taken back for a reason",
                        e,
                        step.input());
            }
            case ConnectFailed e -> {
                ofItsAgent(e, seen, -1);
                unless(isCause(e, step), "a bridge fails for a reason", e, step.input());
                boolean isLimit = step.input() instanceof DeadlineReached;
                unless(
                        !isLimit
                                || (e.cause() == ConnectFailure.NO_OUTCOME
                                        && e.atMs() >= seen.contact(e.contact()).dueMs),
                        "a bridge has its time",
                        e);
            }
            default -> {}
        }
    }

    /** Who refuses or overlooks an offer, or cannot be joined, is offered nothing until he is ready again; who lost it is ready. */
    private void follows(Event event, Picture seen) {
        switch (event) {
            case OfferRejected e ->
                next.put(
                        e.agent().agent().value(),
                        refusals(e, seen).rejectedMs() > 0 ? AgentState.REJECTED : AgentState.NOT_READY);
            case PauseBegan e -> {
                boolean isRejected = next.get(e.agent().agent().value()) == AgentState.REJECTED;
                unless(e.dueMs() > e.atMs(), "who is left alone is so for a while", e, isRejected);
            }
            case OfferTimedOut e -> next.put(e.agent().agent().value(), AgentState.NO_ANSWER);
            case OfferWithdrawn e -> next.put(e.agent().agent().value(), AgentState.READY);
            case ConnectFailed e ->
                next.put(
                        e.agent().agent().value(),
                        e.cause() == ConnectFailure.CALLER_GONE ? AgentState.READY : AgentState.NOT_READY);
            case AgentStateChanged e -> {
                AgentState wanted = next.remove(e.agent().agent().value());
                boolean isRemoved = seen.settings().agent(e.agent().agent().value()) == null;
                AgentState plain = wanted == AgentState.READY && isRemoved ? AgentState.NOT_READY : wanted;
                AgentState fitting = plain == null
                        ? null
                        : switch (seen.agent(e.agent().agent().value()).next) {
                            case READY -> plain;
                            case BREAK -> AgentState.BREAK;
                            case SIGNED_OUT -> AgentState.NOT_READY;
                        };
                unless(
                        fitting == null || e.to() == fitting,
                        "what became of an offer says what the agent is",
                        e,
                        wanted);
            }
            default -> {}
        }
    }

    private static Refusals refusals(OfferEvent event, Picture seen) {
        return seen.settings().queue(event.contact().queue()).refusals();
    }

    private static boolean isCause(ConnectFailed event, Taken step) {
        Input input = step.input();
        return switch (event.cause()) {
            case CALLER_GONE -> isGone(event, step);
            case AGENT_AUDIO_LOST -> isSound(step) && !isGone(event, step);
            case REFUSED -> input instanceof OrderSettled fact && fact.outcome() == Outcome.REFUSED;
            case NO_OUTCOME ->
                input instanceof DeadlineReached
                        || input instanceof EpochBegan
                        || (input instanceof OrderSettled fact && fact.outcome() == Outcome.UNKNOWN);
        };
    }

    /** Whether the contact of an offer ends by the same step. */
    private static boolean isGone(OfferEvent event, Taken step) {
        for (Event each : step.events()) {
            if (each instanceof ContactEnded ended
                    && ended.contact().contact().equals(event.contact().contact())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSound(Taken step) {
        return step.input() instanceof SeatLost
                || step.input() instanceof SeatConnected
                || step.input() instanceof EpochBegan;
    }

    private static void made(OfferMade event, Picture seen) {
        SeenAgent agent = seen.agent(event.agent().agent().value());
        unless(
                agent.state == AgentState.READY && agent.work == null,
                "nobody holds two live offers",
                event,
                agent.state);
        for (SeenContact contact : seen.contacts.values()) {
            boolean isTheirs = contact.agent != null && contact.agent.id() == agent.id();
            unless(!isTheirs, "nobody holds two live offers", event, contact.ref);
        }
        unless(seen.contact(event.contact()).agent == null, "a contact is offered to one", event);
        unless(seen.hasAudio(agent), "who is offered something can be heard", event);
        unless(event.agent().equals(agent.ref), "an offer names the agent at the seat", event, agent.ref);
        long limitMs = seen.settings().queue(event.contact().queue()).offerLimitMs();
        unless(event.dueMs() == event.atMs() + limitMs, "an offer stands as long as the queue says", event, limitMs);
    }

    private static void ofItsAgent(OfferEvent event, Picture seen, long spanMs) {
        SeenContact contact = seen.contact(event.contact());
        boolean isTheirs = contact.agent != null && contact.agent.ref.equals(event.agent());
        unless(isTheirs, "an offer belongs to its agent", event);
        unless(spanMs < 0 || spanMs == event.atMs() - contact.offeredMs, "an offer bears its span", event);
    }

    @Override
    public void after(Picture seen, Taken step) {
        unless(next.isEmpty(), "what became of an offer says what the agent is", next);
        if (step.events().isEmpty()) {
            return;
        }
        for (SeenAgent agent : seen.agents.values()) {
            SeenContact contact = agent.work == null
                    ? null
                    : seen.contacts.get(agent.work.contact().value());
            AgentState wanted = contact == null ? null : stateOf(agent, contact);
            boolean fits = agent.isBusy()
                    ? agent.state == wanted
                    : wanted == null && (agent.state == AgentState.WRAP_UP) == (agent.work != null);
            unless(fits, "agent and contact know of each other", agent.ref, agent.state, agent.work, wanted);
            boolean isHeard = !agent.isBusy() || agent.state == AgentState.HELD || seen.hasAudio(agent);
            unless(isHeard, "who is at work can be heard", agent.ref, agent.state);
        }
        for (SeenContact contact : seen.contacts.values()) {
            boolean hasAgent = contact.stage.code() >= ContactStage.OFFERED.code();
            boolean fits = hasAgent == (contact.agent != null)
                    && (contact.agent == null || contact.agent.isAtWorkOn(contact.id()));
            unless(fits, "agent and contact know of each other", contact.ref, contact.stage);
        }
    }

    /** What an agent must be by a contact, in charge of it or asked; null where neither. */
    private static @Nullable AgentState stateOf(SeenAgent agent, SeenContact contact) {
        if (contact.agent != null && contact.agent.id() == agent.id()) {
            return switch (contact.stage) {
                case OFFERED -> AgentState.OFFERED;
                case CONNECTING -> AgentState.CONNECTING;
                case DIALLING -> AgentState.DIALLING;
                default ->
                    contact.consult == ConsultStage.TALKING
                            ? AgentState.CONSULTING
                            : contact.isHeld ? AgentState.HELD : AgentState.TALKING;
            };
        }
        if (contact.asked == null || contact.asked.id() != agent.id() || contact.consult == null) {
            return null;
        }
        return switch (contact.consult) {
            case ASKED -> AgentState.OFFERED;
            case CONNECTING -> AgentState.CONNECTING;
            case TALKING -> AgentState.CONSULTING;
            case JOINED -> AgentState.TALKING;
        };
    }
}
