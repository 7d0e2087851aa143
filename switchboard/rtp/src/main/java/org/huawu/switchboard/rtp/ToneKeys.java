package org.huawu.switchboard.rtp;

/**
 * Finds keys in speech by their two tones (ITU-T Q.24), where the party sends no telephone events. Blocks of {@value #BLOCK} samples
 * (13 ms), a tone's power by Goertzel's way; a key counts when two blocks on end hold it and it was not down before. Pure; allocates
 * nothing after it is made. The media thread's.
 */
final class ToneKeys {

    private static final int BLOCK = 102;
    /** Mean peak below which a tone is none: about -38 dBm0. */
    private static final double LEAST_PEAK = 270;
    /** How much stronger the low tone may be, as a ratio of powers: 9 dB. */
    private static final double MOST_LOW_OVER_HIGH = 8;
    /** How much stronger the high tone may be: 6 dB, since 4 dB must be taken and a block of two tones may show 2 dB more. */
    private static final double MOST_HIGH_OVER_LOW = 4;
    /** How much stronger a tone must be than each other one of its group: 6 dB, since the other group leaks in. */
    private static final double LEAST_OVER_OTHERS = 4;
    /** The part of all power that the two must have: as much have tones that are 1.5 % off; speech seldom has. */
    private static final double LEAST_SHARE = 0.73;
    /** How far a tone may be off its frequency. */
    private static final double MOST_OFF = 0.023;
    /** How much a tone may change from one block to the next, as a ratio of powers: 4.5 dB, since the two disturb each other. */
    private static final double MOST_CHANGE = 2.8;

    private final double[] coefficients = new double[2 * KeyTones.sides()];
    private final double[] last = new double[2 * KeyTones.sides()];
    private final double[] before = new double[2 * KeyTones.sides()];
    private double power;
    private int taken;
    private double lowPower;
    private double highPower;
    private double lowPhase;
    private double highPhase;
    private char found = TelephoneEvents.NONE;
    private char down = TelephoneEvents.NONE;

    ToneKeys() {
        for (int i = 0; i < KeyTones.sides(); i++) {
            coefficients[i] = coefficient(KeyTones.lowHz(i));
            coefficients[KeyTones.sides() + i] = coefficient(KeyTones.highHz(i));
        }
    }

    /**
     * Takes a sample.
     *
     * @return the key when it is found to be down with it, else {@link TelephoneEvents#NONE}
     */
    char accept(short sample) {
        for (int i = 0; i < coefficients.length; i++) {
            double next = sample + coefficients[i] * last[i] - before[i];
            before[i] = last[i];
            last[i] = next;
        }
        power += (double) sample * sample;
        taken++;
        return taken < BLOCK ? TelephoneEvents.NONE : judge();
    }

    private char judge() {
        char here = key();
        boolean isSteady = here == TelephoneEvents.NONE || isSteady(strongest(0), strongest(KeyTones.sides()));
        char news = TelephoneEvents.NONE;
        if (here == found && here != down && isSteady) {
            down = here;
            news = here;
        }
        found = here;
        taken = 0;
        power = 0;
        for (int i = 0; i < last.length; i++) {
            last[i] = 0;
            before[i] = 0;
        }
        return news;
    }

    private char key() {
        int row = strongest(0);
        int column = strongest(KeyTones.sides());
        double low = powerOf(row);
        double high = powerOf(column);
        double least = LEAST_PEAK * BLOCK / 2 * LEAST_PEAK * BLOCK / 2;
        boolean isLoud = low >= least && high >= least;
        boolean isEven = low <= high * MOST_LOW_OVER_HIGH && high <= low * MOST_HIGH_OVER_LOW;
        // of two pure tones, N/2 times their power
        boolean isAlone = low + high >= LEAST_SHARE * power * BLOCK / 2;
        boolean isKey = isLoud && isEven && isAlone && standsOut(row, 0) && standsOut(column, KeyTones.sides());
        return isKey ? KeyTones.key(row, column - KeyTones.sides()) : TelephoneEvents.NONE;
    }

    /** Whether both tones go on as in the block before; keeps how they are. */
    private boolean isSteady(int row, int column) {
        double low = phaseOf(row);
        double high = phaseOf(column);
        boolean isSteady = isAlike(powerOf(row), lowPower)
                && isAlike(powerOf(column), highPower)
                && isOn(KeyTones.lowHz(row), low - lowPhase)
                && isOn(KeyTones.highHz(column - KeyTones.sides()), high - highPhase);
        lowPower = powerOf(row);
        highPower = powerOf(column);
        lowPhase = low;
        highPhase = high;
        return isSteady;
    }

    /** Whether a tone went on by as much of its turn within a block as its frequency wants. */
    private static boolean isOn(int hz, double turned) {
        double wanted = 2 * Math.PI * hz * BLOCK / Codec.SAMPLES_PER_S;
        double most = wanted * MOST_OFF;
        return Math.abs(Math.IEEEremainder(turned - wanted, 2 * Math.PI)) <= most;
    }

    private double phaseOf(int tone) {
        double cosine = coefficients[tone] / 2;
        return Math.atan2(before[tone] * Math.sqrt(1 - cosine * cosine), last[tone] - before[tone] * cosine);
    }

    private static boolean isAlike(double one, double other) {
        return one <= other * MOST_CHANGE && other <= one * MOST_CHANGE;
    }

    private int strongest(int group) {
        int strongest = group;
        for (int i = group + 1; i < group + KeyTones.sides(); i++) {
            strongest = powerOf(i) > powerOf(strongest) ? i : strongest;
        }
        return strongest;
    }

    private boolean standsOut(int tone, int group) {
        boolean stands = true;
        for (int i = group; i < group + KeyTones.sides(); i++) {
            stands &= i == tone || powerOf(i) * LEAST_OVER_OTHERS <= powerOf(tone);
        }
        return stands;
    }

    private double powerOf(int tone) {
        return last[tone] * last[tone] + before[tone] * before[tone] - coefficients[tone] * last[tone] * before[tone];
    }

    private static double coefficient(int hz) {
        return 2 * Math.cos(2 * Math.PI * hz / Codec.SAMPLES_PER_S);
    }
}
