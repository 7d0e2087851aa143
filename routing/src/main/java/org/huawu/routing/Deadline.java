package org.huawu.routing;

import java.util.Comparator;

/**
 * When something is due. Ordered by time, then by kind and id, so that what falls together has one order.
 *
 * @param dueMs when
 * @param kind of what
 * @param id the contact, the agent, or the position of the recording's order
 * @param index the index of the recording's order; else 0
 */
record Deadline(long dueMs, Kind kind, long id, int index) implements Comparable<Deadline> {

    private static final Comparator<Deadline> ORDER = Comparator.comparingLong(Deadline::dueMs)
            .thenComparing(Deadline::kind)
            .thenComparingLong(Deadline::id)
            .thenComparingInt(Deadline::index);

    enum Kind {
        CONTACT,
        WRAP_UP,
        RECORDING,
        SKILLS
    }

    @Override
    public int compareTo(Deadline other) {
        return ORDER.compare(this, other);
    }
}
