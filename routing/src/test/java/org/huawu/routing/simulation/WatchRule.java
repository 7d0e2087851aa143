package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.TreeMap;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.SupervisionEvent.OfWatch;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchHeard;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.SupervisionEvent.WatchPartChanged;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.WatchEnding;
import org.huawu.events.WatchPart;
import org.huawu.kernel.VendorId;
import org.huawu.routing.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Nobody hears a contact without a watch of it; a watch goes with its contact, ends with it, and hears no agent of another vendor than it
 * may. Who is in which bridge is read from the orders, and held against the events.
 */
final class WatchRule implements Rule {

    private static final String RULE = "a watch goes its way";

    /** A supervisor who watches. */
    private static final class Seen {
        final WatchBegan began;
        final long channel;
        WatchPart part;
        boolean isHeard;
        /** Until the order to be taken into it is settled this is so as well. */
        @Nullable
        EffectId bridge;

        Seen(WatchBegan began, long channel) {
            this.began = began;
            this.channel = channel;
            this.part = began.part();
        }
    }

    private final TreeMap<Long, Seen> watches = new TreeMap<>();
    /** The bridge in which the channel of a supervisor is. */
    private final TreeMap<Long, EffectId> ears = new TreeMap<>();

    @Override
    public void before(Event event, Picture seen, Taken step) {
        if (event instanceof AgentSignedIn in) {
            boolean isFree = watches.values().stream()
                    .noneMatch(watch -> watch.began.seat().equals(in.agent().seat()));
            unless(isFree, "nobody works where somebody watches", in);
        }
        if (event instanceof EpochOpened) {
            // orders of the epoch before are settled by it
            watches.values().forEach(watch -> watch.bridge = watch.isHeard ? watch.bridge : null);
        }
        if (!(event instanceof OfWatch of)) {
            return;
        }
        Seen watch = watches.get(of.supervisor().value());
        unless((watch == null) == (of instanceof WatchBegan), "a supervisor has one watch at a time", of);
        if (of instanceof WatchBegan e) {
            begins(e, seen);
        } else if (watch != null) {
            goesOn(of, watch, seen);
        }
    }

    private void begins(WatchBegan event, Picture seen) {
        SeenContact contact = seen.contact(event.contact());
        Long channel = seen.audio.get(event.seat().value());
        boolean isFree = seen.agents.values().stream()
                .noneMatch(agent -> agent.seat() == event.seat().value()
                        || agent.ref.agent().equals(event.supervisor()));
        boolean isTalk = contact.stage == ContactStage.TALKING
                && contact.agent != null
                && contact.agent.ref.equals(event.agent());
        long others = watches.values().stream()
                .filter(watch ->
                        watch.began.contact().contact().equals(event.contact().contact()))
                .count();
        unless(isTalk && isFree && channel != null && others < 3, RULE, event);
        unless(isWithin(contact, event.vendor()), "a supervisor hears whom he may", event);
        if (channel != null) {
            watches.put(event.supervisor().value(), new Seen(event, channel));
        }
    }

    private void goesOn(OfWatch event, Seen watch, Picture seen) {
        unless(event.contact().contact().equals(watch.began.contact().contact()), RULE, event);
        boolean fits = switch (event) {
            case WatchBegan e -> false;
            case WatchMoved e -> (e.bridge() == null) != (watch.bridge == null) && isHearable(e, seen);
            case WatchHeard e -> watch.bridge != null;
            case WatchPartChanged e -> e.before() == watch.part && e.part() != watch.part;
            case WatchEnded e -> e.watchedMs() == e.atMs() - watch.began.atMs() && isMeant(e, seen);
        };
        unless(fits, RULE, event, watch.bridge);
        watch.part = event.part();
        watch.isHeard = event instanceof WatchHeard || (watch.isHeard && !(event instanceof WatchMoved));
        if (event instanceof WatchMoved e) {
            watch.bridge = e.bridge();
        }
        if (event instanceof WatchEnded) {
            watches.remove(event.supervisor().value());
        }
    }

    /** Who is put aside hears music, and so nobody listens to him; agent and colleague are heard meanwhile. */
    private static boolean isHearable(WatchMoved event, Picture seen) {
        SeenContact contact = seen.contact(event.contact());
        boolean isHeard = contact.stage == ContactStage.TALKING && (!contact.isHeld || contact.isConsultHeard());
        return event.bridge() == null || isHeard;
    }

    private static boolean isMeant(WatchEnded event, Picture seen) {
        boolean isThere = seen.contacts.containsKey(event.contact().contact().value());
        return isThere == (event.ending() != WatchEnding.CONTACT_OVER);
    }

    private static boolean isWithin(SeenContact contact, @Nullable VendorId vendor) {
        return vendor == null
                || contact.stage != ContactStage.TALKING
                || (contact.agent != null && contact.agent.ref.vendor().equals(vendor));
    }

    @Override
    public void after(Picture seen, Taken step) {
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.JoinWatch join -> ears.put(join.seat().value(), join.bridge());
                case Effect.Leave leave -> ears.remove(leave.channel().value());
                case Effect.Unbridge parted -> ears.values().removeIf(parted.bridge()::equals);
                default -> {}
            }
        }
        ears.keySet().removeIf(channel -> !seen.audio.containsValue(channel));
        for (Seen watch : watches.values()) {
            SeenContact contact =
                    seen.contacts.get(watch.began.contact().contact().value());
            unless(contact != null, "a watch ends with its contact", watch.began);
            Long channel = seen.audio.get(watch.began.seat().value());
            unless(channel != null && channel == watch.channel, "a watch ends with its sound", watch.began);
            unless(
                    contact == null || isWithin(contact, watch.began.vendor()),
                    "a supervisor hears whom he may",
                    watch.began);
        }
        ears.forEach((channel, bridge) -> {
            boolean isWatched = watches.values().stream()
                    .anyMatch(watch -> watch.channel == channel && bridge.equals(watch.bridge));
            unless(isWatched, "nobody hears a contact without a watch", channel, bridge);
        });
    }

    @Override
    public void over(Picture seen) {
        unless(watches.isEmpty(), "a watch ends with its contact", watches.keySet());
    }
}
