package org.huawu.switchboard.rtp;

/**
 * What a sender says of its stream (RFC 3550, 6.4.1).
 *
 * @param source the sender
 * @param time when it says so: seconds since 1900 in the upper 32 bits, parts of one in the lower
 * @param timestamp the same moment in the stream's timestamps
 * @param packets how many it has sent, 32 bits that wrap
 * @param bytes how many bytes of payload, 32 bits that wrap
 */
public record SenderReport(int source, long time, int timestamp, int packets, int bytes) {

    /** The middle 32 bits of the time, which receivers give back. */
    public int middleOfTime() {
        return (int) (time >>> 16);
    }
}
