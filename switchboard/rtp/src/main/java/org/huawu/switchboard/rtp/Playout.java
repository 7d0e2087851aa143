package org.huawu.switchboard.rtp;

/**
 * A stream that comes in as packets and is heard as samples, a frame at each tick: jitter buffer, decoder and concealment
 * in one. Pure; allocates nothing after it is made.
 */
final class Playout {

    /** Mean level below which a frame counts as silence whatever went before, about -54 dB of the loudest. */
    private static final int STILL = 64;
    /** So much below the voice a frame counts as silence: an eighth, 18 dB. */
    private static final int BELOW_VOICE = 8;

    private final JitterBuffer buffer = new JitterBuffer();
    private final Concealment concealment = new Concealment();
    private final SpeechDecoder decoder;
    private final short[] codes = new short[Codec.FRAME];
    private final short[] left = new short[Codec.FRAME];
    private int voice;
    private boolean isQuiet = true;

    Playout(SpeechDecoder decoder) {
        this.decoder = decoder;
    }

    /** Takes a packet, see {@link JitterBuffer#put}. */
    boolean put(int source, int timestamp, byte[] payload, int length, int arrival) {
        return buffer.put(source, timestamp, payload, length, arrival);
    }

    /**
     * Goes on with a stream that was heard elsewhere up to a timestamp.
     *
     * @param heard what was heard last, so that a hole can be filled with it
     */
    void goOn(int source, int timestamp, short[] heard) {
        for (short sample : heard) {
            concealment.heard(sample);
        }
        buffer.goOn(source, timestamp);
    }

    /** The next 20 ms. */
    void next(short[] frame) {
        int due = buffer.framesDue(isQuiet);
        if (due == 0) {
            for (int i = 0; i < Codec.FRAME; i++) {
                frame[i] = concealment.missing();
            }
        } else {
            takeInto(frame);
        }
        if (due == 2) {
            System.arraycopy(frame, 0, left, 0, Codec.FRAME);
            takeInto(frame);
            leadOver(left, frame);
        }
        judge(frame);
    }

    /** What came and was not heard yet. */
    JitterBuffer buffer() {
        return buffer;
    }

    private void takeInto(short[] frame) {
        buffer.take(codes);
        for (int i = 0; i < Codec.FRAME; i++) {
            frame[i] = codes[i] == JitterBuffer.ABSENT
                    ? concealment.missing()
                    : concealment.heard(decoder.decode((byte) codes[i]));
        }
    }

    private void judge(short[] frame) {
        int sum = 0;
        for (short sample : frame) {
            sum += Math.abs(sample);
        }
        int level = sum / Codec.FRAME;
        voice = Math.max(level, voice - voice / 64);
        isQuiet = level < STILL || level * BELOW_VOICE < voice;
    }

    private static void leadOver(short[] from, short[] to) {
        for (int i = 0; i < Codec.FRAME; i++) {
            to[i] = (short) ((from[i] * (Codec.FRAME - i) + to[i] * i) / Codec.FRAME);
        }
    }
}
