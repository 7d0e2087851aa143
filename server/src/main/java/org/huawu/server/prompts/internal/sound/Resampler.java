package org.huawu.server.prompts.internal.sound;

/**
 * Brings samples from one rate to another: a polyphase filter of windowed sinc functions (Kaiser window; Oppenheim and
 * Schafer, Discrete-Time Signal Processing, 7.6 and 4.6). What the lower of the two rates cannot hold is taken out, 60 dB down
 * from 9 % above the edge on. Not for the media path: it takes its time. Any thread.
 */
final class Resampler {

    /** Zero crossings of the sinc function on each side. */
    private static final int CROSSINGS = 24;
    /** Of the Kaiser window: 60 dB. */
    private static final double BETA = 5.65;
    /** Where the filter begins to fall, of the lower rate's half. */
    private static final double EDGE = 0.92;

    private final int up;
    private final int down;
    private final int reach;
    /** For each phase the weights of the samples around it. */
    private final double[][] weights;

    /**
     * @param fromHz 4,000..192,000, a multiple of 25
     * @param toHz the same
     */
    Resampler(int fromHz, int toHz) {
        int divisor = divisor(fromHz, toHz);
        this.up = toHz / divisor;
        this.down = fromHz / divisor;
        double cut = EDGE * Math.min(1.0, (double) toHz / fromHz);
        this.reach = (int) Math.ceil(CROSSINGS / cut);
        this.weights = new double[up][];
        for (int phase = 0; phase < up; phase++) {
            weights[phase] = weights((double) phase / up, cut);
        }
    }

    /** The samples at the other rate, as long as before. */
    short[] resample(short[] samples) {
        int length = Math.toIntExact(Math.ceilDiv((long) samples.length * up, (long) down));
        short[] resampled = new short[length];
        for (int i = 0; i < length; i++) {
            long place = (long) i * down;
            resampled[i] = at(samples, (int) (place / up), weights[(int) (place % up)]);
        }
        return resampled;
    }

    private short at(short[] samples, int middle, double[] weight) {
        double sum = 0;
        int first = middle - reach + 1;
        for (int k = Math.max(0, -first); k < weight.length && first + k < samples.length; k++) {
            sum += samples[first + k] * weight[k];
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Of the samples from {@code 1 - reach} to {@code reach} around the one before; together 1, so that silence stays level. */
    private double[] weights(double offset, double cut) {
        double[] weight = new double[2 * reach];
        double sum = 0;
        for (int k = 0; k < weight.length; k++) {
            double distance = k - reach + 1 - offset;
            weight[k] = cut * sinc(cut * distance) * kaiser(distance / reach);
            sum += weight[k];
        }
        for (int k = 0; k < weight.length; k++) {
            weight[k] /= sum;
        }
        return weight;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function of the first kind, order 0, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
