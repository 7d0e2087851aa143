package org.huawu.kernel;

/**
 * Id of a queue. A work queue.
 *
 * @param value see {@link Id#value()}
 */
public record QueueId(long value) implements Id {
    public QueueId {
        Id.check("queue", value);
    }
}
