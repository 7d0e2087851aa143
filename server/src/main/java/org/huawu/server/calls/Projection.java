package org.huawu.server.calls;

import java.util.List;

/**
 * Turns events into rows. Called by the projector alone, in the order of the log, within the transaction that also stores the
 * events and their position, with everything in scope: so each event counts once, whatever breaks off.
 */
public interface Projection {

    /** Takes the next events, 1..500. */
    void apply(List<StoredEvent> events);
}
