package org.huawu.switchboard.rtp;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * One of the two laws of G.711 (ITU-T G.711): 8,000 samples a second, one byte a sample. Everything is looked up in tables
 * that are made once; nothing is remembered from one byte to the next, so any number of streams and threads may share it.
 */
public final class G711 implements Codec, SpeechDecoder, SpeechEncoder {

    private final int payloadType;
    private final short[] values = new short[256];
    private final byte[] codes = new byte[1 << 16];
    private final byte[] toOther = new byte[256];

    private G711(int payloadType, IntUnaryOperator law) {
        this.payloadType = payloadType;
        int[] byValue = new int[256];
        for (int code = 0; code < 256; code++) {
            values[code] = (short) law.applyAsInt(code);
            byValue[code] = (values[code] << 8) | code;
        }
        Arrays.sort(byValue);
        fillCodes(byValue);
        IntUnaryOperator otherLaw = payloadType == 0 ? G711::aLaw : G711::muLaw;
        for (int code = 0; code < 256; code++) {
            toOther[code] = (byte) nearest(values[code], otherLaw);
        }
    }

    /** µ-law, payload type 0. */
    static G711 ofMuLaw() {
        return new G711(0, G711::muLaw);
    }

    /** A-law, payload type 8. */
    static G711 ofALaw() {
        return new G711(8, G711::aLaw);
    }

    @Override
    public int payloadType() {
        return payloadType;
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public boolean isRelayable() {
        return true;
    }

    @Override
    public SpeechDecoder newDecoder() {
        return this;
    }

    @Override
    public SpeechEncoder newEncoder() {
        return this;
    }

    /** The sample that a byte stands for. */
    @Override
    public short decode(byte code) {
        return values[code & 0xFF];
    }

    /** The byte whose sample is nearest. */
    @Override
    public byte encode(short sample) {
        return codes[sample & 0xFFFF];
    }

    @Override
    public void follow(byte code) {
        // nothing is remembered
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
