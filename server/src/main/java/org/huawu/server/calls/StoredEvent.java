package org.huawu.server.calls;

import org.huawu.cluster.LogKey;
import org.huawu.events.Event;

/**
 * An event and its place in the order of all.
 *
 * @param bytes its one form, as the journal has it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
public record StoredEvent(LogKey key, Event event, byte[] bytes) {}
