package org.huawu.bench;

/**
 * How long packets took, and when each was heard, so that they can be told apart afterwards. Keeps each packet, or each
 * n-th when they are too many. For one thread.
 */
final class TimedDelays {

    private static final long MOST_KEPT = 4_000_000;

    private final long[] heardNs;
    private final long[] tookNs;
    private final long oneIn;
    private final Delays all = new Delays();
    private int kept;
    private long added;

    /** @param expected how many packets will come, at most */
    TimedDelays(long expected) {
        oneIn = Math.max(1, (expected + MOST_KEPT - 1) / MOST_KEPT);
        heardNs = new long[(int) (expected / oneIn + 1)];
        tookNs = new long[heardNs.length];
    }

    void add(long atNs, long lastedNs) {
        all.add(lastedNs);
        if (added++ % oneIn == 0 && kept < heardNs.length) {
            heardNs[kept] = atNs;
            tookNs[kept] = lastedNs;
            kept++;
        }
    }

    /** Of all packets. */
    Delays all() {
        return all;
    }

    /** Of those kept that were not under way in a slow moment. */
    Delays outside(SlowMoments slow) {
        Delays steady = new Delays();
        for (int i = 0; i < kept; i++) {
            if (!slow.touch(heardNs[i] - tookNs[i], heardNs[i])) {
                steady.add(tookNs[i]);
            }
        }
        return steady;
    }
}
