package org.huawu.bench;

import java.nio.ByteBuffer;

/**
 * What stands at the beginning of each frame that the generator sends: whose it is, which one, and when it left. It is sound
 * like any other to the switchboard, which hands A-law on as it came. One block of AES long, so that no more of an encrypted
 * frame has to be decrypted.
 */
final class Mark {

    static final int BYTES = 16;

    private static final short SIGN = 0x4857;

    private Mark() {}

    /**
     * Writes a mark.
     *
     * @param at where it begins
     * @param party who says it, 0 to 65,535
     * @param frame which of the party's frames it is, counted from 0
     * @param saidNs when, by {@link System#nanoTime()}
     */
    static void write(ByteBuffer to, int at, int party, int frame, long saidNs) {
        to.putShort(at, SIGN).putShort(at + 2, (short) party);
        to.putInt(at + 4, frame).putLong(at + 8, saidNs);
    }

    /** Whether a mark stands there. */
    static boolean stands(ByteBuffer in, int at) {
        return in.limit() >= at + BYTES && in.getShort(at) == SIGN;
    }

    static int party(ByteBuffer in, int at) {
        return Short.toUnsignedInt(in.getShort(at + 2));
    }

    static int frame(ByteBuffer in, int at) {
        return in.getInt(at + 4);
    }

    static long saidNs(ByteBuffer in, int at) {
        return in.getLong(at + 8);
    }
}
