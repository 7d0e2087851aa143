package org.huawu.server.calls;

import java.util.List;
import org.huawu.events.Event;

/**
 * Turns events into rows. Called by the projector alone, in the order of the log, within the transaction that also stores the
 * events and their position, with everything in scope: so each event counts once, whatever breaks off.
 */
public interface Projection {

    /** Takes the next events, 1..500. */
    void apply(List<StoredEvent> events);

    /**
     * How what is open in these rows ends when the log it began in is gone, as after a restored backup: the events that log
     * cannot give any more. In the order they shall be applied; nothing when nothing is open.
     *
     * @param atMs when the log was last heard of, epoch milliseconds
     */
    default List<Event> endings(long atMs) {
        return List.of();
    }
}
