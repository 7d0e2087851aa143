package org.huawu.cluster;

import java.util.Comparator;

/**
 * The key of an event or an effect, unique for ever and growing in the order of the log.
 *
 * @param incarnation of the log; a restored backup starts a greater one
 * @param position of the input in the log that it came from, in bytes
 * @param index among the events (or among the effects) of that position, from 0
 */
public record LogKey(long incarnation, long position, int index) implements Comparable<LogKey> {

    /** Before every key. */
    public static final LogKey BEGINNING = new LogKey(0, 0, 0);

    private static final Comparator<LogKey> ORDER = Comparator.comparingLong(LogKey::incarnation)
            .thenComparingLong(LogKey::position)
            .thenComparingInt(LogKey::index);

    @Override
    public int compareTo(LogKey other) {
        return ORDER.compare(this, other);
    }
}
