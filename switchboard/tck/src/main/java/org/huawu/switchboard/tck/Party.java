package org.huawu.switchboard.tck;

/** Somebody at the other end of a channel. */
public interface Party {

    /**
     * Speaks a tone from now on.
     *
     * @param hz its pitch; 0 for silence
     */
    void speak(int hz);

    /** Whether a tone is heard just now. */
    boolean hears(int hz);
}
