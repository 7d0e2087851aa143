package org.huawu.metrics;

import java.util.TreeMap;

/** Counts and sums added up over whatever keys were asked for. For one thread. */
public final class Sums {

    private final TreeMap<Measure, Long> sums = new TreeMap<>();

    /**
     * Adds to a measure.
     *
     * @throws ArithmeticException when the sum leaves the range of a long
     */
    public void add(Measure measure, long amount) {
        sums.merge(measure, amount, Math::addExact);
    }

    /** The sum of a measure; 0 when nothing was added. */
    public long of(Measure measure) {
        return sums.getOrDefault(measure, 0L);
    }

    /** The sum of a measure without parts. */
    public long of(Measure.Kind kind) {
        return of(Measure.of(kind));
    }

    /** The sum of a kind's parts. */
    public long ofAllParts(Measure.Kind kind) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .mapToLong(entry -> entry.getValue())
                .reduce(0, Math::addExact);
    }

    /**
     * How many of a kind counted by wait waited so long at most.
     *
     * @param seconds one of {@link WaitBounds#SECONDS}
     * @throws IllegalArgumentException when it is none of the bounds, since the counts cannot tell
     */
    public long within(Measure.Kind byWait, int seconds) {
        if (!WaitBounds.isBound(seconds)) {
            throw new IllegalArgumentException("waits are counted by " + WaitBounds.SECONDS + " s, not by " + seconds);
        }
        long within = 0;
        for (int bound : WaitBounds.SECONDS) {
            if (bound <= seconds) {
                within = Math.addExact(within, of(new Measure(byWait, bound)));
            }
        }
        return within;
    }
}
