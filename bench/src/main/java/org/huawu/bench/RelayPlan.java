package org.huawu.bench;

import java.util.concurrent.TimeUnit;

/**
 * Which calls are passed on, and when: evenly, whatever becomes of those before.
 *
 * @param first number of the first call; each has its own
 * @param perSecond how many begin a second, 1..1,000
 * @param seconds for how long, 1..36,000
 */
record RelayPlan(int first, int perSecond, int seconds) {

    RelayPlan {
        if (first < 0 || perSecond < 1 || perSecond > 1_000 || seconds < 1 || seconds > 36_000) {
            throw new BenchFailure("There may be 1 to 1000 calls a second for 1 to 36000 seconds.");
        }
    }

    int calls() {
        return perSecond * seconds;
    }

    /** From the first call to another. */
    long dueNs(int call) {
        return call * TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** The caller's number: a mobile's, so that its writing is the same everywhere. */
    String number(int call) {
        return "139%08d".formatted(first + call);
    }
}
