package org.huawu.switchboard.rtp;

/**
 * Decodes one stream of G.722 at 64 kbit/s to 16,000 samples a second, as ITU-T G.722 says. Not for several threads;
 * allocates nothing after it is made.
 */
public final class G722Decoder {

    private final Band lower = Band.lower();
    private final Band upper = Band.upper();
    private final MirrorFilter filter = new MirrorFilter();

    /** A decoder for a stream that begins. */
    public G722Decoder() {}

    /** Decodes one byte to two samples. */
    public void decode(byte code, short[] to, int offset) {
        int low = lower.hear(code & 0x3F);
        int high = upper.hear((code >> 6) & 3);
        filter.shift(low + high, low - high);
        to[offset] = saturated(filter.second() >> 11);
        to[offset + 1] = saturated(filter.first() >> 11);
    }

    /** A sample of a band, which has 15 bits, with 16. */
    static short doubled(int sample) {
        return (short) (sample << 1);
    }

    private static short saturated(int sample) {
        return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
