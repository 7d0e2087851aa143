package org.huawu.routing;

import java.util.List;
import java.util.function.Supplier;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.SupervisionEvent;
import org.huawu.events.SupervisionEvent.EndForced;
import org.huawu.events.SupervisionEvent.OfWatch;
import org.huawu.events.SupervisionEvent.StateForced;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchHeard;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.SupervisionEvent.WatchPartChanged;
import org.huawu.kernel.ChannelId;
import org.huawu.routing.Effect.ChangePart;
import org.huawu.routing.Effect.JoinWatch;
import org.huawu.routing.Effect.Leave;
import org.huawu.routing.Effect.ShowSupervisor;

/** The effects of what supervisors do, seen from the state just before it. */
final class SupervisionEffects {

    private final RoutingState state;
    private final Supplier<EffectId> ids;
    private final List<Effect> effects;
    private final long dueMs;

    /**
     * @param ids the ids of the event's effects, in their order
     * @param effects where they go
     * @param dueMs when the outcomes of orders are due of which the event does not say so
     */
    SupervisionEffects(RoutingState state, Supplier<EffectId> ids, List<Effect> effects, long dueMs) {
        this.state = state;
        this.ids = ids;
        this.effects = effects;
        this.dueMs = dueMs;
    }

    void add(SupervisionEvent event) {
        switch (event) {
            case OfWatch watch -> add(watch);
            case EndForced e -> {}
            case StateForced e -> {}
        }
    }

    private void add(OfWatch event) {
        Watch watch = state.watches.of(event.supervisor());
        if (event instanceof WatchBegan || watch == null) {
            return;
        }
        switch (event) {
            case WatchBegan e -> {}
            case WatchMoved e -> {
                if (e.bridge() != null) {
                    effects.add(new JoinWatch(ids.get(), e.joinedDueMs(), channel(watch), e.bridge(), e.part()));
                } else {
                    leave(e, watch);
                }
            }
            case WatchHeard e -> show(e, true);
            case WatchPartChanged e -> {
                if (watch.bridge != null) {
                    effects.add(new ChangePart(ids.get(), dueMs, channel(watch), e.part()));
                }
                if (watch.isHearing()) {
                    show(e, true);
                }
            }
            case WatchEnded e -> leave(e, watch);
        }
    }

    /** A bridge that is taken apart, or a seat whose sound is gone, needs no leaving. */
    private void leave(OfWatch event, Watch watch) {
        Contact contact = state.contacts.get(event.contact().contact().value());
        if (contact == null || watch.bridge == null) {
            return;
        }
        boolean isJoining = contact.consult != null && watch.bridge.equals(contact.consult.bridge);
        Long sound = state.audio.get(watch.seat.value());
        if ((isJoining || watch.bridge.equals(contact.bridge)) && sound != null && sound == watch.channel) {
            effects.add(new Leave(ids.get(), dueMs, channel(watch)));
        }
        if (watch.isHearing()) {
            show(event, false);
        }
    }

    /** To all agents in the talk. */
    private void show(OfWatch event, boolean isThere) {
        Contact contact = state.contacts.get(event.contact().contact().value());
        if (contact == null || contact.stage != ContactStage.TALKING) {
            return;
        }
        if (contact.agent != null) {
            show(contact.agent, event, isThere);
        }
        if (contact.consult != null && contact.consult.stage.isHeard()) {
            show(contact.consult.asked, event, isThere);
        }
    }

    private void show(AgentRef desk, OfWatch event, boolean isThere) {
        effects.add(new ShowSupervisor(ids.get(), desk, event.contact(), event.supervisor(), event.part(), isThere));
    }

    private static ChannelId channel(Watch watch) {
        return new ChannelId(watch.channel);
    }
}
