package org.huawu.routing.simulation;

import java.util.EnumMap;
import org.huawu.events.AgentState;

/** Whole numbers by what they count. */
public final class Counts {

    private final EnumMap<Tally, Long> counts = new EnumMap<>(Tally.class);

    void count(Tally tally) {
        add(tally, 1);
    }

    void add(Tally tally, long amount) {
        counts.merge(tally, amount, Math::addExact);
    }

    /** Adds to the time in a state, and to what is counted when it is left. */
    void spent(AgentState state, long ms) {
        add(of(state), ms);
        add(Tally.SIGNED_IN_MS, ms);
    }

    /** How much it is; 0 when nothing was counted. */
    public long of(Tally tally) {
        return counts.getOrDefault(tally, 0L);
    }

    void answered(long waitedMs) {
        count(Tally.ANSWERED);
        add(Tally.ANSWERED_WAIT_MS, waitedMs);
        add(Tally.ANSWERED_WITHIN_15, waitedMs <= 15_000 ? 1 : 0);
        add(Tally.ANSWERED_WITHIN_20, waitedMs <= 20_000 ? 1 : 0);
    }

    void abandoned(long waitedMs) {
        count(Tally.ABANDONED);
        add(Tally.ABANDONED_WAIT_MS, waitedMs);
        add(Tally.ABANDONED_WITHIN_5, waitedMs <= 5_000 ? 1 : 0);
    }

    private static Tally of(AgentState state) {
        return switch (state) {
            case NOT_READY -> Tally.NOT_READY_MS;
            case READY -> Tally.READY_MS;
            case OFFERED -> Tally.OFFERED_MS;
            case CONNECTING -> Tally.CONNECTING_MS;
            case TALKING -> Tally.TALKING_MS;
            case WRAP_UP -> Tally.WRAPPING_UP_MS;
            case BREAK -> Tally.BREAK_MS;
            case NO_ANSWER -> Tally.NO_ANSWER_MS;
            case REJECTED -> Tally.REJECTED_MS;
            case HELD -> Tally.HELD_MS;
            case CONSULTING -> Tally.CONSULTING_MS;
            case DIALLING -> Tally.DIALLING_MS;
            default -> throw new BrokenRule("a state is one of those that are counted", state.toString());
        };
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
