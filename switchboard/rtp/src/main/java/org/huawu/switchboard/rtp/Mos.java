package org.huawu.switchboard.rtp;

/**
 * The mean opinion score that listeners would give, estimated by the E-model (ITU-T G.107) with all that is not known at its
 * default values. An estimate for G.711; a telephone's own noise and echo are not in it.
 */
public final class Mos {

    /** What is left of 100 with all values at their defaults (G.107, table 2). */
    private static final double BEST = 93.2;
    /** How well concealment after G.711 Appendix I bears random loss (Bpl, G.113 Appendix I). */
    private static final double ROBUSTNESS = 25.1;
    /** What remains of the impairment by loss when everything is lost (G.107, 7.5). */
    private static final double MOST_BY_LOSS = 95;
    /** From here on delay is noticed in talking (the usual straight-line form of G.107, 7.4). */
    private static final double NOTICED_MS = 177.3;

    private Mos() {}

    /**
     * Estimates the score.
     *
     * @param delayMs from mouth to ear, one way: half the round trip, the packet's length and the jitter buffer
     * @param lostShare how much is lost, 0..1
     * @return 1 (bad) to 4.5 (as good as it gets)
     */
    public static double estimate(double delayMs, double lostShare) {
        double percent = 100 * Math.clamp(lostShare, 0, 1);
        double byLoss = MOST_BY_LOSS * percent / (percent + ROBUSTNESS);
        double byDelay = 0.024 * delayMs + 0.11 * Math.max(0, delayMs - NOTICED_MS);
        return ofRating(BEST - byDelay - byLoss);
    }

    /** The score of a transmission rating (G.107, annex B). */
    static double ofRating(double rating) {
        if (rating <= 0) {
            return 1;
        }
        if (rating >= 100) {
            return 4.5;
        }
        // Near zero the curve dips below 1.
        return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
    }
}
