package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;

/**
 * The one thread that reads the one socket: it tells STUN, DTLS and SRTP apart by the first byte (RFC 7983), finds the
 * leg, hands sound on, tells facts, and looks for legs that fell silent. No datagram can end it.
 */
final class SocketLoop implements Runnable {

    private static final int TICK_MS = 250;
    private static final int READS_A_TURN = 256;

    private final DatagramChannel channel;
    private final Selector selector;
    private final Legs legs;
    private final IceLite ice;
    private final Facts facts;
    private final SeatAudio audio;
    private final InstantSource clock;
    private final Surroundings surroundings;
    private final AtomicLong strays = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final SrtpPacket packet = new SrtpPacket();
    private final ByteBuffer buffer = ByteBuffer.wrap(packet.getBuffer());
    private final AudioFrame frame = new AudioFrame();
    private final Consumer<SelectionKey> readable = this::read;
    private long sweptAtMs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;

    /**
     * What the loop needs beside socket and legs.
     *
     * @param consentMs how long a leg may be silent
     * @param dtlsThreads where handshakes run
     * @param end what ends a leg
     * @param faults counts what was passed over
     */
    record Surroundings(int consentMs, Executor dtlsThreads, BiConsumer<Leg, Loss> end, AtomicLong faults) {}

    SocketLoop(
            DatagramChannel channel,
            Legs legs,
            Facts facts,
            SeatAudio audio,
            InstantSource clock,
            Surroundings surroundings)
            throws IOException {
        this.channel = channel;
        this.legs = legs;
        this.ice = new IceLite(legs);
        this.facts = facts;
        this.audio = audio;
        this.clock = clock;
        this.surroundings = surroundings;
        this.sweptAtMs = clock.millis();
        this.selector = Selector.open();
        try {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        } catch (IOException failed) {
            selector.close();
            throw failed;
        }
    }

    /** Lets the thread look at facts, time and {@link #close} now. */
    void wake() {
        selector.wakeup();
    }

    void close() {
        closing = true;
        closed.countDown();
        wake();
    }

    long strays() {
        return strays.get();
    }

    long malformed() {
        return malformed.get();
    }

    @Override
    public void run() {
        while (!closing) {
            try {
                selector.select(readable, TICK_MS);
                facts.tell();
                sweep();
            } catch (IOException | RuntimeException fault) {
                fault();
            }
        }
        legs.all().forEach(leg -> surroundings.end().accept(leg, Loss.GATEWAY_CLOSED));
        facts.tell();
        try (channel;
                selector) {
            closing = true;
        } catch (IOException unclosed) {
            fault();
        }
    }

    private void fault() {
        surroundings.faults().incrementAndGet();
        try {
            // a socket that fails for good must not burn a core
            if (closed.await(1, TimeUnit.MILLISECONDS)) {
                closing = true;
            }
        } catch (InterruptedException ended) {
            closing = true;
        }
    }

    private void read(SelectionKey ready) {
        for (int i = 0; i < READS_A_TURN && !closing; i++) {
            try {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                if (from == null) {
                    return;
                }
                packet.length(buffer.position());
                dispatch(from);
            } catch (ClosedChannelException closed) {
                closing = true;
            } catch (IOException | GeneralSecurityException | RuntimeException fault) {
                fault();
            }
        }
    }

    private void dispatch(InetSocketAddress from) throws IOException, GeneralSecurityException {
        int length = packet.getLength();
        int first = length == 0 || length == SrtpPacket.CAPACITY ? 255 : packet.getBuffer()[0] & 0xFF;
        if (first < 4) {
            check(from);
        } else if ((first >= 20 && first < 64) || (first >= 128 && first < 192)) {
            Leg leg = legs.atAddress(from);
            if (leg == null || !leg.live()) {
                strays.incrementAndGet();
            } else if (first < 64) {
                leg.dtls().take(packet, surroundings.dtlsThreads());
            } else if (leg.open(packet, frame)) {
                audio.received(leg, frame);
            }
        } else {
            malformed.incrementAndGet();
        }
    }

    private void check(InetSocketAddress from) throws IOException {
        StunMessage message = StunMessage.read(packet.getBuffer(), packet.getLength());
        if (message == null) {
            malformed.incrementAndGet();
            return;
        }
        Leg leg = message.type() == Stun.BINDING_REQUEST ? ice.legOf(message) : null;
        if (leg == null) {
            strays.incrementAndGet();
            return;
        }
        channel.send(ByteBuffer.wrap(ice.answer(message, leg, from, clock.millis())), from);
    }

    private void report(Leg leg) {
        try {
            leg.report();
        } catch (IOException | GeneralSecurityException lost) {
            surroundings.faults().incrementAndGet();
        }
    }

    private void sweep() {
        long now = clock.millis();
        if (Math.abs(now - sweptAtMs) < TICK_MS) {
            return;
        }
        sweptAtMs = now;
        for (Leg leg : legs.all()) {
            if (now - leg.consentAtMs() >= surroundings.consentMs()) {
                surroundings.end().accept(leg, Loss.SILENT);
            } else {
                report(leg);
            }
        }
        facts.tell();
    }
}
