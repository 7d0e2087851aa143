package org.huawu.routing;

/**
 * Who comes first among the agents who may take a contact: the least, by the queue's strategy, then who is idle longest.
 *
 * @param first what the strategy looks at
 * @param turn see {@link Agent#turn}; no two agents who are ready have the same
 */
record Standing(long first, long turn) implements Comparable<Standing> {

    @Override
    public int compareTo(Standing other) {
        int order = Long.compare(first, other.first);
        return order == 0 ? Long.compare(turn, other.turn) : order;
    }
}
