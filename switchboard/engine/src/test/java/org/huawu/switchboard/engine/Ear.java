package org.huawu.switchboard.engine;

import org.huawu.switchboard.rtp.G711;

/** Listens to the latest 200 ms of speech; what stops coming is forgotten after 150 ms. */
final class Ear {

    private static final int SIZE = 1_600;
    private static final long FORGETS_NANOS = 150_000_000;

    private final short[] latest = new short[SIZE];
    private int next;
    private long lastNanos;

    synchronized void hear(G711 codec, byte[] payload, int offset, int length) {
        for (int i = 0; i < length; i++) {
            latest[next] = codec.decode(payload[offset + i]);
            next = (next + 1) % SIZE;
        }
        lastNanos = System.nanoTime();
    }

    synchronized boolean hears(int hz) {
        if (System.nanoTime() - lastNanos > FORGETS_NANOS) {
            return false;
        }
        short[] inOrder = new short[SIZE];
        for (int i = 0; i < SIZE; i++) {
            inOrder[i] = latest[(next + i) % SIZE];
        }
        return Tone.share(inOrder, SIZE - 800, 800, hz) > 0.6;
    }
}
