package org.huawu.switchboard.rtp;

/**
 * Encodes one stream of 16,000 samples a second, as ITU-T G.722 says: a pair of mirror filters parts it in two bands, each
 * of which is coded by itself. Not for several threads; allocates nothing after it is made.
 */
public final class G722Encoder {

    private final Band lower = Band.lower();
    private final Band upper = Band.upper();
    private final MirrorFilter filter = new MirrorFilter();

    /** An encoder for a stream that begins. */
    public G722Encoder() {}

    /** The byte that stands for two samples, the earlier first. */
    public byte encode(short first, short second) {
        filter.shift(first, second);
        // The filters' gain of 2^13 and the halving of samples to the 15 bits of a band.
        int low = (filter.second() + filter.first()) >> 14;
        int high = (filter.second() - filter.first()) >> 14;
        return (byte) ((upper.say(high) << 6) | lower.say(low));
    }
}
