package org.huawu.routing;

/**
 * When something is due. Ordered by time, then by kind and id, so that what falls together has one order.
 *
 * @param dueMs when
 * @param kind of what
 * @param id the contact, the agent, or the position of the recording's order
 * @param index the index of the recording's order; else 0
 */
record Deadline(long dueMs, Kind kind, long id, int index) implements Comparable<Deadline> {

    enum Kind {
        CONTACT,
        AGENT,
        RECORDING,
        SKILLS
    }

    @Override
    public int compareTo(Deadline other) {
        int order = Long.compare(dueMs, other.dueMs);
        order = order == 0 ? kind.compareTo(other.kind) : order;
        order = order == 0 ? Long.compare(id, other.id) : order;
        return order == 0 ? Integer.compare(index, other.index) : order;
    }
}
