package org.huawu.cluster;

import org.agrona.DirectBuffer;

/** Takes events in the order of their keys. */
@FunctionalInterface
interface EventSink {

    void event(LogKey key, long timeMs, DirectBuffer buffer, int offset, int length);
}
