package org.huawu.switchboard.engine;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.rtp.G711;
import org.huawu.switchboard.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/** The sound of a telephone: PCMA and telephone events by RTP on a UDP socket, from when it knows where to send. */
final class PhoneSound implements AutoCloseable {

    private static final String KEYS = "0123456789*#ABCD";
    private static final int EVENTS = 101;

    private final DatagramSocket rtp;
    private final Mouth mouth = new Mouth();
    private final Ear ear = new Ear();
    private final ScheduledFuture<?> speaking;
    private final Queue<String> keysHeard = new ConcurrentLinkedQueue<>();
    private volatile int boardsPort;
    private volatile G711 law = Codec.PCMA;
    private int lastEvent = -1;
    private volatile @Nullable InetAddress heardFrom;
    private volatile InetAddress boardsHost = TestPhone.loopback();
    private int sequence;
    private int eventTime = 1;

    PhoneSound(ScheduledExecutorService clock) throws IOException {
        rtp = new DatagramSocket(0, TestPhone.loopback());
        Thread.ofPlatform().daemon().start(this::listen);
        speaking = clock.scheduleAtFixedRate(this::say, 0, 20, TimeUnit.MILLISECONDS);
    }

    int port() {
        return rtp.getLocalPort();
    }

    /** Sends there from now on; 0 for nowhere. */
    void sendTo(int port) {
        boardsPort = port;
    }

    /** Speaks and hears by another law from now on. */
    void speakBy(G711 other) {
        law = other;
    }

    /** Sends to another host from now on. */
    void sendTo(InetAddress host) {
        boardsHost = host;
    }

    /** The keys that were pressed for it, one after the other. */
    String keysHeard() {
        return String.join("", keysHeard);
    }

    void speak(int hz) {
        mouth.speak(hz);
    }

    /** From where the last packet came; null before the first. */
    @Nullable
    InetAddress heardFrom() {
        return heardFrom;
    }

    boolean hears(int hz) {
        return ear.hears(hz);
    }

    /** Sends no more sound. */
    void fallSilent() {
        speaking.cancel(false);
    }

    void press(char key) {
        eventTime += 1_600;
        // three packets of one press, the end three times, as RFC 4733 wants it
        for (int i = 0; i < 6; i++) {
            ByteBuffer event = ByteBuffer.allocate(4);
            event.put((byte) KEYS.indexOf(key)).put((byte) (i < 3 ? 10 : 0x8A)).putShort((short) (160 * (i + 1)));
            send(EVENTS, eventTime, event.array(), 4);
        }
    }

    @Override
    public void close() {
        speaking.cancel(false);
        rtp.close();
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocate(1_500);
        RtpPacket view = new RtpPacket();
        byte[] payload = new byte[480];
        DatagramPacket packet = new DatagramPacket(buffer.array(), buffer.capacity());
        try {
            while (!rtp.isClosed()) {
                packet.setLength(1_500);
                rtp.receive(packet);
                heardFrom = packet.getAddress();
                buffer.position(0).limit(packet.getLength());
                if (view.wrap(buffer) && view.payloadType() == EVENTS && view.timestamp() != lastEvent) {
                    lastEvent = view.timestamp();
                    keysHeard.add(String.valueOf(KEYS.charAt(view.payload(0))));
                }
                if (view.wrap(buffer) && view.payloadType() == law.payloadType() && view.payloadLength() <= 480) {
                    view.copyPayload(payload, view.payloadLength());
                    ear.hear(law, payload, 0, view.payloadLength());
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void say() {
        if (boardsPort != 0) {
            int timestamp = mouth.timestamp();
            send(law.payloadType(), timestamp, mouth.next(law), Codec.FRAME);
        }
    }

    private synchronized void send(int type, int timestamp, byte[] payload, int length) {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + length);
        RtpPacket.writeHeader(packet, type, sequence, timestamp, 77);
        sequence++;
        packet.put(payload, 0, length);
        try {
            rtp.send(new DatagramPacket(
                    packet.array(), packet.capacity(), new InetSocketAddress(boardsHost, boardsPort)));
        } catch (IOException e) {
            // the phone is closed
        }
    }
}
