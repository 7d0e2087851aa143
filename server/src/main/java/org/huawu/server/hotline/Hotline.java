package org.huawu.server.hotline;

import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lines and queues. Works within the caller's transaction, whose scope decides what is seen; any thread. The routing core
 * follows every change within moments of its commit.
 */
public interface Hotline {

    /** Queues in the order of their ids. */
    Page<Queue> queues(PageRequest request);

    /** Lines in the order of their ids. */
    Page<Line> lines(PageRequest request);

    /**
     * Adds a queue.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, project-unknown, duration-out-of-range; 409 name-taken
     */
    Queue addQueue(NewQueue queue);

    /**
     * Adds a line.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, number-invalid, queue-unknown; 409 number-taken
     */
    Line addLine(NewLine line);

    /**
     * A queue to be added.
     *
     * @param offerLimitMs null for 20,000
     * @param wrapUpLimitMs null for 60,000
     */
    record NewQueue(
            @Nullable String name,
            ProjectId projectId,
            @Nullable Long offerLimitMs,
            @Nullable Long wrapUpLimitMs,
            boolean recorded) {}

    /** A line to be added, in the project of its queue. */
    record NewLine(@Nullable String number, @Nullable String name, QueueId queueId, boolean welcome) {}
}
