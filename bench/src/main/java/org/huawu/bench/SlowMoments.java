package org.huawu.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * When the machine itself went slowly: a fixed piece of arithmetic took over three times the processor time it usually takes.
 * No load of ours does that, since another thread's turn does not count as this one's processor time, and arithmetic needs no
 * memory. It is the host under a virtual machine that holds it up without telling it, as stolen time would.
 *
 * <p>What such a moment leaves behind, the work that queued up meanwhile, counts as part of it for a tenth of a second.
 *
 * @param moments in order, not touching each other
 */
record SlowMoments(List<Span> moments) {

    private static final int TIMES_USUAL = 3;
    private static final long AFTERMATH_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * A stretch of time, by {@link System#nanoTime()}.
     *
     * @param fromNs its first moment
     * @param toNs its last
     */
    record Span(long fromNs, long toNs) {

        boolean touches(long beginNs, long endNs) {
            return fromNs <= endNs && beginNs <= toNs;
        }
    }

    /**
     * The arithmetic, done once.
     *
     * @param fromNs when it began
     * @param toNs when it was done
     * @param tookNs the processor time it took
     */
    record Sample(long fromNs, long toNs, long tookNs) {}

    SlowMoments {
        moments = List.copyOf(moments);
    }

    /** Reads them off samples, in the order in which they were taken. */
    static SlowMoments of(List<Sample> samples) {
        if (samples.isEmpty()) {
            return new SlowMoments(List.of());
        }
        long usualNs = Percentile.of(samples.stream().mapToLong(Sample::tookNs).toArray(), 50);
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).tookNs() > TIMES_USUAL * usualNs) {
                // Nobody looked since the sample before and until the next.
                long fromNs = samples.get(Math.max(0, i - 1)).toNs();
                long toNs = samples.get(Math.min(samples.size() - 1, i + 1)).fromNs() + AFTERMATH_NS;
                boolean goesOn = !found.isEmpty() && found.getLast().touches(fromNs, toNs);
                found.add(new Span(goesOn ? found.removeLast().fromNs() : fromNs, toNs));
            }
        }
        return new SlowMoments(found);
    }

    /** Whether any of them fell into this time. */
    boolean touch(long fromNs, long toNs) {
        int low = 0;
        int high = moments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments.get(middle).toNs() < fromNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < moments.size() && moments.get(low).touches(fromNs, toNs);
    }

    /** The share of this time that they and what they leave behind make up, 0 to 100. */
    BigDecimal percentOf(long fromNs, long toNs) {
        long slowNs = moments.stream()
                .filter(span -> span.touches(fromNs, toNs))
                .mapToLong(span -> Math.min(toNs, span.toNs()) - Math.max(fromNs, span.fromNs()))
                .sum();
        return BigDecimal.valueOf(100 * slowNs)
                .divide(BigDecimal.valueOf(Math.max(1, toNs - fromNs)), 1, RoundingMode.HALF_UP);
    }
}
