package org.huawu.switchboard.rtp;

import java.util.Arrays;

/**
 * Turns packets that come as they please into one frame of 20 ms at each tick of the house. Each byte of speech lies where
 * its timestamp says, so order, repeats, holes and the length of packets do not matter; a byte is 125 µs in every codec of
 * the house.
 *
 * <p>How deep it is follows what the network does. A packet's margin is how long before its turn it came. A packet that
 * comes after its turn makes the buffer deeper at once. Over each second the least margin is held against the jitter
 * (RFC 3550, A.8): more than a frame above it, and a frame is left out at the next silence; more than a frame below it, and
 * one is put in. A packet that is more than 200 ms late, all told, is not taken, nor is one more than that ahead kept for
 * long: then a frame is left out at each tick, silence or not. After three packets in a row that do not fit, or with
 * another source, the stream is taken to have begun anew.
 *
 * <p>Pure: time comes in with each call. Allocates nothing after it is made. Times are timestamps of the stream, 8,000 a
 * second in 32 bits that wrap.
 */
final class JitterBuffer {

    /** No speech has come for this byte. */
    static final short ABSENT = -1;
    /** The deepest the buffer gets, in samples: 200 ms. */
    static final int MOST_DEPTH = 1_600;
    /** The depth at the beginning of a stream without jitter, in samples: 20 ms. */
    static final int FIRST_DEPTH = Codec.FRAME;
    /** So many packets in a row that do not fit begin the stream anew. */
    static final int STRAYS = 3;
    /** So many ticks the least margin is looked for. */
    static final int WINDOW = 50;

    /** Further ahead than this nothing fits, in samples. */
    static final int MOST_AHEAD = 2_176;

    /** Further behind the newest nothing fits, in samples. */
    static final int MOST_BEHIND = 4_096;

    private static final short PLAYED = -2;
    private static final int SIZE = 8_192;
    /** How long it is known what was played; this, and what lies between a packet and the newest, fit into the ring. */
    private static final int PAST = MOST_DEPTH + Codec.FRAME;

    private final short[] ring = new short[SIZE];
    private final InterarrivalJitter jitter = new InterarrivalJitter();
    private boolean isStarted;
    private int source;
    private int playFrom;
    private int playedTo;
    private int newest;
    private int strays;

    private int depth;
    private int least = Integer.MAX_VALUE;
    private int ticks;
    private int framesToPutIn;
    private int change;

    JitterBuffer() {
        Arrays.fill(ring, ABSENT);
    }

    /**
     * Takes a packet.
     *
     * @param from the stream's source
     * @param timestamp when its speech begins
     * @param payload where the speech lies, from 0
     * @param length how many bytes, 1..480
     * @param arrival when it came, in samples of any clock that runs evenly, 32 bits that wrap
     * @return whether anything of it will be played
     */
    boolean put(int from, int timestamp, byte[] payload, int length, int arrival) {
        if (!isStarted || from != source) {
            start(from, timestamp);
        }
        int margin = timestamp - playFrom;
        if (margin < 0 && margin >= -PAST && at(timestamp) == PLAYED) {
            return false;
        }
        boolean isTooLate = -margin > MOST_DEPTH - depth || newest - timestamp > MOST_BEHIND;
        if (isTooLate || margin + length > MOST_AHEAD) {
            strays++;
            if (strays < STRAYS) {
                return false;
            }
            start(from, timestamp);
            margin = timestamp - playFrom;
        }
        strays = 0;
        jitter.add(timestamp, arrival);
        if (margin < 0) {
            goDeeper(timestamp, -margin);
            margin = timestamp - playFrom;
        }
        least = Math.min(least, margin);
        depth = Math.clamp(depth + (margin - depth) / 16, 0, MOST_DEPTH);
        return store(timestamp, payload, length);
    }

    /**
     * How many frames are to be taken at this tick: one; none, while the buffer gets deeper; two, of which one is to be
     * heard, while it gets shallower.
     *
     * @param isQuiet whether what is heard just now is silence
     */
    int framesDue(boolean isQuiet) {
        if (!isStarted) {
            return 1;
        }
        ticks++;
        if (ticks == WINDOW) {
            lookBack();
        }
        if (framesToPutIn > 0 || (isQuiet && change > 0)) {
            framesToPutIn = Math.max(0, framesToPutIn - 1);
            change = 0;
            move(Codec.FRAME);
            return 0;
        }
        if (newest - playFrom > MOST_DEPTH + Codec.FRAME || (isQuiet && change < 0)) {
            change = 0;
            move(-Codec.FRAME);
            return 2;
        }
        return 1;
    }

    /** Takes the next frame: bytes as 0..255, or {@link #ABSENT}. */
    void take(short[] frame) {
        for (int i = 0; i < Codec.FRAME; i++) {
            frame[i] = takeOne();
        }
    }

    /**
     * Takes what is there without waiting for its turn, a stretch without holes at a time; afterwards {@link #playFrom}
     * tells where it ends.
     *
     * @return how many bytes, at most a frame; 0 when there is no more
     */
    int drain(byte[] to) {
        while (isStarted && newest - playFrom > 0 && at(playFrom) < 0) {
            takeOne();
        }
        int length = 0;
        while (isStarted && length < Codec.FRAME && newest - playFrom > 0 && at(playFrom) >= 0) {
            to[length] = (byte) takeOne();
            length++;
        }
        return length;
    }

    /** Goes on with a stream of which everything before a timestamp has been heard already. */
    void goOn(int from, int timestamp) {
        start(from, timestamp);
        playFrom = timestamp;
        playedTo = timestamp;
        depth = 0;
        for (int i = 1; i <= PAST; i++) {
            ring[(timestamp - i) & (SIZE - 1)] = PLAYED;
        }
    }

    /** The timestamp that is due next. */
    int playFrom() {
        return playFrom;
    }

    /** How long before their turn packets come, on average, in samples. */
    int depth() {
        return depth;
    }

    private void start(int from, int timestamp) {
        Arrays.fill(ring, ABSENT);
        isStarted = true;
        source = from;
        depth = Math.min(MOST_DEPTH, FIRST_DEPTH + 2 * jitter.samples() / Codec.FRAME * Codec.FRAME);
        playFrom = timestamp - depth;
        playedTo = playFrom - PAST;
        newest = timestamp;
        strays = 0;
        least = Integer.MAX_VALUE;
        ticks = 0;
        framesToPutIn = 0;
        change = 0;
        jitter.restart();
    }

    /** A packet came after its turn: it is heard now, or, when what follows it was heard already, the next one waits. */
    private void goDeeper(int timestamp, int lateness) {
        if (timestamp - playedTo >= 0) {
            playFrom = timestamp;
            depth += lateness;
            least = least == Integer.MAX_VALUE ? least : least + lateness;
            framesToPutIn = 0;
        } else {
            int frames = (lateness + Codec.FRAME - 1) / Codec.FRAME;
            framesToPutIn = Math.min(Math.max(framesToPutIn, frames), (MOST_DEPTH - depth) / Codec.FRAME);
        }
    }

    private boolean store(int timestamp, byte[] payload, int length) {
        boolean isAnyNew = false;
        for (int i = Math.max(0, playFrom - timestamp); i < length; i++) {
            int slot = (timestamp + i) & (SIZE - 1);
            if (ring[slot] == ABSENT) {
                ring[slot] = (short) (payload[i] & 0xFF);
                isAnyNew = true;
            }
        }
        int end = timestamp + length;
        newest = end - newest > 0 ? end : newest;
        return isAnyNew;
    }

    private short takeOne() {
        int slot = playFrom & (SIZE - 1);
        short code = ring[slot];
        if (code >= 0) {
            ring[slot] = PLAYED;
            playedTo = playFrom + 1;
        }
        ring[(playFrom - PAST) & (SIZE - 1)] = ABSENT;
        playFrom++;
        return code >= 0 ? code : ABSENT;
    }

    private void lookBack() {
        boolean isKnown = least != Integer.MAX_VALUE;
        if (isKnown && least > jitter.samples() + Codec.FRAME) {
            change = -1;
        } else if (isKnown && least < jitter.samples() - Codec.FRAME && depth + Codec.FRAME <= MOST_DEPTH) {
            change = 1;
        } else {
            change = 0;
        }
        least = Integer.MAX_VALUE;
        ticks = 0;
    }

    /** All that is still to come gets that much more time. */
    private void move(int samples) {
        depth = Math.clamp(depth + samples, 0, MOST_DEPTH);
        least = least == Integer.MAX_VALUE ? least : least + samples;
    }

    private short at(int timestamp) {
        return ring[timestamp & (SIZE - 1)];
    }
}
