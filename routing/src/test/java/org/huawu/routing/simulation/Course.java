package org.huawu.routing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.huawu.events.Event;
import org.huawu.routing.Capacity;
import org.huawu.routing.Decision;
import org.huawu.routing.Effect;
import org.huawu.routing.Input;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.RoutingCore;
import org.huawu.routing.RoutingState;
import org.huawu.routing.Snapshot;
import org.huawu.routing.SwitchboardFact.EpochBegan;

/** Drives a core as the log does: inputs at rising positions, deadlines ahead of them, snapshots, and a new core after a crash. */
final class Course {

    /** As the log waits for the switchboard after a start before it serves what is due. */
    private static final long PAUSE_AFTER_START_MS = 60_000;

    private static final int MOST_AT_ONCE = 10_000;
    private static final String BUILD = "simulation";

    private final Capacity capacity;
    private final List<? extends Watcher> watchers;
    private final List<Move> moves = new ArrayList<>();
    private final List<Stepped> sinceSnapshot = new ArrayList<>();
    private byte[] snapshot;
    private RoutingCore core;
    private long position;
    private long steps;
    private long pausedUntilMs = Long.MIN_VALUE;
    private boolean isOver;

    /** A step as the log holds it, with what came of it. */
    private record Stepped(Input input, long position, long nowMs, RoutingCore.Step came) {}

    Course(Capacity capacity, List<? extends Watcher> watchers) {
        this.capacity = capacity;
        this.core = new RoutingCore(new RoutingState(capacity));
        this.snapshot = new Snapshot(BUILD, core.state()).encode();
        this.watchers = watchers;
    }

    /** All that was done so far. */
    List<Move> moves() {
        return moves;
    }

    Capacity capacity() {
        return capacity;
    }

    boolean isOver() {
        return isOver;
    }

    /** How many steps the core took, deadlines included. */
    long steps() {
        return steps;
    }

    String hash() {
        return core.state().hash();
    }

    /** When something is due, in the log's ms; nothing while the program waits for its switchboard. */
    OptionalLong nextDeadlineMs() {
        OptionalLong next = core.state().nextDeadlineMs();
        return next.isPresent() && next.getAsLong() < pausedUntilMs ? OptionalLong.of(pausedUntilMs) : next;
    }

    /** The next move. */
    void give(Input input, long nowMs) {
        take(new Move.Given(input, position + 1, nowMs));
    }

    void jump(long fromMs, long nowMs) {
        take(new Move.Jump(position + 1, fromMs, nowMs));
    }

    void save(long nowMs) {
        take(new Move.Save(position + 1, nowMs));
    }

    void die(long nowMs) {
        take(new Move.Death(position + 1, nowMs));
    }

    void start(long nowMs) {
        take(new Move.Start(position + 1, nowMs));
    }

    /** Does a move, at its own position, after what is due until then at the position before. */
    void take(Move move) {
        moves.add(move);
        switch (move) {
            case Move.Given given -> taken(given);
            case Move.Jump jump -> {
                serve(jump.fromMs());
                position = jump.position();
                serve(jump.nowMs(), true);
            }
            case Move.Save save -> {
                serve(save.nowMs());
                position = save.position();
                snapshot = new Snapshot(BUILD, core.state()).encode();
                sinceSnapshot.clear();
            }
            case Move.Death death -> serve(death.nowMs());
            case Move.Start start -> {
                position = start.position();
                started(start.nowMs());
            }
        }
    }

    private void taken(Move.Given given) {
        long nowMs = given.nowMs();
        boolean opens = given.input() instanceof EpochBegan;
        if (!opens || nowMs >= pausedUntilMs) {
            serve(nowMs);
            if (nowMs >= pausedUntilMs) {
                watchers.forEach(watcher -> watcher.atRest(nowMs));
            }
        }
        position = given.position();
        step(given.input(), nowMs);
        if (opens) {
            pausedUntilMs = Long.MIN_VALUE;
        }
    }

    /** Serves what is due until a time, each at its own time. */
    void serve(long untilMs) {
        serve(untilMs, false);
    }

    private void serve(long untilMs, boolean isJumpedOver) {
        for (int served = 0; ; served++) {
            OptionalLong next = nextDeadlineMs();
            if (next.isEmpty() || next.getAsLong() > untilMs) {
                return;
            }
            BrokenRule.unless(served < MOST_AT_ONCE, "deadline stays due", next);
            step(new DeadlineReached(), isJumpedOver ? untilMs : next.getAsLong());
        }
    }

    /** The core is dropped and made anew from snapshot and log; it must be the same. */
    private void started(long nowMs) {
        String before = core.state().hash();
        try {
            core = new RoutingCore(Snapshot.decode(snapshot).state());
        } catch (RuntimeException malformed) {
            throw new BrokenRule("a snapshot can be read", malformed);
        }
        for (Stepped stepped : sinceSnapshot) {
            RoutingCore.Step again = core.step(stepped.input(), stepped.position(), stepped.nowMs());
            BrokenRule.unless(again.equals(stepped.came()), "replay gives the same", stepped, again);
        }
        BrokenRule.unless(core.state().hash().equals(before), "replay ends in the same state", before);
        pausedUntilMs = nowMs + PAUSE_AFTER_START_MS;
    }

    private void step(Input input, long nowMs) {
        long beforeMs = core.state().nowMs();
        RoutingCore.Step step;
        try {
            step = core.step(input, position, nowMs);
        } catch (RuntimeException fault) {
            throw new BrokenRule("the core takes every step", fault);
        }
        steps++;
        sinceSnapshot.add(new Stepped(input, position, nowMs, step));
        List<Event> events = step.decision() instanceof Decision.Decided decided ? decided.events() : List.of();
        boolean isAccepted = step.decision() instanceof Decision.Decided;
        List<Effect> effects = step.effects();
        Taken taken = new Taken(input, position, Math.max(nowMs, beforeMs), beforeMs, isAccepted, events, effects);
        for (Watcher watcher : watchers) {
            watcher.saw(taken);
        }
    }

    /** The day is over. */
    void over() {
        isOver = true;
        watchers.forEach(Watcher::over);
    }
}
