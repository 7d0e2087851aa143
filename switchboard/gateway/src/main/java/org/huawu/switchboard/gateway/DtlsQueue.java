package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;

/**
 * DTLS datagrams of one leg: those that came wait here for the leg's thread. At most {@value #CAPACITY} wait; one more is
 * dropped, and the browser sends it again.
 */
final class DtlsQueue implements DatagramTransport {

    private static final int CAPACITY = 16;
    private static final int SEND_AT_MOST = 1_200;
    private static final byte[] END = {};

    /** How datagrams leave. */
    interface Way {
        void send(byte[] bytes, int offset, int length) throws IOException;
    }

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Way way;
    private volatile boolean closed;

    DtlsQueue(Way way) {
        this.way = way;
    }

    /** Copies a datagram in, unless it claims too much, see {@link DtlsGuard}. */
    void add(byte[] buffer, int length) {
        if (DtlsGuard.lets(buffer, length)) {
            waiting.offer(Arrays.copyOf(buffer, length));
        }
    }

    @Override
    public int getReceiveLimit() {
        return SrtpPacket.CAPACITY;
    }

    @Override
    public int getSendLimit() {
        return SEND_AT_MOST;
    }

    @Override
    public int receive(byte[] target, int offset, int length, int waitMs) throws IOException {
        try {
            byte[] datagram = closed ? END : waiting.poll(waitMs, TimeUnit.MILLISECONDS);
            if (closed) {
                throw new IOException("the leg is closed");
            }
            if (datagram == null) {
                return -1;
            }
            int taken = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, target, offset, taken);
            return taken;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped").initCause(stop);
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        way.send(bytes, offset, length);
    }

    @Override
    public void close() {
        closed = true;
        waiting.clear();
        waiting.offer(END);
    }
}
