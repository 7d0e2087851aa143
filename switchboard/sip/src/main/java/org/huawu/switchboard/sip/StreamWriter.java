package org.huawu.switchboard.sip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes to one connection in a thread of its own, so that a peer that does not read keeps nobody else waiting. At most
 * {@value #MOST_WAITING} messages wait; one more is refused, and the connection is as good as lost.
 */
final class StreamWriter {

    static final int MOST_WAITING = 256;

    /** Nothing to write: the end. */
    private static final byte[] LAST = {};

    private final OutputStream out;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    StreamWriter(OutputStream out) {
        this.out = out;
    }

    /** Puts a message behind those that wait. False when there is no room. */
    boolean offer(byte[] message) {
        return message.length == 0 || waiting.offer(message);
    }

    /** Lets {@link #run} return once all that waits is written. False when there is no room. */
    boolean end() {
        return waiting.offer(LAST);
    }

    /** Forgets what waits and lets {@link #run} return. */
    void drop() {
        waiting.clear();
        waiting.offer(LAST);
    }

    /** Writes until {@link #end}. */
    void run() throws IOException {
        try {
            for (byte[] next = waiting.take(); next.length > 0; next = waiting.take()) {
                out.write(next);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
