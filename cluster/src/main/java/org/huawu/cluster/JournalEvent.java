package org.huawu.cluster;

/**
 * One event as it stands in the journal.
 *
 * @param timeMs log time of its input, epoch milliseconds
 * @param bytes as the machine wrote them; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes, handed through and never compared
public record JournalEvent(LogKey key, long timeMs, byte[] bytes) {}
