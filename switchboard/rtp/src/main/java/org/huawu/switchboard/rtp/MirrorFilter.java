package org.huawu.switchboard.rtp;

/**
 * The quadrature mirror filter of ITU-T G.722 (table 11): 24 taps over the latest 12 pairs of samples, which part a sound in
 * two bands and put it together again. The taps read backwards are those of the other half.
 */
final class MirrorFilter {

    private static final int PAIRS = 12;
    private static final int[] TAPS = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

    private final int[] firsts = new int[PAIRS];
    private final int[] seconds = new int[PAIRS];
    /** Where the oldest pair lies. */
    private int oldest;

    /** Takes the next pair in place of the oldest. */
    void shift(int first, int second) {
        firsts[oldest] = first;
        seconds[oldest] = second;
        oldest = (oldest + 1) % PAIRS;
    }

    /** The sum over the first samples of the pairs. */
    int first() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += firsts[(oldest + i) % PAIRS] * TAPS[i];
        }
        return sum;
    }

    /** The sum over the second samples of the pairs. */
    int second() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += seconds[(oldest + i) % PAIRS] * TAPS[PAIRS - 1 - i];
        }
        return sum;
    }
}
