package org.huawu.switchboard.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends bytes to a server over UDP and reads what comes back. */
final class TorturePhone implements AutoCloseable {

    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static final String PROBE = """
            OPTIONS sip:board SIP/2.0
            Via: SIP/2.0/UDP probe;rport;branch=z9hG4bK-probe-%1$d
            From: <sip:probe@phones.example>;tag=probe
            To: <sip:board@board.example>
            Call-ID: probe-%1$d
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Content-Length: 0

            """;

    private final DatagramSocket socket;
    private final InetSocketAddress server;

    TorturePhone(InetSocketAddress server) throws IOException {
        this.server = server;
        socket = new DatagramSocket(0, LOOPBACK);
        socket.setSoTimeout(3_000);
    }

    void send(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length, server));
    }

    /** The next answer; empty when none comes within three seconds. */
    String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[16_384], 16_384);
        try {
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    /**
     * Asks after what was sent. The server takes one message after the other, so that what comes before this answer is the
     * answer to the message before, and nothing means that there is none.
     */
    String answerBeforeProbe() throws IOException {
        String probe = PROBE.replace("\n", "\r\n").formatted(socket.getLocalPort());
        send(probe.getBytes(StandardCharsets.UTF_8));
        String first = receive();
        while (first.startsWith("SIP/2.0 100 ")) {
            // the stack says a second one when the first was late
            first = receive();
        }
        return first.contains("Call-ID: probe-") ? "" : first;
    }

    @Override
    public void close() {
        socket.close();
    }
}
