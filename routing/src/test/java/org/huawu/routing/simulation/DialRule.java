package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import org.huawu.events.AgentState;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;
import org.huawu.events.Event;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.routing.Input;
import org.huawu.routing.SwitchboardFact.ChannelAnswered;
import org.huawu.routing.SwitchboardFact.ChannelRinging;
import org.huawu.routing.SwitchboardFact.EarlyMediaBegan;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;

/** A call out is made by one who may, by a line of the own project; it rings, speaks and is answered when it does, and leaves its agent as it should. */
final class DialRule implements Rule {

    private static final String RULE = "a call out goes its way";

    @Override
    public void before(Event event, Picture seen, Taken step) {
        if (event instanceof CallDialled e) {
            unless(isMeant(e, seen, step.input()), "a call out is made by who may", e, step.input());
        } else if (event instanceof DialEvent dial) {
            SeenContact contact = seen.contact(dial.contact());
            boolean isAt = contact.stage == ContactStage.DIALLING
                    && contact.agent != null
                    && contact.agent.ref.equals(dial.agent());
            unless(isAt && fits(dial, contact, step.input()), RULE, dial, contact.stage, step.input());
        }
    }

    private static boolean isMeant(CallDialled event, Picture seen, Input input) {
        SeenAgent agent = seen.agent(event.agent().agent().value());
        LineSetting line = seen.settings().line(event.contact().line().value());
        boolean isAsked = input instanceof Dial dial
                && dial.agent().equals(event.agent().agent())
                && dial.contact().equals(event.contact().contact())
                && dial.channel().equals(event.channel())
                && dial.callee().equals(event.callee());
        boolean isTheirs = line != null
                && line.project().equals(event.agent().project())
                && line.client().equals(event.agent().client())
                && line.queue().equals(event.contact().queue());
        boolean wasReady = agent.state == AgentState.READY || agent.state == AgentState.WRAP_UP;
        boolean goesBack = event.back() == (wasReady ? AgentState.READY : AgentState.NOT_READY);
        return isAsked && isTheirs && goesBack && !agent.isBusy() && seen.hasAudio(agent);
    }

    private static boolean fits(DialEvent event, SeenContact contact, Input input) {
        return switch (event) {
            case CallDialled e -> true;
            case CallSent e -> input instanceof OrderSettled && e.givenUpMs() > e.atMs();
            case CalleeRang e ->
                input instanceof ChannelRinging fact && fact.channel().equals(contact.channel);
            case EarlySoundBegan e ->
                !contact.isEarly
                        && input instanceof EarlyMediaBegan fact
                        && fact.channel().equals(contact.channel);
            case EarlySoundSettled e ->
                contact.isEarly && (input instanceof OrderSettled || (input instanceof EpochBegan && !e.isHeard()));
            case CalleeAnswered e ->
                input instanceof ChannelAnswered fact
                        && fact.channel().equals(contact.channel)
                        && e.rangMs() == e.atMs() - contact.arrivedMs
                        && (e.bridge() == null) == contact.isEarly;
        };
    }

    /** The last contact that ended unanswered leaves its agent where he or she was, or not ready. */
    @Override
    public void after(Picture seen, Taken step) {
        for (Event event : step.events()) {
            boolean isUnanswered = event instanceof ContactEnded e && e.stage() == ContactStage.DIALLING;
            if (isUnanswered && event instanceof ContactEnded e && e.agent() != null) {
                SeenAgent agent = seen.agents.get(e.agent().agent().value());
                boolean isLeft =
                        agent == null || !agent.isAtWorkOn(e.contact().contact().value());
                unless(isLeft, "who called in vain is free", e);
            }
        }
    }
}
