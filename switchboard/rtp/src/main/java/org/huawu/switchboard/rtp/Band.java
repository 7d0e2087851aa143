package org.huawu.switchboard.rtp;

/**
 * One band of one stream of ITU-T G.722, at 8,000 samples a second: what is coded is how far a sample is from the one
 * foreseen, in steps that grow and shrink with the sound. Both ends foresee the same, since they know only the codes. Samples
 * have 15 bits. Either says or hears, never both.
 */
final class Band {

    private static final int MOST = 16_383;
    private static final int LEAST = -16_384;

    private final Quantiser quantiser;
    private final Foresight foresight = new Foresight();
    private int step;
    private int logStep;

    private Band(Quantiser quantiser) {
        this.quantiser = quantiser;
        this.step = quantiser.firstStep();
    }

    /** A lower band: 6 bits a sample. */
    static Band lower() {
        return new Band(Quantiser.LOWER);
    }

    /** An upper band: 2 bits a sample. */
    static Band upper() {
        return new Band(Quantiser.UPPER);
    }

    /** The code of the next sample. */
    int say(int sample) {
        int code = quantiser.code(saturated(sample - foresight.sample()), step);
        learn(code);
        return code;
    }

    /** The next sample, from its code. */
    int hear(int code) {
        int sample = Math.clamp(foresight.sample() + quantiser.fine(code, step), LEAST, MOST);
        learn(code);
        return sample;
    }

    /** Foresees what follows on a code, whoever said it. */
    void learn(int code) {
        foresight.learn(quantiser.coarse(code, step));
        logStep = quantiser.nextLogStep(code, logStep);
        step = quantiser.stepOf(logStep);
    }

    private static int saturated(int sample) {
        return Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
