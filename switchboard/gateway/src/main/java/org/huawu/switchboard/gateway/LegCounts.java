package org.huawu.switchboard.gateway;

/**
 * What went over a leg, in packets.
 *
 * @param received frames handed on
 * @param missing sequence numbers that never came, as far as one can tell
 * @param ignored packets understood and not wanted: telephone-event, comfort noise
 * @param refused packets that are damaged, not authentic or repeated
 * @param sent frames given to the socket
 * @param dropped frames that could not be sent
 */
public record LegCounts(long received, long missing, long ignored, long refused, long sent, long dropped) {}
