package org.huawu.server.hotline;

import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * How callers wait in a queue.
 *
 * @param strategy which of several agents is offered a caller
 * @param mostWaiting how many may wait, 1..20,000; 0 for any number
 * @param longestWaitMs how long one may wait in it, 1,000..86,400,000; 0 for any time
 * @param overflowQueueId the queue of the same project to which who is too many, or has waited too long, is sent; null to end the call
 */
public record WaitingRules(
        QueueStrategy strategy,
        int mostWaiting,
        long longestWaitMs,
        @Nullable QueueId overflowQueueId) {

    /** As most queues have it: whoever is idle longest, and no limits. */
    public static final WaitingRules USUAL = new WaitingRules(QueueStrategy.LONGEST_IDLE, 0, 0, null);
}
