package org.huawu.switchboard.rtp;

/**
 * Carries timestamps of 48,000 a second, 32 bits that wrap, over to the house's 8,000 a second, 32 bits that wrap too: without a break
 * where the former wrap. Pure; allocates nothing.
 */
final class WideClock {

    /** Where the stream is, and where what was heard of it ends; counted on beyond 32 bits. */
    private long at;

    private long end;

    /** How long nothing was heard before a packet, in samples of the house; negative when some of it was heard already. */
    int gap(int timestamp) {
        return (int) Math.floorDiv(unwrapped(timestamp) - end, (long) Opus.STEPS);
    }

    /**
     * A packet is heard.
     *
     * @param samples of the house
     * @return its timestamp in the house
     */
    int heard(int timestamp, int samples) {
        at = unwrapped(timestamp);
        end = at + (long) Opus.STEPS * samples;
        return (int) Math.floorDiv(at, (long) Opus.STEPS);
    }

    private long unwrapped(int timestamp) {
        return at + (timestamp - (int) at);
    }
}
