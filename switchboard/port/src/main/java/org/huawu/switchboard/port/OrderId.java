package org.huawu.switchboard.port;

/**
 * Id of an order, given by whoever orders. Ids rise within an epoch: a switchboard remembers the outcomes of the latest
 * ids and refuses, rather than carries out twice, one that is older than all it remembers.
 *
 * @param value 1 or more
 */
public record OrderId(long value) implements Comparable<OrderId> {
    public OrderId {
        if (value < 1) {
            throw new IllegalArgumentException("order id must be 1 or more, was " + value);
        }
    }

    @Override
    public int compareTo(OrderId other) {
        return Long.compare(value, other.value);
    }
}
