package org.huawu.routing;

import org.huawu.events.ContactClass;

/**
 * Where a contact stands among all that wait, whatever queue they are in: by class, then by when it was queued first less its credit,
 * then by who was queued first. It never changes.
 *
 * @param contactClass the class
 * @param timeMs when it was queued first, less its credit, in ms; may be negative
 * @param number the how manieth contact was queued, from 1
 */
record Place(ContactClass contactClass, long timeMs, long number) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        int order = contactClass.compareTo(other.contactClass);
        order = order == 0 ? Long.compare(timeMs, other.timeMs) : order;
        return order == 0 ? Long.compare(number, other.number) : order;
    }
}
