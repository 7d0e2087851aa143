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

    private static void write(ByteBuffer to, short sample) {
        to.put((byte) sample).put((byte) (sample >> 8));
    }

    private void put(short[] side, long moment, short sample) {
        if (moment >= from && moment < from + SIZE) {
            side[(int) (moment % SIZE)] = sample;
        }
    }
}
