package org.huawu.switchboard.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.rtp.RtpPacket;
import org.huawu.switchboard.tck.CallerPhone;

/** A telephone of our own: SIP as text over any transport, RTP with PCMA on a UDP socket. */
final class TestPhone implements CallerPhone, AutoCloseable {

    private static final String KEYS = "0123456789*#ABCD";
    private static final int EVENTS = 101;
    private static final Pattern STATUS = Pattern.compile("^SIP/2\\.0 (\\d{3}) ");
    private static final Pattern TAG = Pattern.compile("\r\nTo:[^\r]*(;tag=[^\r;]*)");
    private static final Pattern AGAIN = Pattern.compile("\r\nCSeq: (\\d+) INVITE");
    private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+) ");

    private final PhoneLine sip;
    private final DatagramSocket rtp;
    private final InetSocketAddress board;
    private final String called;
    private final String caller;
    private final String id;
    private final Mouth mouth = new Mouth();
    private final Ear ear = new Ear();
    private final ScheduledFuture<?> speaking;
    private volatile int status;
    private volatile boolean isOver;
    private volatile boolean isClosed;
    private volatile String tag = "";
    private volatile int boardsPort;
    private volatile int lastAgreed = 1;
    private int cseq = 1;
    private int sequence;
    private int eventTime = 1;

    TestPhone(
            Transport transport,
            InetSocketAddress board,
            String called,
            String caller,
            ScheduledExecutorService clock) {
        this.board = board;
        this.called = called;
        this.caller = caller;
        this.id = Long.toHexString(System.nanoTime()) + caller;
        try {
            sip = transport.line(board);
            rtp = new DatagramSocket(0, board.getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::listenToSip);
        Thread.ofPlatform().daemon().start(this::listenToRtp);
        speaking = clock.scheduleAtFixedRate(this::say, 0, 20, TimeUnit.MILLISECONDS);
        request("INVITE", 1, media(rtp.getLocalPort(), "sendrecv"));
    }

    /** Asks for another direction of sound within the call, such as sendonly, which holds it. */
    void direct(String direction) {
        cseq++;
        request("INVITE", cseq, media(rtp.getLocalPort(), direction));
    }

    /** Asks for its sound at another port within the call. */
    void moveTo(int port) {
        cseq++;
        request("INVITE", cseq, media(port, "sendrecv"));
    }

    /** Sends no more sound. */
    void fallSilent() {
        speaking.cancel(false);
    }

    /** Whether what it asked last within the call was agreed. */
    boolean isAgreed() {
        return lastAgreed == cseq;
    }

    private static String media(int port, String direction) {
        return "m=audio " + port + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=" + direction + "\r\n";
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean isOver() {
        return isOver;
    }

    @Override
    public void speak(int hz) {
        mouth.speak(hz);
    }

    @Override
    public boolean hears(int hz) {
        return ear.hears(hz);
    }

    @Override
    public void press(char key) {
        eventTime += 1_600;
        // three packets of one press, the end three times, as RFC 4733 wants it
        for (int i = 0; i < 6; i++) {
            ByteBuffer event = ByteBuffer.allocate(4);
            event.put((byte) KEYS.indexOf(key)).put((byte) (i < 3 ? 10 : 0x8A)).putShort((short) (160 * (i + 1)));
            sendRtp(EVENTS, eventTime, event.array(), 4);
        }
    }

    @Override
    public void hangUp() {
        if (status == 200) {
            cseq++;
            request("BYE", cseq, "");
        } else {
            request("CANCEL", 1, "");
        }
    }

    @Override
    public void close() {
        speaking.cancel(false);
        isClosed = true;
        sip.close();
        rtp.close();
    }

    private void request(String method, int number, String media) {
        String ours = "127.0.0.1:" + sip.port();
        String sdp = media.isEmpty()
                ? ""
                : "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + media;
        String branch = method.equals("CANCEL") || (method.equals("ACK") && status >= 300) ? "INVITE" : method;
        sendSip(method + " sip:" + called + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + sip.transport() + " " + ours
                + ";branch=z9hG4bK" + branch + number + id + "\r\nFrom: <sip:" + caller + "@127.0.0.1>;tag=" + id
                + "\r\nTo: <sip:" + called
                + "@127.0.0.1>" + (method.equals("CANCEL") ? "" : tag) + "\r\nCall-ID: " + id + "\r\nCSeq: " + number
                + " " + method + "\r\nContact: <sip:" + ours + ">\r\nMax-Forwards: 70\r\n"
                + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + sdp.length()
                + "\r\n\r\n" + sdp);
    }

    private void listenToSip() {
        try {
            while (!isClosed) {
                take(sip.receive());
            }
        } catch (IOException e) {
            isOver = true;
        }
    }

    private void take(String message) {
        Matcher answer = STATUS.matcher(message);
        if (!answer.find()) {
            if (message.startsWith("BYE ")) {
                sendSip(message.replaceFirst("^BYE [^\r]*", "SIP/2.0 200 OK"));
                isOver = true;
            }
            return;
        }
        int code = Integer.parseInt(answer.group(1));
        if (!message.contains("\r\nCSeq: 1 INVITE")) {
            isOver = isOver || message.contains(" BYE\r\n");
            agree(code, message);
            return;
        }
        Matcher to = TAG.matcher(message);
        tag = to.find() ? to.group(1) : tag;
        if (code >= 200) {
            Matcher media = MEDIA.matcher(message);
            boardsPort = media.find() ? Integer.parseInt(media.group(1)) : 0;
            status = code;
            request("ACK", 1, "");
            isOver = code >= 300;
        } else if (code > 100) {
            status = code;
        }
    }

    private void agree(int code, String message) {
        Matcher invite = AGAIN.matcher(message);
        if (code >= 200 && invite.find()) {
            int number = Integer.parseInt(invite.group(1));
            request("ACK", number, "");
            lastAgreed = code == 200 ? number : lastAgreed;
        }
    }

    private void listenToRtp() {
        ByteBuffer buffer = ByteBuffer.allocate(1_500);
        RtpPacket view = new RtpPacket();
        byte[] payload = new byte[480];
        DatagramPacket packet = new DatagramPacket(buffer.array(), buffer.capacity());
        try {
            while (!rtp.isClosed()) {
                packet.setLength(1_500);
                rtp.receive(packet);
                buffer.position(0).limit(packet.getLength());
                if (view.wrap(buffer) && view.payloadType() == 8 && view.payloadLength() <= 480) {
                    view.copyPayload(payload, view.payloadLength());
                    ear.hear(Codec.PCMA, payload, 0, view.payloadLength());
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void say() {
        if (boardsPort != 0 && !isOver) {
            int timestamp = mouth.timestamp();
            sendRtp(8, timestamp, mouth.next(Codec.PCMA), Codec.FRAME);
        }
    }

    private synchronized void sendRtp(int type, int timestamp, byte[] payload, int length) {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + length);
        RtpPacket.writeHeader(packet, type, sequence, timestamp, 77);
        sequence++;
        packet.put(payload, 0, length);
        try {
            rtp.send(new DatagramPacket(
                    packet.array(), packet.capacity(), new InetSocketAddress(board.getAddress(), boardsPort)));
        } catch (IOException e) {
            // the phone is closed
        }
    }

    private void sendSip(String text) {
        try {
            sip.send(text);
        } catch (IOException e) {
            // the phone is closed
        }
    }

    static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }
}
