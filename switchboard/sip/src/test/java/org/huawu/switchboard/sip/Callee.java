package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine of a carrier over UDP, as text: takes what is sent to it and says what a test wants. */
final class Callee implements AutoCloseable {

    static final String SDP = sdp(4_000);

    private static final int PATIENCE_MS = 5_000;

    private final Set<String> taken = new HashSet<>();
    private final DatagramSocket socket;
    private InetSocketAddress board = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1);

    Callee() throws IOException {
        socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        socket.setSoTimeout(PATIENCE_MS);
    }

    TrunkPeer peer(int priority) {
        return new TrunkPeer(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), socket.getLocalPort()),
                SipTransport.UDP,
                priority,
                1);
    }

    /** The next request with that method; others, and repetitions but of ACK, are passed over. */
    String take(String method) throws IOException {
        String text = receive();
        while (!text.startsWith(method + " ") || (!taken.add(text) && !method.equals("ACK"))) {
            text = receive();
        }
        return text;
    }

    String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[16_384], 16_384);
        socket.receive(packet);
        board = new InetSocketAddress(packet.getAddress(), packet.getPort());
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    /** Whether nothing has come, as far as a round of questions and answers tells. */
    boolean hasHeardNothing() throws IOException {
        socket.setSoTimeout(200);
        try {
            receive();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    /** Answers a request. */
    void reply(String request, String status, String tag, String body, String... more) throws IOException {
        send(answer(request, status, tag, socket.getLocalPort(), body, more));
    }

    /** Takes a call as somebody who says to be elsewhere: behind a router. */
    void acceptAs(String contact, String invite, String tag) throws IOException {
        send(answer(invite, "200 OK", tag, socket.getLocalPort(), SDP)
                .replaceFirst("\r\nContact: <[^>]*>", "\r\nContact: <" + contact + ">"));
    }

    /** The text of an answer. */
    static String answer(String request, String status, String tag, int port, String body, String... more) {
        StringBuilder answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String line : request.split("\r\n", -1)) {
            if (line.matches("(Via|From|Call-ID|CSeq|Record-Route):.*")) {
                answer.append(line).append("\r\n");
            } else if (line.startsWith("To:")) {
                answer.append(line)
                        .append(line.contains(";tag=") || tag.isEmpty() ? "" : ";tag=" + tag)
                        .append("\r\n");
            }
        }
        answer.append("Contact: <sip:callee@127.0.0.1:").append(port).append(">\r\n");
        for (String line : more) {
            answer.append(line).append("\r\n");
        }
        answer.append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n");
        answer.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        return answer.toString();
    }

    /** Answers and answers again until that is confirmed (RFC 3261 13.3.1.4). */
    void answerUntilConfirmed(String invite, String tag, String body) throws IOException {
        socket.setSoTimeout(500);
        boolean isConfirmed = false;
        for (int i = 0; i < 10 && !isConfirmed; i++) {
            reply(invite, "200 OK", tag, body);
            try {
                isConfirmed = take("ACK").contains(";tag=" + tag + "\r\n");
            } catch (SocketTimeoutException e) {
                // again
            }
        }
        socket.setSoTimeout(PATIENCE_MS);
        assertThat(isConfirmed).as("confirmed").isTrue();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From where the last message came. */
    InetAddress heardFrom() {
        return board.getAddress();
    }

    /** Calls, and takes no notice of what becomes of it. */
    void invite(String user, String called) throws IOException {
        String ours = "127.0.0.1:" + socket.getLocalPort();
        send("INVITE sip:" + user + "@" + board.getAddress().getHostAddress() + ":" + board.getPort()
                + " SIP/2.0\r\nVia: SIP/2.0/UDP " + ours + ";branch=z9hG4bKi" + user + "\r\nFrom: <sip:7@" + ours
                + ">;tag=i\r\nTo: <sip:" + called + "@house.example>\r\nCall-ID: i-" + user
                + "\r\nCSeq: 1 INVITE\r\nContact: <sip:7@" + ours
                + ">\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: " + SDP.length()
                + "\r\n\r\n" + SDP);
    }

    /** Hangs a call up that it answered with that tag. */
    void bye(String invite, String tag) throws IOException {
        ask("BYE", invite, tag, "");
        assertThat(receive()).startsWith("SIP/2.0 200 ");
    }

    /** Asks something within a call that it answered with that tag. */
    void ask(String method, String invite, String tag, String body) throws IOException {
        send(method + " " + group(invite, "\r\nContact: <([^>]*)>") + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
                + socket.getLocalPort() + ";branch=z9hG4bK" + method + tag + "\r\nFrom:"
                + group(invite, "\r\nTo:([^\r]*)")
                + ";tag=" + tag + "\r\nTo:" + group(invite, "\r\nFrom:([^\r]*)") + "\r\nCall-ID:"
                + group(invite, "\r\nCall-ID:([^\r]*)") + "\r\nCSeq: 1 " + method
                + "\r\nContact: <sip:callee@127.0.0.1:" + socket.getLocalPort() + ">\r\nMax-Forwards: 70\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static String sdp(int port) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";
    }

    private void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, board));
    }

    @Override
    public void close() {
        socket.close();
    }
}
