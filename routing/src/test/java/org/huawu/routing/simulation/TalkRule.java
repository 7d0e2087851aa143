package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactStage;
import org.huawu.events.Event;
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

/** A talk has one agent in charge; hold and question begin before they end, and bear their spans; colleagues are of one vendor. */
final class TalkRule implements Rule {

    private static final String RULE = "a talk goes its way";

    @Override
    public void before(Event event, Picture seen, Taken step) {
        if (!(event instanceof TalkEvent talk)) {
            return;
        }
        SeenContact contact = seen.contact(talk.contact());
        unless(talk.contact().equals(contact.ref), RULE, event, contact.ref);
        if (talk instanceof ContactReconnected e) {
            boolean isAgain = contact.stage == ContactStage.CONNECTING
                    && contact.talkedWith != null
                    && e.waitedMs() == e.atMs() - contact.requeuedMs;
            unless(isAgain && isInCharge(e, contact), "who waited once more is joined once more", e);
            return;
        }
        unless(contact.stage == ContactStage.TALKING, RULE, event, contact.stage);
        boolean isLeft = talk instanceof ConsultEnded e && e.ending() == ConsultEnding.HANDED_OVER;
        unless(isLeft || isInCharge(talk, contact), "one agent is in charge", event);
        boolean fits = switch (talk) {
            case HoldBegan e -> !contact.isHeld;
            case HoldEnded e -> contact.isHeld && e.heldMs() == e.atMs() - contact.heldSinceMs;
            case CallerJoined e -> !contact.isHeld && contact.dueMs < Long.MAX_VALUE;
            case ConsultAsked e -> asks(e, contact, seen);
            case ConsultAccepted e ->
                contact.consult == ConsultStage.ASKED && e.offeredMs() == e.atMs() - contact.askedMs;
            case ConsultBegan e -> contact.consult == ConsultStage.CONNECTING;
            case ConferenceBegan e -> !contact.isHeld && contact.consult == ConsultStage.JOINED;
            case ConsultEnded e -> ends(e, contact);
            case ContactHandedOver e ->
                contact.isConsultHeard()
                        && !contact.isHeld
                        && e.talkedMs() == e.atMs() - contact.connectedMs
                        && contact.asked != null
                        && contact.asked.ref.equals(e.to());
            case ContactRequeued e ->
                !contact.isHeld && contact.asked == null && e.talkedMs() == e.atMs() - contact.connectedMs;
            default -> true;
        };
        unless(fits, RULE, event, contact.isHeld, contact.consult);
    }

    private static boolean isInCharge(TalkEvent event, SeenContact contact) {
        return contact.agent != null && contact.agent.ref.equals(event.agent());
    }

    private static boolean asks(ConsultAsked event, SeenContact contact, Picture seen) {
        SeenAgent asked = seen.agent(event.asked().agent().value());
        return contact.asked == null
                && contact.isHeld
                && asked.state == AgentState.READY
                && asked.work == null
                && seen.hasAudio(asked)
                && event.asked().vendor().equals(event.agent().vendor())
                && event.dueMs()
                        == event.atMs()
                                + seen.settings().queue(contact.ref.queue()).offerLimitMs();
    }

    private static boolean ends(ConsultEnded event, SeenContact contact) {
        return contact.asked != null
                && contact.asked.ref.equals(event.asked())
                && event.spentMs() == (contact.isConsultHeard() ? event.atMs() - contact.consultedMs : 0);
    }
}
