package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * DTLS of one leg. The library waits while it shakes hands and may have to repeat its last words later, so it has a
 * (virtual) thread from the first datagram to the end of the leg.
 */
final class DtlsSession {

    private static final int WAIT_MS = 60_000;

    private final DtlsQueue queue;
    private final DtlsServer server;
    private final Consumer<SrtpKeys> agreed;
    private final Consumer<Loss> over;
    private boolean started;
    private volatile @Nullable DTLSTransport established;

    DtlsSession(DtlsQueue queue, DtlsServer server, Consumer<SrtpKeys> agreed, Consumer<Loss> over) {
        this.queue = queue;
        this.server = server;
        this.agreed = agreed;
        this.over = over;
    }

    /** Takes a datagram; the first one starts the handshake. Called by the socket's thread only. */
    void take(SrtpPacket datagram, Executor threads) {
        queue.add(datagram.getBuffer(), datagram.getLength());
        if (!started) {
            started = true;
            threads.execute(this::run);
        }
    }

    private void run() {
        try {
            DTLSTransport transport = new DTLSServerProtocol().accept(server, queue);
            established = transport;
            agreed.accept(server.keys());
            byte[] nothing = new byte[SrtpPacket.CAPACITY];
            while (!Thread.currentThread().isInterrupted()) {
                transport.receive(nothing, 0, nothing.length, WAIT_MS);
            }
        } catch (IOException | RuntimeException ended) {
            queue.close();
        } finally {
            over.accept(established == null ? Loss.HANDSHAKE_FAILED : Loss.ENDED_BY_BROWSER);
        }
    }

    /** Tells the browser that it is over, and ends the thread. */
    void close() {
        DTLSTransport transport = established;
        if (transport != null) {
            try {
                transport.close();
            } catch (IOException | RuntimeException unsaid) {
                // the browser finds out by its own time-out
                queue.close();
            }
        }
        queue.close();
    }
}
