package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.Objects;
import java.util.TreeSet;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.Party;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.Input;
import org.huawu.routing.SupervisorAction.ForceEnd;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;

/** Each contact arrives once, goes its way in order, is served by one agent at most, and ends once, for a reason that was there. */
final class LifeRule implements Rule {

    private static final String RULE = "a contact goes its way once";

    private final TreeSet<Long> arrived = new TreeSet<>();
    private final TreeSet<Long> ended = new TreeSet<>();
    private final TreeSet<Long> served = new TreeSet<>();

    @Override
    public void before(Event event, Picture seen, Taken step) {
        switch (event) {
            case ContactArrived e -> {
                unless(arrived.add(e.contact().contact().value()), "a contact arrives once", e);
                unless(seen.byChannel(e.channel().value()) == null, "a channel has one contact", e);
            }
            case CallDialled e -> {
                unless(arrived.add(e.contact().contact().value()), "a contact arrives once", e);
                unless(seen.byChannel(e.channel().value()) == null, "a channel has one contact", e);
            }
            case ContactAnswered e -> {
                SeenContact contact = seen.contact(e.contact());
                at(contact.stage == ContactStage.ANSWERING && !contact.isAnswered, e, contact);
            }
            case PromptStarted e -> {
                SeenContact contact = seen.contact(e.contact());
                at(contact.stage == ContactStage.ANSWERING && contact.isAnswered, e, contact);
            }
            case PromptEnded e ->
                at(seen.contact(e.contact()).stage == ContactStage.PROMPT, e, seen.contact(e.contact()));
            case ContactQueued e -> {
                SeenContact contact = seen.contact(e.contact());
                boolean isFirst = contact.number == 0 && contact.isAnswered && contact.stage != ContactStage.WAITING;
                at(isFirst && e.contact().equals(contact.ref), e, contact);
            }
            case OfferEvent e -> {
                SeenContact contact = seen.contact(e.contact());
                ContactStage wanted = switch (e) {
                    case OfferEvent.OfferMade made -> ContactStage.WAITING;
                    case ConnectFailed failed -> ContactStage.CONNECTING;
                    default -> ContactStage.OFFERED;
                };
                at(contact.stage == wanted && e.contact().equals(contact.ref), e, contact);
            }
            case ContactConnected e -> connected(e, seen.contact(e.contact()));
            case ContactEnded e -> ended(e, seen.contact(e.contact()), step.input());
            default -> {}
        }
    }

    private static void at(boolean isAt, Event event, SeenContact contact) {
        unless(isAt, RULE, event, contact.stage);
    }

    private void connected(ContactConnected event, SeenContact contact) {
        at(contact.stage == ContactStage.CONNECTING, event, contact);
        unless(served.add(contact.id()), "a contact is served once", event);
        unless(event.waitedMs() == event.atMs() - contact.queuedMs, "a wait runs from the queue to the talk", event);
        unless(contact.agent != null && contact.agent.ref.equals(event.agent()), "who accepted talks", event);
    }

    private void ended(ContactEnded event, SeenContact contact, Input input) {
        unless(ended.add(contact.id()), "a contact ends once", event);
        boolean isBack = contact.isWaiting() && contact.backFrom == event.stage() && contact.backMs == event.atMs();
        at(contact.stage == event.stage() || isBack, event, contact);
        boolean talked = event.stage() == ContactStage.TALKING;
        long queueMs = contact.number == 0 ? 0 : event.atMs() - contact.queuedMs;
        long waitedMs = contact.waitedMs >= 0 ? contact.waitedMs : queueMs;
        boolean isRight = event.lastedMs() == event.atMs() - contact.arrivedMs
                && event.waitedMs() == waitedMs
                && event.talkedMs() == (talked ? event.atMs() - contact.connectedMs : 0);
        unless(isRight, "an end bears the spans that were", event, contact.queuedMs, contact.connectedMs);
        boolean hasAgent = talked || event.stage() == ContactStage.DIALLING;
        AgentRef last = hasAgent ? Objects.requireNonNull(contact.agent).ref : contact.talkedWith;
        unless(Objects.equals(last, event.agent()), "an end names who talked", event, last);
        unless(isCause(event, contact, input), "a contact ends for a reason that is there", event, input);
    }

    private static boolean isCause(ContactEnded event, SeenContact contact, Input input) {
        return switch (event.cause()) {
            case NORMAL ->
                event.by() == Party.CALLER
                        ? isEndOf(contact, input, ChannelEnding.HUNG_UP)
                        : event.by() == Party.AGENT
                                && input instanceof HangUp hangUp
                                && contact.agent != null
                                && contact.agent.ref.agent().equals(hangUp.agent())
                                && hangUp.contact().equals(contact.ref.contact());
            case NETWORK -> isEndOf(contact, input, ChannelEnding.FAILED);
            case CUT -> input instanceof EpochBegan began && !began.channels().contains(contact.channel);
            case AGENT_AUDIO_LOST ->
                event.stage() == ContactStage.DIALLING
                        && (input instanceof SeatLost || input instanceof SeatConnected || input instanceof EpochBegan);
            case ANSWER_FAILED -> event.stage() == ContactStage.ANSWERING && !contact.isAnswered;
            case FORCED ->
                event.stage() == ContactStage.TALKING
                        && event.by() == Party.SUPERVISOR
                        && input instanceof ForceEnd force
                        && force.contact().equals(contact.ref.contact());
            case BUSY -> isEndOf(contact, input, ChannelEnding.BUSY);
            case DECLINED ->
                isEndOf(contact, input, ChannelEnding.DECLINED) || isEndOf(contact, input, ChannelEnding.HUNG_UP);
            case NUMBER_UNKNOWN -> isEndOf(contact, input, ChannelEnding.NUMBER_UNKNOWN);
            case NO_ANSWER ->
                event.by() == Party.CALLER
                        ? isEndOf(contact, input, ChannelEnding.NO_ANSWER)
                        : event.atMs() >= contact.dueMs;
            case NOT_REACHED ->
                event.stage() == ContactStage.DIALLING
                        && (input instanceof OrderSettled
                                || input instanceof EpochBegan
                                || event.atMs() >= contact.dueMs);
            case QUEUE_FULL, WAIT_LIMIT, QUEUE_CLOSED ->
                event.by() == Party.SYSTEM; // held against the queue by another rule
            default -> true;
        };
    }

    private static boolean isEndOf(SeenContact contact, Input input, ChannelEnding ending) {
        return input instanceof ChannelEnded fact && fact.channel().equals(contact.channel) && fact.ending() == ending;
    }

    /** What is accepted happens: a caller who is gone is gone. */
    @Override
    public void after(Picture seen, Taken step) {
        if (!step.isAccepted()) {
            return;
        }
        if (step.input() instanceof ChannelEnded fact) {
            unless(seen.byChannel(fact.channel().value()) == null, "who hangs up is gone", fact);
        } else if (step.input() instanceof EpochBegan began) {
            for (SeenContact contact : seen.contacts.values()) {
                unless(began.channels().contains(contact.channel), "a new epoch ends who is gone", contact.ref);
            }
        }
    }

    @Override
    public void over(Picture seen) {
        unless(seen.contacts.isEmpty(), "every contact ends", seen.contacts.keySet());
        unless(arrived.equals(ended), "every contact ends once", arrived.size(), ended.size());
    }
}
