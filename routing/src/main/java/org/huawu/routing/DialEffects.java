package org.huawu.routing;

import java.util.List;
import java.util.function.Supplier;
import org.huawu.events.DialEvent;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.huawu.routing.Effect.Bridge;
import org.huawu.routing.Effect.Dial;
import org.huawu.routing.Effect.RingBack;
import org.huawu.routing.Effect.ShowCallOut;
import org.huawu.routing.Effect.StartRecording;
import org.huawu.routing.Effect.StopMusic;
import org.huawu.routing.Effect.Unbridge;

/** The effects of an event of a call out, seen from the state just before it. */
final class DialEffects {

    private final RoutingState state;
    private final Supplier<EffectId> ids;
    private final List<Effect> effects;
    private final long dueMs;

    /**
     * @param ids the ids of the event's effects, in their order
     * @param effects where they go
     * @param dueMs when the outcomes of orders are due of which the event does not say so
     */
    DialEffects(RoutingState state, Supplier<EffectId> ids, List<Effect> effects, long dueMs) {
        this.state = state;
        this.ids = ids;
        this.effects = effects;
        this.dueMs = dueMs;
    }

    void add(DialEvent event) {
        switch (event) {
            case CallDialled e -> {
                effects.add(new Dial(
                        ids.get(),
                        e.dialDueMs(),
                        e.channel(),
                        e.contact(),
                        e.contact().contact(),
                        e.callee(),
                        DialRules.RINGING_MS));
                effects.add(new ShowCallOut(ids.get(), e.agent(), e.contact(), e.callee(), false));
            }
            case CallSent e -> {}
            case CalleeRang e -> rang(e);
            case EarlySoundBegan e ->
                effects.add(new Bridge(ids.get(), dueMs, contact(e).channel, state.seatOf(e.agent())));
            case EarlySoundSettled e -> {
                if (!e.isHeard()) {
                    notHeard(e);
                }
            }
            case CalleeAnswered e -> answered(e);
        }
    }

    /** Before it is answered, a call out is over. */
    void over(Contact contact) {
        if (contact.bridge != null) {
            effects.add(new Unbridge(ids.get(), dueMs, contact.bridge));
        }
        Long seat = contact.agent == null
                ? null
                : state.audio.get(contact.agent.seat().value());
        if (contact.isRinging && contact.bridge == null && seat != null) {
            effects.add(new StopMusic(ids.get(), dueMs, new ChannelId(seat)));
        }
    }

    private void rang(CalleeRang event) {
        Contact contact = contact(event);
        if (contact.bridge == null) {
            effects.add(new RingBack(ids.get(), dueMs, state.seatOf(event.agent())));
        }
        if (contact.caller != null) {
            effects.add(new ShowCallOut(ids.get(), event.agent(), contact.ref, contact.caller, true));
        }
    }

    /** Nobody may know whether the two were joined: they are not from here on, and the agent hears it ring again. */
    private void notHeard(EarlySoundSettled event) {
        Contact contact = contact(event);
        if (contact.bridge != null) {
            effects.add(new Unbridge(ids.get(), dueMs, contact.bridge));
        }
        if (contact.isRinging) {
            effects.add(new RingBack(ids.get(), dueMs, state.seatOf(event.agent())));
        }
    }

    private void answered(CalleeAnswered event) {
        Contact contact = contact(event);
        EffectId bridge = event.bridge() == null ? contact.bridge : event.bridge();
        if (event.bridge() != null) {
            effects.add(new Bridge(ids.get(), event.bridgeDueMs(), contact.channel, state.seatOf(event.agent())));
        }
        if (event.recording() != null && bridge != null) {
            effects.add(new StartRecording(ids.get(), event.recordingDueMs(), bridge, contact.ref, event.agent()));
        }
    }

    private Contact contact(DialEvent event) {
        Contact contact = state.contacts.get(event.contact().contact().value());
        if (contact == null) {
            throw new IllegalStateException(
                    "contact " + event.contact().contact().value() + " was never dialled");
        }
        return contact;
    }
}
