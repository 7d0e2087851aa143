package org.huawu.switchboard.rtp;

import java.util.concurrent.atomic.AtomicInteger;

/** 16 packets of speech on their way from one thread to another; when it is full, the newest is not taken. */
final class FrameRing {

    private static final int SIZE = 16;

    private final byte[][] payloads = new byte[SIZE][Leg.MOST_PAYLOAD];
    private final int[] lengths = new int[SIZE];
    private final int[] timestamps = new int[SIZE];
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private int timestampTaken;

    /** Copies a packet in; by the writer. */
    boolean put(byte[] payload, int offset, int length, int timestamp) {
        int at = written.get();
        if (at - taken.get() >= SIZE) {
            return false;
        }
        int slot = at & (SIZE - 1);
        System.arraycopy(payload, offset, payloads[slot], 0, length);
        lengths[slot] = length;
        timestamps[slot] = timestamp;
        written.set(at + 1);
        return true;
    }

    /** Copies the oldest packet out; by the reader. Its length, or 0 when there is none. */
    int takeInto(byte[] to) {
        int at = taken.get();
        if (at == written.get()) {
            return 0;
        }
        int slot = at & (SIZE - 1);
        int length = lengths[slot];
        System.arraycopy(payloads[slot], 0, to, 0, length);
        timestampTaken = timestamps[slot];
        taken.set(at + 1);
        return length;
    }

    int timestampTaken() {
        return timestampTaken;
    }
}
