package org.huawu.events;

import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * How many may wait in a queue and how long, and where those go who are too many or have waited too long.
 *
 * @param mostWaiting 1..20,000; 0 for any number
 * @param longestWaitMs in this queue, 1..86,400,000; 0 for any time
 * @param overflow the queue they go to, keeping their place; none to end the contact
 */
public record QueueLimits(
        int mostWaiting, long longestWaitMs, @Nullable QueueId overflow) {

    /** No limits. */
    public static final QueueLimits NONE = new QueueLimits(0, 0, null);

    private static final int MOST_WAITING = 20_000;
    private static final long MOST_MS = 86_400_000;

    public QueueLimits {
        if (mostWaiting < 0 || mostWaiting > MOST_WAITING) {
            throw new IllegalArgumentException("mostWaiting must be 0.." + MOST_WAITING + ", was " + mostWaiting);
        }
        if (longestWaitMs < 0 || longestWaitMs > MOST_MS) {
            throw new IllegalArgumentException("longestWaitMs must be 0.." + MOST_MS + ", was " + longestWaitMs);
        }
    }
}
