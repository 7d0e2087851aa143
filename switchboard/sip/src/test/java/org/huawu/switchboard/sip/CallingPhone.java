package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A telephone that makes one call over UDP and speaks within it, as text. */
final class CallingPhone implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Pattern TAG = Pattern.compile("\r\nTo:[^\r]*(;tag=[^\r;]*)");
    private static final String SESSION = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
    private static final int PATIENCE_MS = 5_000;

    private final DatagramSocket socket;
    private final InetSocketAddress other;
    private String tag = "";
    private String more = "";
    private String transport = "UDP";
    private final Set<String> taken = new HashSet<>();
    private int sequence;
    private boolean isTried;

    CallingPhone() throws IOException {
        socket = new DatagramSocket(0, LOOPBACK);
        socket.setSoTimeout(PATIENCE_MS);
        try (DatagramSocket free = new DatagramSocket(0, LOOPBACK)) {
            other = new InetSocketAddress(LOOPBACK, free.getLocalPort());
        }
    }

    /** One that calls where another calls. */
    CallingPhone(InetSocketAddress other) throws IOException {
        this(other, LOOPBACK);
    }

    /** @param host where it calls from */
    CallingPhone(InetSocketAddress other, InetAddress host) throws IOException {
        this.socket = new DatagramSocket(0, host);
        this.socket.setSoTimeout(PATIENCE_MS);
        this.other = other;
    }

    /** How the other side names this call in Replaces, escaped. */
    String replaces() {
        return "in-call-" + socket.getLocalPort() + "%3Bto-tag%3D" + tag.substring(";tag=".length())
                + "%3Bfrom-tag%3Da";
    }

    /** Where it calls: an address that is free. */
    InetSocketAddress other() {
        return other;
    }

    /** Calls, until it is told that the call is being tried. */
    void call(String media) throws IOException {
        assertThat(ask("INVITE", media)).startsWith("SIP/2.0 100 ");
    }

    /** Sends a request within the call and gives the answer that is more than 100. */
    String ask(String method, String media) throws IOException {
        String sdp = media.isEmpty() ? "" : SESSION + media;
        sequence++;
        send(method, media.isEmpty() ? "" : "application/sdp", sdp);
        return sequence == 1 ? receive() : answer();
    }

    /** Sends INFO and gives its answer. */
    String info(String type, String body) throws IOException {
        sequence++;
        send("INFO", type, body);
        return answer();
    }

    /** Further lines of the heads of its requests from now on. */
    void say(String... lines) {
        more = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
    }

    /** Writes from now on that it speaks by a transport, whatever it speaks by. */
    void pretend(String other) {
        transport = other;
    }

    /** The next request with that method; anything else, and what was taken before, is passed over. */
    String take(String method) throws IOException {
        String text = receive();
        while (!text.startsWith(method + " ") || !taken.add(text)) {
            text = receive();
        }
        return text;
    }

    /** Answers a request. */
    void reply(String request, String status, String body, String... lines) throws IOException {
        String sdp = body.isEmpty() ? "" : SESSION + body;
        send(Callee.answer(request, status, "", socket.getLocalPort(), sdp, lines));
    }

    /** Confirms the last INVITE. */
    void confirm() throws IOException {
        confirm("");
    }

    /** Confirms the last INVITE, and answers the offer that it was answered with. */
    void confirm(String media) throws IOException {
        send("ACK", media.isEmpty() ? "" : "application/sdp", media.isEmpty() ? "" : SESSION + media);
    }

    String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
        socket.receive(packet);
        // what stands between hears but whom it called (RFC 3581)
        assertThat(packet.getSocketAddress()).isEqualTo(other);
        String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        Matcher found = TAG.matcher(text);
        if (tag.isEmpty() && found.find()) {
            tag = found.group(1);
        }
        // a slow machine has the stack say 100 once more
        boolean isTrying = text.startsWith("SIP/2.0 100 ");
        if (isTrying && isTried) {
            return receive();
        }
        isTried |= isTrying;
        return text;
    }

    @Override
    public void close() {
        socket.close();
    }

    String answer() throws IOException {
        String answer = receive();
        while (answer.startsWith("SIP/2.0 100 ")) {
            answer = receive();
        }
        return answer;
    }

    private void send(String method, String type, String body) throws IOException {
        String ours = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        String text =
                method + " sip:1@127.0.0.1:" + other.getPort() + " SIP/2.0\r\nVia: SIP/2.0/" + transport + " " + ours
                        + ";branch=z9hG4bK" + method + sequence + "p" + socket.getLocalPort()
                        + "\r\nFrom: <sip:7@127.0.0.1>;tag=a\r\nTo: <sip:1@127.0.0.1>"
                        + tag + "\r\nCall-ID: in-call-" + socket.getLocalPort() + "\r\nCSeq: " + sequence + " " + method
                        + "\r\nContact: <sip:7@" + ours + ">\r\nMax-Forwards: 70\r\n" + more
                        + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body;
        send(text);
    }

    private void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, other));
    }
}
