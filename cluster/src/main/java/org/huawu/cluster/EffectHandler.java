package org.huawu.cluster;

import org.agrona.DirectBuffer;

/**
 * Takes effects of committed inputs, in the order of their ids. Called on the log's client thread; it must not block. The
 * same effect comes again after a restart until {@link LogClient#done} was heard: its id is the idempotency key.
 */
@FunctionalInterface
public interface EffectHandler {

    /** One effect. The buffer is valid during the call only. */
    void onEffect(LogKey id, DirectBuffer buffer, int offset, int length);
}
