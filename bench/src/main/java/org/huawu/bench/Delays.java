package org.huawu.bench;

import java.util.concurrent.TimeUnit;

/** How many packets took how long, in steps of 10 µs; longer than 200 ms is too late to be heard. For one thread. */
final class Delays {

    private static final long LATE_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long STEP_NS = TimeUnit.MICROSECONDS.toNanos(10);

    private final long[] steps = new long[(int) (LATE_NS / STEP_NS)];
    private long inTime;
    private long late;
    private long maxNs;

    void add(long tookNs) {
        if (tookNs >= LATE_NS) {
            late++;
        } else {
            steps[(int) (Math.max(0, tookNs) / STEP_NS)]++;
            inTime++;
        }
        maxNs = Math.max(maxNs, tookNs);
    }

    /** Takes in what another has counted. */
    void addAll(Delays other) {
        for (int i = 0; i < steps.length; i++) {
            steps[i] += other.steps[i];
        }
        inTime += other.inTime;
        late += other.late;
        maxNs = Math.max(maxNs, other.maxNs);
    }

    /** How many came in time. */
    long inTime() {
        return inTime;
    }

    /** How many came too late. */
    long late() {
        return late;
    }

    /** The longest of all, too late or not. */
    long maxNs() {
        return maxNs;
    }

    /** What at least so many percent do not exceed, rounded up to the next 10 µs; the longest when that is too late. */
    long percentileNs(int percent) {
        long wanted = ((inTime + late) * percent + 99) / 100;
        long seen = 0;
        for (int i = 0; i < steps.length; i++) {
            seen += steps[i];
            if (seen >= wanted) {
                return Math.min((i + 1) * STEP_NS, maxNs);
            }
        }
        return maxNs;
    }
}
