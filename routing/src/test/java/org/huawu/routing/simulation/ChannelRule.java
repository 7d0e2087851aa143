package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.huawu.routing.Effect;
import org.huawu.routing.Effect.HangUpCause;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.PlaybackEnded;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.jspecify.annotations.Nullable;

/** What the switchboard is told makes sense to it: music begins before it stops, bridges join those who are there, no caller is left hanging. */
final class ChannelRule implements Watcher {

    private static final String RULE = "an order fits the channel";

    /** A caller's channel. */
    private static final class Caller {
        boolean hasMusic;

        @Nullable
        EffectId playback;

        @Nullable
        EffectId bridge;
    }

    private final TreeMap<Long, Caller> callers = new TreeMap<>();
    private final TreeMap<Long, Long> seats = new TreeMap<>();
    /** Those that were there before the step. */
    private final TreeSet<Long> lost = new TreeSet<>();

    /** Seats that hear it ring where their agents call. */
    private final TreeSet<Long> ringing = new TreeSet<>();

    private final TreeSet<EffectId> bridges = new TreeSet<>();
    private final TreeSet<EffectId> recordings = new TreeSet<>();
    private final TreeSet<EffectId> playbacks = new TreeSet<>();

    @Nullable
    private EffectId last;

    @Override
    public void saw(Taken step) {
        unless(
                step.isAccepted() || (step.effects().isEmpty() && step.events().isEmpty()),
                "who is refused changes nothing",
                step);
        Set<Long> orphans = new TreeSet<>();
        lost.clear();
        lost.addAll(seats.values());
        if (step.isAccepted()) {
            switch (step.input()) {
                case ChannelEnded fact -> callers.remove(fact.channel().value());
                case SeatConnected fact ->
                    seats.put(fact.seat().value(), fact.channel().value());
                case SeatLost fact -> seats.remove(fact.seat().value());
                case EpochBegan fact -> orphans = began(fact);
                case PlaybackEnded fact -> playbacks.remove(fact.playback());
                case OrderSettled fact -> {
                    if (fact.outcome() != Outcome.DONE) {
                        playbacks.remove(fact.order());
                    }
                }
                default -> {}
            }
        }
        for (Effect effect : step.effects()) {
            unless(last == null || last.compareTo(effect.id()) < 0, "ids of effects rise", effect, last);
            last = effect.id();
            if (effect instanceof Effect.Order order) {
                unless(order.dueMs() > step.beforeMs(), "an order has its time", order);
                ordered(order, step, orphans);
            }
        }
        unless(orphans.isEmpty(), "what belongs to nobody is hung up", orphans);
    }

    /** What the switchboard has no more is gone; what it has too much is to be hung up. */
    private Set<Long> began(EpochBegan fact) {
        TreeSet<Long> present = new TreeSet<>();
        fact.channels().forEach(channel -> present.add(channel.value()));
        callers.keySet().retainAll(present);
        playbacks.clear();
        seats.values().retainAll(present);
        TreeSet<Long> orphans = new TreeSet<>(present);
        orphans.removeAll(callers.keySet());
        orphans.removeAll(seats.values());
        return orphans;
    }

    private void ordered(Effect.Order order, Taken step, Set<Long> orphans) {
        switch (order) {
            case Effect.Answer o -> {
                unless(isArriving(step, o.channel()), RULE, o);
                callers.put(o.channel().value(), new Caller());
            }
            case Effect.Dial o -> callers.put(o.channel().value(), new Caller());
            case Effect.RingBack o -> {
                unless(seats.containsValue(o.channel().value()), RULE, o);
                ringing.add(o.channel().value());
            }
            case Effect.Play o -> {
                Caller caller = caller(o.channel(), o);
                unless(caller.playback == null && !caller.hasMusic, RULE, o);
                caller.playback = o.id();
                playbacks.add(o.id());
            }
            case Effect.StopPlayback o -> unless(playbacks.remove(o.playback()), RULE, o);
            case Effect.PlayMusic o -> {
                Caller caller = caller(o.channel(), o);
                boolean isPlaying = caller.playback != null && playbacks.contains(caller.playback);
                unless(caller.bridge == null && !isPlaying, RULE, o);
                caller.hasMusic = true;
            }
            case Effect.StopMusic o -> {
                if (ringing.remove(o.channel().value())) {
                    return;
                }
                Caller caller = caller(o.channel(), o);
                unless(caller.hasMusic, RULE, o);
                caller.hasMusic = false;
            }
            case Effect.Bridge o -> bridged(o);
            case Effect.Join o -> {
                unless(bridges.contains(o.bridge()), RULE, o);
                joins(caller(o.caller(), o), o.bridge(), o);
            }
            case Effect.Leave o -> {
                // whose channel is gone or replaced by this very step leaves by the old one
                boolean isSeat = seats.containsValue(o.channel().value())
                        || lost.contains(o.channel().value());
                if (!isSeat) {
                    caller(o.channel(), o).bridge = null;
                }
            }
            case Effect.StopRecording o -> unless(recordings.remove(o.recording()), RULE, o);
            case Effect.Unbridge o -> {
                unless(bridges.remove(o.bridge()), RULE, o);
                callers.values()
                        .forEach(caller -> caller.bridge = o.bridge().equals(caller.bridge) ? null : caller.bridge);
            }
            case Effect.StartRecording o -> {
                unless(bridges.contains(o.bridge()), RULE, o);
                recordings.add(o.id());
            }
            case Effect.HangUpChannel o -> hungUp(o, step, orphans);
            default -> {}
        }
    }

    /** Two seats, where a colleague is asked, or a seat and a caller. */
    private void bridged(Effect.Bridge order) {
        unless(seats.containsValue(order.seat().value()), RULE, order);
        ringing.remove(order.seat().value());
        if (!seats.containsValue(order.caller().value())) {
            joins(caller(order.caller(), order), order.id(), order);
        }
        bridges.add(order.id());
    }

    /** Who is joined hears no music any more: the switchboard sees to that. */
    private static void joins(Caller caller, EffectId bridge, Effect order) {
        unless(caller.bridge == null, RULE, order);
        caller.hasMusic = false;
        caller.bridge = bridge;
    }

    private void hungUp(Effect.HangUpChannel order, Taken step, Set<Long> orphans) {
        long channel = order.channel().value();
        boolean fits = switch (order.cause()) {
            case NORMAL -> callers.remove(channel) != null;
            case BUSY, NO_SUCH_LINE -> isArriving(step, order.channel());
            case ORPHAN -> orphans.remove(channel);
            default -> true;
        };
        unless(fits, RULE, order, HangUpCause.values());
    }

    private static boolean isArriving(Taken step, ChannelId channel) {
        return step.input() instanceof ChannelArrived fact && fact.channel().equals(channel);
    }

    private Caller caller(ChannelId channel, Effect order) {
        Caller caller = callers.get(channel.value());
        if (caller == null) {
            throw new BrokenRule(RULE, order + " for a caller who is not there");
        }
        return caller;
    }

    @Override
    public void over() {
        unless(callers.isEmpty(), "no caller is left hanging", callers.keySet());
        unless(bridges.isEmpty(), "no bridge is left standing", bridges);
    }
}
