package org.huawu.bench;

import java.util.concurrent.TimeUnit;

/**
 * Whether the callers keep to their plan. A call begun so late that the next was due comes in a bunch with it: what is
 * measured then is another load than the one that is told. One in a hundred may be, as machines with others on them do hold
 * a thread up at times. For one thread.
 */
final class Lateness {

    private static final int ONE_IN = 100;

    private final CallPlan plan;
    private int late;
    private long worstNs;

    Lateness(CallPlan plan) {
        this.plan = plan;
    }

    /**
     * A call that counts was begun.
     *
     * @throws BenchFailure when too many were begun late
     */
    void begun(long lateNs) {
        if (lateNs > plan.everyNs()) {
            late++;
            worstNs = Math.max(worstNs, lateNs);
        }
        if (late > plan.timedCalls() / ONE_IN) {
            throw new BenchFailure("The callers fell behind: " + late + " calls were begun late, the worst by "
                    + TimeUnit.NANOSECONDS.toMillis(worstNs) + " ms. Let nothing else run on this machine.");
        }
    }

    /** How many were begun late. */
    int lateCalls() {
        return late;
    }
}
