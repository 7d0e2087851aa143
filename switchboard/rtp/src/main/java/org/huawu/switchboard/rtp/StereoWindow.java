package org.huawu.switchboard.rtp;

import java.nio.ByteBuffer;

/**
 * The latest second of a recording, both sides: packets are put where their time says, in any order, and leave it behind
 * as stereo sound. What never came is silence. Made once for a recording; allocates nothing afterwards.
 */
final class StereoWindow {

    private static final int SIZE = Codec.SAMPLES_PER_S;

    private final short[] left = new short[SIZE];
    private final short[] right = new short[SIZE];
    private long from;
    private long maskedFrom;
    /** Beyond the last moment that is to be silent. */
    private long maskedTo;

    /** The first moment that has not left yet, in samples since the beginning. */
    long from() {
        return from;
    }

    void putLeft(long moment, short sample) {
        put(left, moment, sample);
    }

    void putRight(long moment, short sample) {
        put(right, moment, sample);
    }

    /** Lets the oldest moment out: left, then right, low byte first. */
    void take(ByteBuffer to) {
        int at = (int) (from % SIZE);
        write(to, left[at]);
        write(to, right[at]);
        left[at] = 0;
        right[at] = 0;
        from++;
    }

    /** From that moment on both sides are to be silent, or no more. */
    void mask(boolean isToBe, long moment) {
        boolean isMasked = maskedTo == Long.MAX_VALUE;
        if (isToBe && !isMasked) {
            // the last one still concerns what is late: then all in between is silent too
            maskedFrom = maskedTo > from ? maskedFrom : Math.max(moment, from);
            maskedTo = Long.MAX_VALUE;
            for (long each = maskedFrom; each < from + SIZE; each++) {
                left[(int) (each % SIZE)] = 0;
                right[(int) (each % SIZE)] = 0;
            }
        } else if (!isToBe && isMasked) {
            maskedTo = moment;
        }
    }

    private static void write(ByteBuffer to, short sample) {
        to.put((byte) sample).put((byte) (sample >> 8));
    }

    private void put(short[] side, long moment, short sample) {
        boolean isMasked = moment >= maskedFrom && moment < maskedTo;
        if (moment >= from && moment < from + SIZE && !isMasked) {
            side[(int) (moment % SIZE)] = sample;
        }
    }
}
