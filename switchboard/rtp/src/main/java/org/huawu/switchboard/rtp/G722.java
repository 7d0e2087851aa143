package org.huawu.switchboard.rtp;

/**
 * G.722 at 64 kbit/s (ITU-T G.722, mode 1), payload type 9: sound up to 7 kHz from 16,000 samples a second, in two bands of
 * 8,000 each; a byte holds 6 bits of the lower band and 2 of the upper. Its timestamps nevertheless count 8,000 a second
 * (RFC 3551, 4.5.2).
 *
 * <p>The house mixes 8,000 samples a second, so its coders here are those of the lower band alone; {@link G722Encoder} and
 * {@link G722Decoder} have both bands.
 */
public final class G722 implements Codec {

    G722() {}

    @Override
    public int payloadType() {
        return 9;
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public boolean isRelayable() {
        return true;
    }

    /** A decoder of what lies below 4 kHz. */
    @Override
    public SpeechDecoder newDecoder() {
        Band band = Band.lower();
        return code -> G722Decoder.doubled(band.hear(code & 0x3F));
    }

    /** An encoder of sound below 4 kHz; its upper band is silent. */
    @Override
    public SpeechEncoder newEncoder() {
        return new LowerBand();
    }

    private static final class LowerBand implements SpeechEncoder {
        private final Band lower = Band.lower();
        private final Band upper = Band.upper();

        @Override
        public byte encode(short sample) {
            return (byte) ((upper.say(0) << 6) | lower.say(sample >> 1));
        }

        @Override
        public void follow(byte code) {
            lower.learn(code & 0x3F);
            upper.learn((code >> 6) & 3);
        }
    }
}
