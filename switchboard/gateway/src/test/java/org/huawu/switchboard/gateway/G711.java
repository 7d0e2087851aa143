package org.huawu.switchboard.gateway;

/** Just enough A-law and tone for tests: decoding, coding by search, and the strength of one frequency. */
final class G711 {

    private G711() {}

    /** Sample of an A-law byte, -32256 to 32256 (ITU-T G.711). */
    static int sample(byte coded) {
        int bits = (coded ^ 0x55) & 0xFF;
        int exponent = bits >> 4 & 7;
        int mantissa = (bits & 15) << 4 | 8;
        int size = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
        return (bits & 0x80) != 0 ? size : -size;
    }

    /** The A-law byte whose sample is nearest. */
    static byte coded(double sample) {
        int best = 0;
        for (int each = 1; each < 256; each++) {
            if (Math.abs(sample((byte) each) - sample) < Math.abs(sample((byte) best) - sample)) {
                best = each;
            }
        }
        return (byte) best;
    }

    /** 20 ms of a tone that goes on from frame to frame. */
    static byte[] tone(double hz, int frame) {
        byte[] payload = new byte[160];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = coded(10_000 * Math.sin(2 * Math.PI * hz * (frame * 160L + i) / 8_000));
        }
        return payload;
    }

    /** The share of a frame's energy that lies at a frequency, 0 to about 1 (Goertzel). */
    static double share(byte[] payload, double hz) {
        double turn = 2 * Math.cos(2 * Math.PI * hz / 8_000);
        double energy = 0;
        double one = 0;
        double two = 0;
        for (byte coded : payload) {
            double sample = sample(coded);
            double next = sample + turn * one - two;
            two = one;
            one = next;
            energy += sample * sample;
        }
        double power = one * one + two * two - turn * one * two;
        return energy < payload.length * 10_000.0 ? 0 : 2 * power / payload.length / energy;
    }
}
