package org.huawu.switchboard.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Asks a server of our own whether it listens. The stack begins to in a thread of its own, and one that is stopped before
 * that thread has begun fails and keeps its socket.
 */
final class OwnVoice {

    private static final int ATTEMPTS = 20;
    private static final int PATIENCE_MS = 250;

    private OwnVoice() {}

    /**
     * Waits until the server answers.
     *
     * @throws IOException when it does not within five seconds
     */
    static void await(InetSocketAddress server) throws IOException {
        InetAddress there =
                server.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : server.getAddress();
        try (DatagramSocket socket = new DatagramSocket(0, there)) {
            socket.setSoTimeout(PATIENCE_MS);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                byte[] question = question(there, socket.getLocalPort(), attempt);
                socket.send(new DatagramPacket(question, question.length, there, server.getPort()));
                if (isAnswered(socket)) {
                    return;
                }
            }
        }
        throw new IOException("nobody answers at " + server);
    }

    private static boolean isAnswered(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        try {
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1)
                    .startsWith("SIP/2.0 200 ");
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static byte[] question(InetAddress there, int port, int attempt) {
        String host = there instanceof Inet6Address ? "[" + there.getHostAddress() + "]" : there.getHostAddress();
        return ("OPTIONS sip:" + host + " SIP/2.0\r\nVia: SIP/2.0/UDP " + host + ":" + port + ";branch=z9hG4bK-own-"
                        + port + "-" + attempt + "\r\nFrom: <sip:own@" + host + ">;tag=" + port + "\r\nTo: <sip:" + host
                        + ">\r\nCall-ID: own-" + port + "-" + attempt + "\r\nCSeq: " + attempt
                        + " OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
