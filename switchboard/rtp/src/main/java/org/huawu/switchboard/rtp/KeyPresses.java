package org.huawu.switchboard.rtp;

/**
 * Keys that are pressed for a party, one after the other: {@value #PRESSED_TICKS} ticks each, {@value #RELEASED_TICKS} between them.
 * Pure; allocates nothing after it is made. The media thread's.
 */
final class KeyPresses {

    /** How many may wait. */
    static final int MOST = 64;
    /** 100 ms: every receiver takes that for a press (ITU-T Q.24 wants 40). */
    static final int PRESSED_TICKS = 5;
    /** 100 ms. */
    static final int RELEASED_TICKS = 5;

    private final char[] waiting = new char[MOST];
    private int first;
    private int count;
    private int ticks;

    /** How many more may wait. */
    int room() {
        return MOST - count;
    }

    void add(char key) {
        waiting[(first + count) % MOST] = key;
        count++;
    }

    /** Goes on by a tick. */
    void tick() {
        if (count == 0) {
            return;
        }
        ticks++;
        if (ticks > PRESSED_TICKS + RELEASED_TICKS) {
            ticks = 1;
            first = (first + 1) % MOST;
            count--;
        }
        if (count == 0) {
            ticks = 0;
        }
    }

    /** Whether a key is down. */
    boolean isDown() {
        return ticks > 0 && ticks <= PRESSED_TICKS;
    }

    /** Which one. */
    char key() {
        return waiting[first];
    }

    /** For how many ticks it has been down, this one included: 1..{@value #PRESSED_TICKS}. */
    int downFor() {
        return ticks;
    }
}
