package org.huawu.metrics;

import java.util.List;

/**
 * The fixed bounds by which waits are counted: each wait under the lowest bound that it does not exceed. A further bound
 * may be added; the counts before it stay right for the others.
 */
public final class WaitBounds {

    /** Stands for every wait beyond the last bound. */
    public static final int OVER = 0;

    /** The bounds in seconds, rising; a wait of exactly a bound lies within it. */
    public static final List<Integer> SECONDS = List.of(5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600);

    private WaitBounds() {}

    /** The bound of a wait, in seconds, or {@link #OVER}. */
    public static int of(long waitedMs) {
        for (int bound : SECONDS) {
            if (waitedMs <= bound * 1_000L) {
                return bound;
            }
        }
        return OVER;
    }

    /** Whether counts tell exactly how many waited so many seconds at most. */
    public static boolean isBound(int seconds) {
        return SECONDS.contains(seconds);
    }
}
