package org.huawu.routing;

import java.util.List;
import java.util.function.Supplier;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.OutsideEvent;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.OutsideEvent.OutsideAnswered;
import org.huawu.events.OutsideEvent.OutsideCalled;
import org.huawu.events.OutsideEvent.OutsideConferenceBegan;
import org.huawu.events.OutsideEvent.OutsideEnded;
import org.huawu.events.OutsideEvent.OutsideJoined;
import org.huawu.events.OutsideEvent.OutsideRang;
import org.huawu.events.OutsideEvent.OutsideSent;
import org.huawu.kernel.ChannelId;
import org.huawu.routing.Effect.Bridge;
import org.huawu.routing.Effect.Dial;
import org.huawu.routing.Effect.HangUpCause;
import org.huawu.routing.Effect.HangUpChannel;
import org.huawu.routing.Effect.Leave;
import org.huawu.routing.Effect.PlayMusic;
import org.huawu.routing.Effect.RingBack;
import org.huawu.routing.Effect.ShowOutside;
import org.huawu.routing.Effect.ShowOutsideGone;
import org.huawu.routing.Effect.StopMusic;
import org.huawu.routing.Effect.Unbridge;

/** The effects of an event of a number outside, seen from the state just before it. */
final class OutsideEffects {

    private final RoutingState state;
    private final Supplier<EffectId> ids;
    private final List<Effect> effects;
    private final long dueMs;

    /**
     * @param ids the ids of the event's effects, in their order
     * @param effects where they go
     * @param dueMs when the outcomes of orders are due of which the event does not say so
     */
    OutsideEffects(RoutingState state, Supplier<EffectId> ids, List<Effect> effects, long dueMs) {
        this.state = state;
        this.ids = ids;
        this.effects = effects;
        this.dueMs = dueMs;
    }

    void add(OutsideEvent event, Contact contact) {
        switch (event) {
            case OutsideCalled e -> called(e, contact);
            case OutsideSent e -> {}
            case OutsideRang e -> rang(contact, OutsideRules.outsideOf(contact));
            case OutsideAnswered e -> answered(e, contact, OutsideRules.outsideOf(contact));
            case OutsideJoined e -> show(contact, OutsideRules.outsideOf(contact), OutsideStage.TALKING);
            case OutsideConferenceBegan e -> show(contact, OutsideRules.outsideOf(contact), OutsideStage.JOINED);
            case ContactPassedOn e -> passedOn(e, contact, OutsideRules.outsideOf(contact));
            case OutsideEnded e -> ended(e, contact, OutsideRules.outsideOf(contact));
            case ContactReturned e -> music(contact);
        }
    }

    /** Shows the agent in charge, if there is one, how far it is with the one called. */
    void show(Contact contact, Outside outside, OutsideStage stage) {
        if (contact.agent != null) {
            effects.add(
                    new ShowOutside(ids.get(), contact.agent, contact.ref, outside.callee, stage, outside.isRinging));
        }
    }

    private void called(OutsideCalled event, Contact contact) {
        effects.add(new Dial(
                ids.get(),
                event.dialDueMs(),
                event.channel(),
                contact.ref,
                event.leg(),
                event.callee(),
                DialRules.RINGING_MS));
        effects.add(
                new ShowOutside(ids.get(), event.agent(), contact.ref, event.callee(), OutsideStage.CALLING, false));
    }

    /** Whoever waits for the one called hears that it rings there. */
    private void rang(Contact contact, Outside outside) {
        ChannelId waiting = contact.agent == null ? contact.channel : state.seatOf(contact.agent);
        effects.add(new RingBack(ids.get(), dueMs, waiting));
        if (contact.agent != null) {
            effects.add(
                    new ShowOutside(ids.get(), contact.agent, contact.ref, outside.callee, OutsideStage.CALLING, true));
        }
    }

    private void answered(OutsideAnswered event, Contact contact, Outside outside) {
        if (contact.agent == null) {
            effects.add(new Bridge(ids.get(), event.bridgeDueMs(), contact.channel, outside.channel));
        } else {
            effects.add(new Bridge(ids.get(), event.bridgeDueMs(), outside.channel, state.seatOf(contact.agent)));
        }
    }

    private void passedOn(ContactPassedOn event, Contact contact, Outside outside) {
        if (outside.stage == OutsideStage.CALLING) {
            if (contact.bridge != null) {
                effects.add(new Unbridge(ids.get(), dueMs, contact.bridge));
                music(contact);
            }
        } else if (event.joined() == null) {
            leave(event.agent());
        } else if (outside.bridge != null) {
            effects.add(new Unbridge(ids.get(), dueMs, outside.bridge));
            effects.add(new Bridge(ids.get(), event.joinedDueMs(), contact.channel, outside.channel));
        }
    }

    private void ended(OutsideEnded event, Contact contact, Outside outside) {
        boolean isPassedOn = contact.stage == ContactStage.PASSED_ON;
        Long seat = contact.agent == null
                ? null
                : state.audio.get(contact.agent.seat().value());
        if (outside.isRinging && seat != null) {
            effects.add(new StopMusic(ids.get(), dueMs, new ChannelId(seat)));
        }
        if (outside.bridge != null && (outside.stage != OutsideStage.JOINED || isPassedOn)) {
            effects.add(new Unbridge(ids.get(), dueMs, outside.bridge));
        }
        if (!event.ending().isGone()) {
            effects.add(new HangUpChannel(ids.get(), dueMs, outside.channel, HangUpCause.NORMAL));
        }
        if (contact.agent != null) {
            effects.add(new ShowOutsideGone(ids.get(), contact.agent, contact.ref, outside.callee, event.ending()));
        }
    }

    /** Whose seat has lost its sound has left by that. */
    private void leave(AgentRef agent) {
        Long channel = state.audio.get(agent.seat().value());
        if (channel != null) {
            effects.add(new Leave(ids.get(), dueMs, new ChannelId(channel)));
        }
    }

    private void music(Contact contact) {
        effects.add(new PlayMusic(
                ids.get(),
                dueMs,
                contact.channel,
                state.room(contact.ref.queue()).setting.music()));
    }
}
