package org.huawu.switchboard.engine;

/** Makes and finds tones. */
final class Tone {

    private static final int RATE = 8_000;

    private Tone() {}

    static short[] of(int hz, int ms) {
        short[] samples = new short[RATE * ms / 1_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = at(hz, i);
        }
        return samples;
    }

    static short at(int hz, int index) {
        return hz == 0 ? 0 : (short) (8_000 * Math.sin(2 * Math.PI * hz * index / RATE));
    }

    /** The share of a tone in the power of a sound, 0..1, by Goertzel's way. */
    static double share(short[] samples, int from, int length, int hz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hz / RATE);
        double before = 0;
        double last = 0;
        double power = 0;
        for (int i = from; i < from + length; i++) {
            double next = samples[i] + coefficient * last - before;
            before = last;
            last = next;
            power += (double) samples[i] * samples[i];
        }
        if (power < 1e6 * length / 100.0) {
            return 0;
        }
        double found = before * before + last * last - coefficient * before * last;
        return found / (power * length / 2);
    }

    /** Whether any stretch of 100 ms holds the tone. */
    static boolean isIn(short[] samples, int hz) {
        for (int from = 0; from + 800 <= samples.length; from += 400) {
            if (share(samples, from, 800, hz) > 0.6) {
                return true;
            }
        }
        return false;
    }
}
