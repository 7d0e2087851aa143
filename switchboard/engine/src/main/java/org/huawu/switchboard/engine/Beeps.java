package org.huawu.switchboard.engine;

import org.huawu.switchboard.rtp.Sound;

/** What a telephone hears that is waited for. */
final class Beeps {

    private static final int RATE = 8_000;
    private static final int LOUDNESS = 8_000;

    /** Key it in now: one high tone. */
    static final Sound READY = Sound.of(tones(600, 880));
    /** It was wrong: two low ones. */
    static final Sound WRONG = Sound.of(tones(300, 440, 0, 330));
    /** It rings at the other end, see {@link org.huawu.switchboard.port.SoundId#RING_BACK}. */
    static final Sound RING_BACK = Sound.of(tones(1_000, 450, 0, 0, 0, 0));

    private Beeps() {}

    /** Tones one after the other, each as long; 0 Hz is silence. */
    private static short[] tones(int lengthMs, int... hz) {
        int length = lengthMs * RATE / 1_000;
        short[] samples = new short[length * hz.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(LOUDNESS * Math.sin(2 * Math.PI * hz[i / length] * i / RATE));
        }
        return samples;
    }
}
