package org.huawu.bench;

import java.util.concurrent.TimeUnit;

/**
 * Which calls come, and when: evenly, whatever becomes of those before.
 *
 * @param perSecond how many a second
 * @param warmS for how long calls come that are not counted
 * @param timedS for how long those come that are
 */
record CallPlan(int perSecond, int warmS, int timedS) {

    /** The numbers of the callers differ in their last four digits. */
    private static final int MOST_CALLS = 10_000;

    CallPlan {
        if (perSecond < 1 || perSecond * (warmS + timedS) > MOST_CALLS) {
            throw new IllegalArgumentException("calls in all: 1 to " + MOST_CALLS);
        }
    }

    /** How many there are in all. */
    int calls() {
        return perSecond * (warmS + timedS);
    }

    /** How many are counted. */
    int timedCalls() {
        return perSecond * timedS;
    }

    boolean isTimed(int call) {
        return call >= perSecond * warmS;
    }

    /** From one call to the next. */
    long everyNs() {
        return TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** The number that the caller shows. */
    static String number(int call) {
        return "1380000%04d".formatted(call);
    }
}
