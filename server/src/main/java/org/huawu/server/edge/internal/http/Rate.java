package org.huawu.server.edge.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each of many may come: a number a second on average, and a number at once. One point in time is kept for each:
 * when what it has taken so far will have been earned. Of those who stayed away longest the memory is given up when there
 * are too many; they may then come at once again.
 */
final class Rate {

    private static final long SECOND = 1_000_000_000L;

    private final long intervalNs;
    private final long advance;
    private final LongSupplier nanoTime;
    private final Map<String, Long> earnedAt;

    /**
     * @param perSecond how many on average
     * @param burst how many at once
     * @param capacity how many keys are remembered at most
     */
    Rate(int perSecond, int burst, int capacity, LongSupplier nanoTime) {
        this.intervalNs = SECOND / perSecond;
        this.advance = intervalNs * (burst - 1);
        this.nanoTime = nanoTime;
        this.earnedAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Takes one. Returns 0, or after how many seconds the next one is to be had. */
    synchronized long take(String key) {
        long now = nanoTime.getAsLong();
        Long known = earnedAt.get(key);
        // a difference, since the origin of this time is any
        long ahead = known == null ? 0 : Math.max(0, known - now);
        if (ahead > advance) {
            return Math.ceilDiv(ahead - advance, SECOND);
        }
        earnedAt.put(key, now + ahead + intervalNs);
        return 0;
    }

    synchronized int remembered() {
        return earnedAt.size();
    }
}
