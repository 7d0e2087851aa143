package org.huawu.switchboard.rtp;

/**
 * Maps the timestamps of a stream that comes in to the house's own time in samples, so that gaps inside the stream stay
 * what they are. When the stream jumps, or drifts further than 200 ms from the house's time, it is set anew.
 */
final class StreamClock {

    /** So far a stream may be from the house's time, in samples: 200 ms. */
    static final int MOST_DRIFT = Codec.SAMPLES_PER_S / 5;

    private boolean isSet;
    private int offset;

    /** The house's time of a packet: its timestamp, and what time it is now. */
    int houseTime(int timestamp, int now) {
        int mapped = timestamp + offset;
        if (!isSet || Math.abs(mapped - now) > MOST_DRIFT) {
            offset = now - timestamp;
            isSet = true;
            return now;
        }
        return mapped;
    }

    /** The stream is mapped so from now on. */
    void set(int newOffset) {
        offset = newOffset;
        isSet = true;
    }
}
