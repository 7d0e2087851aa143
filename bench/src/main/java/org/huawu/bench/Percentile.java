package org.huawu.bench;

import java.util.Arrays;

/** What so many percent of measured values do not exceed. */
final class Percentile {

    private Percentile() {}

    /** The smallest of the values that at least so many percent of them do not exceed. */
    static long of(long[] values, int percent) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }
}
