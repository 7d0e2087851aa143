package org.huawu.switchboard.rtp;

/** Makes and finds tones. */
final class Tones {

    private Tones() {}

    /** A sample of a tone, a quarter of the loudest. */
    static short at(double hz, int index, int samplesPerS) {
        return (short) Math.round(8_000 * Math.sin(2 * Math.PI * hz * index / samplesPerS));
    }

    /** The share of a tone in the power of a stretch of sound, 0..1, by Goertzel's way; 0 in silence. */
    static double share(short[] samples, int from, int length, double hz, int samplesPerS) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hz / samplesPerS);
        double before = 0;
        double last = 0;
        double power = 0;
        for (int i = from; i < from + length; i++) {
            double next = samples[i] + coefficient * last - before;
            before = last;
            last = next;
            power += (double) samples[i] * samples[i];
        }
        if (power < 1e4 * length) {
            return 0;
        }
        return (before * before + last * last - coefficient * before * last) / (power * length / 2);
    }

    /** The greatest step from one sample to the next. */
    static int greatestStep(short[] samples, int from, int to) {
        int greatest = 0;
        for (int i = from + 1; i < to; i++) {
            greatest = Math.max(greatest, Math.abs(samples[i] - samples[i - 1]));
        }
        return greatest;
    }

    /** The mean level of a stretch. */
    static int level(short[] samples, int from, int length) {
        long sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += Math.abs(samples[i]);
        }
        return (int) (sum / length);
    }
}
