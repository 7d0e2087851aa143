package org.huawu.server.hotline;

import java.util.List;
import org.huawu.kernel.ShareId;
import org.jspecify.annotations.Nullable;

/**
 * Who is to take the contacts of a queue.
 *
 * @param steps what is asked of agents, by the time waited; the first from 0 on, then rising; none when everybody will do
 * @param shareId how contacts are divided among vendors whose line does not say; null to divide nothing
 */
public record QueueDemand(List<DemandStep> steps, @Nullable ShareId shareId) {

    /** As most queues have it: everybody will do. */
    public static final QueueDemand NONE = new QueueDemand(List.of(), null);

    public QueueDemand {
        steps = List.copyOf(steps);
    }
}
