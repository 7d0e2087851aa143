package org.huawu.switchboard.rtp;

import java.util.Arrays;

/**
 * What each of up to 32 places hears in 20 ms: the sum of those it is to hear. Everything audible is summed once, and what a
 * place does not hear is taken away from that, or, where it hears few, those few are summed; so the work grows with the
 * number of places, not with its square. When a place begins or ceases to hear another, the one sum leads over to the other
 * within the frame, so that nothing clicks.
 *
 * <p>Pure; allocates nothing after it is made. Places and sets of places are bits of an int.
 */
final class Mix {

    static final int PLACES = 32;

    private final short[][] spoken = new short[PLACES][Codec.FRAME];
    private final int[] hears = new int[PLACES];
    private final int[] heard = new int[PLACES];
    private final int[] all = new int[Codec.FRAME];
    private final int[] now = new int[Codec.FRAME];
    private final int[] before = new int[Codec.FRAME];
    private int summed;

    /** What a place says in this frame; to be filled before {@link #sum}. */
    short[] spoken(int place) {
        return spoken[place];
    }

    /** From this frame on a place hears these others, bit by bit. */
    void hears(int listener, int speakers) {
        hears[listener] = speakers;
    }

    /** A place has heard these others already up to this frame. */
    void hasHeard(int listener, int speakers) {
        heard[listener] = speakers;
    }

    /** Sums what is audible in this frame; then {@link #of} may be asked for each place. */
    void sum() {
        summed = 0;
        for (int i = 0; i < PLACES; i++) {
            summed |= hears[i] | heard[i];
        }
        add(summed, 1, all, true);
    }

    /** What a place hears in this frame. */
    void of(int listener, short[] to) {
        between(heard[listener], hears[listener], to);
    }

    /** What a place would hear in this frame that heard some before and others from now on. */
    void between(int those, int these, short[] to) {
        sumOf(these, now);
        if (these == those) {
            for (int i = 0; i < Codec.FRAME; i++) {
                to[i] = saturated(now[i]);
            }
            return;
        }
        sumOf(those, before);
        for (int i = 0; i < Codec.FRAME; i++) {
            int leading = (before[i] * (Codec.FRAME - 1 - i) + now[i] * (i + 1)) / Codec.FRAME;
            to[i] = saturated(leading);
        }
    }

    /** Ends the frame. */
    void end() {
        System.arraycopy(hears, 0, heard, 0, PLACES);
    }

    private void sumOf(int speakers, int[] to) {
        int missing = summed & ~speakers;
        if (Integer.bitCount(missing) < Integer.bitCount(speakers)) {
            System.arraycopy(all, 0, to, 0, Codec.FRAME);
            add(missing, -1, to, false);
        } else {
            add(speakers, 1, to, true);
        }
    }

    private void add(int speakers, int sign, int[] to, boolean isFromNothing) {
        if (isFromNothing) {
            Arrays.fill(to, 0);
        }
        for (int rest = speakers; rest != 0; rest &= rest - 1) {
            short[] voice = spoken[Integer.numberOfTrailingZeros(rest)];
            for (int i = 0; i < Codec.FRAME; i++) {
                to[i] += sign * voice[i];
            }
        }
    }

    private static short saturated(int sample) {
        return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
