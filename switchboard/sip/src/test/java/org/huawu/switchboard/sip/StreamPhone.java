package org.huawu.switchboard.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Speaks SIP as text over one connection. */
final class StreamPhone implements AutoCloseable {

    private static final String SDP = """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 20010 RTP/AVP 8
            """.replace("\n", "\r\n");
    private final Socket socket;
    private final String transport;
    private final int id;

    StreamPhone(Socket socket, String transport) throws IOException {
        this.socket = socket;
        this.transport = transport;
        this.id = socket.getLocalPort();
        socket.setSoTimeout(5_000);
    }

    static StreamPhone tcp(InetSocketAddress server) throws IOException {
        return new StreamPhone(new Socket(server.getAddress(), server.getPort()), "TCP");
    }

    int port() {
        return socket.getLocalPort();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** A request whose branch and CSeq carry a number. */
    String request(String method, int number, String toTag, String sdp) {
        return method + " sip:hotline@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport
                + " phones.example;branch=z9hG4bK-s" + id + "-" + number + "\r\nFrom: <sip:li@phones.example>;tag=s"
                + id
                + "\r\nTo: <sip:hotline@board.example>" + toTag + "\r\nCall-ID: stream-" + id + "\r\nCSeq: " + number
                + " " + method + "\r\nContact: <sip:li@phones.invalid;transport=" + transport
                + ">\r\nMax-Forwards: 70\r\n"
                + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + sdp.length()
                + "\r\n\r\n" + sdp;
    }

    String options(int number) {
        return request("OPTIONS", number, "", "");
    }

    String invite(int number) {
        return request("INVITE", number, "", SDP);
    }

    /** The next message; what was there of it when the connection ended. */
    String receive() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        int next = in.read();
        while (next >= 0) {
            text.write(next);
            String head = text.toString(StandardCharsets.ISO_8859_1);
            if (next == '\n' && (head.endsWith("\r\n\r\n") || head.equals("\r\n"))) {
                return head + body(head, in);
            }
            next = in.read();
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    private static String body(String head, InputStream in) throws IOException {
        int at = head.indexOf("Content-Length: ");
        int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side has closed; waits five seconds for it. */
    boolean isClosed() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
