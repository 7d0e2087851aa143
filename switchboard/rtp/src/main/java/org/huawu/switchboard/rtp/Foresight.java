package org.huawu.switchboard.rtp;

/**
 * The adaptive predictor of a band of ITU-T G.722 (3.6): two poles on what was put together and six zeros on the differences
 * that were coded, all of which follow the signs of what comes. The recommendation's names are kept beside ours, in the
 * comments.
 */
final class Foresight {

    private static final int ZEROS = 6;
    private static final int POLE_2_MOST = 12_288;
    private static final int POLES_MOST = 15_360;

    /** The latest differences, newest first: D. */
    private final int[] differences = new int[ZEROS];

    /** The factors of the zeros: B. */
    private final int[] zeros = new int[ZEROS];

    /** The factors of the poles: A1, A2. */
    private int pole1;

    private int pole2;
    /** What was put together, one and two samples ago: R. */
    private int whole1;

    private int whole2;
    /** What was put together from zeros alone, one and two samples ago: P. */
    private int part1;

    private int part2;
    /** The share of the zeros in what is foreseen: SZ. */
    private int byZeros;

    /** The sample that is foreseen: S. */
    private int sample;

    int sample() {
        return sample;
    }

    /** Takes the difference that the code tells of, and looks ahead again. */
    void learn(int difference) {
        int whole = saturated(sample + difference);
        int part = saturated(byZeros + difference);
        adaptPoles(part);
        adaptZeros(difference);
        whole2 = whole1;
        whole1 = whole;
        part2 = part1;
        part1 = part;
        lookAhead();
    }

    private void adaptPoles(int part) {
        boolean isLike1 = (part < 0) == (part1 < 0);
        boolean isLike2 = (part < 0) == (part2 < 0);
        int fourfold = saturated(pole1 << 2);
        int pull = Math.min(isLike1 ? -fourfold : fourfold, Short.MAX_VALUE);
        int second = (pull >> 7) + (isLike2 ? 128 : -128) + ((pole2 * 32_512) >> 15);
        pole2 = Math.clamp(second, -POLE_2_MOST, POLE_2_MOST);
        int first = saturated((isLike1 ? 192 : -192) + ((pole1 * 32_640) >> 15));
        int most = POLES_MOST - pole2;
        pole1 = Math.clamp(first, -most, most);
    }

    private void adaptZeros(int difference) {
        int push = difference == 0 ? 0 : 128;
        for (int i = 0; i < ZEROS; i++) {
            boolean isLike = (difference < 0) == (differences[i] < 0);
            zeros[i] = saturated((isLike ? push : -push) + ((zeros[i] * 32_640) >> 15));
        }
        System.arraycopy(differences, 0, differences, 1, ZEROS - 1);
        differences[0] = difference;
    }

    private void lookAhead() {
        int byPoles = saturated(times(pole1, whole1) + times(pole2, whole2));
        int sum = 0;
        for (int i = 0; i < ZEROS; i++) {
            sum += times(zeros[i], differences[i]);
        }
        byZeros = saturated(sum);
        sample = saturated(byPoles + byZeros);
    }

    /** A factor has 14 bits behind the point, so what it works on is doubled. */
    private static int times(int factor, int value) {
        return (factor * saturated(value << 1)) >> 15;
    }

    private static int saturated(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
