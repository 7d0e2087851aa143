package org.huawu.switchboard.rtp;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The two ways of G.711 (ITU-T G.711): 8,000 samples a second, one byte a sample. Everything is looked up in tables that
 * are made once.
 */
public final class Codec {

    /** Samples in a second. */
    public static final int SAMPLES_PER_S = 8_000;
    /** Samples, and so bytes, in a frame of 20 ms. */
    public static final int FRAME = 160;

    /** µ-law, payload type 0. */
    public static final Codec PCMU = new Codec(0, Codec::muLaw);
    /** A-law, payload type 8. */
    public static final Codec PCMA = new Codec(8, Codec::aLaw);

    private final int payloadType;
    private final short[] values = new short[256];
    private final byte[] codes = new byte[1 << 16];
    private final byte[] toOther = new byte[256];

    private Codec(int payloadType, IntUnaryOperator law) {
        this.payloadType = payloadType;
        int[] byValue = new int[256];
        for (int code = 0; code < 256; code++) {
            values[code] = (short) law.applyAsInt(code);
            byValue[code] = (values[code] << 8) | code;
        }
        Arrays.sort(byValue);
        fillCodes(byValue);
        IntUnaryOperator otherLaw = payloadType == 0 ? Codec::aLaw : Codec::muLaw;
        for (int code = 0; code < 256; code++) {
            toOther[code] = (byte) nearest(values[code], otherLaw);
        }
    }

    /** The static payload type of RFC 3551. */
    public int payloadType() {
        return payloadType;
    }

    /** The sample that a byte stands for. */
    public short decode(byte code) {
        return values[code & 0xFF];
    }

    /** The byte whose sample is nearest. */
    public byte encode(short sample) {
        return codes[sample & 0xFFFF];
    }

    /** The byte of the other law that is nearest to a byte of this one. */
    public byte toOther(byte code) {
        return toOther[code & 0xFF];
    }

    private void fillCodes(int[] byValue) {
        int nearest = 0;
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            while (nearest < 255 && distance(byValue[nearest + 1], sample) <= distance(byValue[nearest], sample)) {
                nearest++;
            }
            codes[sample & 0xFFFF] = (byte) byValue[nearest];
        }
    }

    private static int distance(int valueAndCode, int sample) {
        return Math.abs((valueAndCode >> 8) - sample);
    }

    private static int nearest(int sample, IntUnaryOperator law) {
        int best = 0;
        for (int code = 1; code < 256; code++) {
            if (Math.abs(law.applyAsInt(code) - sample) < Math.abs(law.applyAsInt(best) - sample)) {
                best = code;
            }
        }
        return best;
    }

    private static int muLaw(int code) {
        int inverted = ~code & 0xFF;
        int magnitude = ((((inverted & 0x0F) << 3) + 0x84) << ((inverted & 0x70) >> 4)) - 0x84;
        return (inverted & 0x80) == 0 ? magnitude : -magnitude;
    }

    private static int aLaw(int code) {
        int even = (code ^ 0x55) & 0xFF;
        int segment = (even & 0x70) >> 4;
        int magnitude = ((even & 0x0F) << 4) + (segment == 0 ? 8 : 0x108);
        int scaled = segment > 1 ? magnitude << (segment - 1) : magnitude;
        return (even & 0x80) == 0 ? -scaled : scaled;
    }
}
