package org.huawu.switchboard.rtp;

import java.util.Arrays;

/**
 * How one band of ITU-T G.722 turns a difference into a code and back (3.3 to 3.5), in steps whose logarithm follows the
 * codes. The numbers are those of the recommendation; the names of its tables stand in brackets. What is learned from a
 * code leaves its two lowest bits in the lower band aside, so that bits taken from it on the way do no harm.
 */
final class Quantiser {

    /** 6 bits: 30 differences on each side of zero. */
    static final Quantiser LOWER = lower();

    /** 2 bits: two differences on each side of zero. */
    static final Quantiser UPPER = upper();

    /** From here on, in 4096ths of a step, a difference has the next code (Q6, Q2). */
    private final int[] borders;

    /** The codes of positive differences, from zero outwards (ILP, IHP). */
    private final int[] positive;

    /** The codes of negative differences, from zero outwards (ILN, IHN). */
    private final int[] negative;

    /** What a code stands for, in 32768ths of a step (QM6, QM2). */
    private final int[] fine;

    /** What is learned from a code, in 32768ths of a step (QM4, QM2). */
    private final int[] coarse;

    /** By how much a code changes the logarithm of the step, in 2048ths (WL, WH). */
    private final int[] growth;

    private final boolean isLower;
    /** 2048 to 4095 evenly by logarithm (ILB). */
    private final int[] powers = new int[32];

    private Quantiser(int[] borders, int[] magnitudes, int[] coarse, int[] growth, boolean isLower) {
        this.borders = borders;
        this.coarse = coarse;
        this.growth = growth;
        this.isLower = isLower;
        this.positive = new int[magnitudes.length];
        this.negative = new int[magnitudes.length];
        this.fine = new int[isLower ? 64 : 4];
        if (isLower) {
            // four codes that are never said
            Arrays.fill(fine, 0, 4, -magnitudes[0]);
        }
        for (int i = 0; i < magnitudes.length; i++) {
            positive[i] = isLower ? 61 - i : 3 - i;
            negative[i] = isLower ? (i < 2 ? 63 - i : 33 - i) : 1 - i;
            fine[positive[i]] = magnitudes[i];
            fine[negative[i]] = -magnitudes[i];
        }
        for (int i = 0; i < powers.length; i++) {
            powers[i] = (int) Math.round(2_048 * Math.pow(2, i / 32.0));
        }
    }

    int firstStep() {
        return stepOf(0);
    }

    /** The code of a difference. */
    int code(int difference, int step) {
        int magnitude = difference < 0 ? -(difference + 1) : difference;
        int level = 0;
        while (level < borders.length && magnitude >= (borders[level] * step) >> 12) {
            level++;
        }
        return difference < 0 ? negative[level] : positive[level];
    }

    /** The difference that a code stands for. */
    int fine(int code, int step) {
        return (fine[code] * step) >> 15;
    }

    /** The difference that is learned from a code. */
    int coarse(int code, int step) {
        return (coarse[isLower ? code >> 2 : code] * step) >> 15;
    }

    /** The logarithm of the next step. */
    int nextLogStep(int code, int logStep) {
        int next = ((logStep * 127) >> 7) + growth[isLower ? code >> 2 : code];
        return Math.clamp(next, 0, isLower ? 18_432 : 22_528);
    }

    /** The step of a logarithm. */
    int stepOf(int logStep) {
        int power = powers[(logStep >> 6) & 31];
        int halvings = (isLower ? 8 : 10) - (logStep >> 11);
        return (halvings < 0 ? power << -halvings : power >> halvings) << 2;
    }

    private static Quantiser lower() {
        int[] borders = {
            35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1_023, 1_121, 1_219,
            1_339, 1_458, 1_612, 1_765, 1_980, 2_195, 2_557, 2_919
        };
        int[] magnitudes = {
            136, 432, 728, 1_040, 1_360, 1_688, 2_032, 2_400, 2_776, 3_168, 3_576, 4_008, 4_464, 4_944, 5_456, 6_000,
            6_576, 7_192, 7_856, 8_576, 9_360, 10_232, 11_192, 12_280, 13_512, 14_984, 16_704, 19_008, 21_904, 24_808
        };
        int[] coarse = {
            0, -20_456, -12_896, -8_968, -6_288, -4_240, -2_584, -1_200, 20_456, 12_896, 8_968, 6_288, 4_240, 2_584,
            1_200, 0
        };
        int[] growth = {-60, 3_042, 1_198, 538, 334, 172, 58, -30, 3_042, 1_198, 538, 334, 172, 58, -30, -60};
        return new Quantiser(borders, magnitudes, coarse, growth, true);
    }

    private static Quantiser upper() {
        int[] coarse = {-7_408, -1_616, 7_408, 1_616};
        int[] growth = {798, -214, 798, -214};
        return new Quantiser(new int[] {564}, new int[] {1_616, 7_408}, coarse, growth, false);
    }
}
