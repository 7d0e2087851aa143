package org.huawu.switchboard.engine;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.rtp.Sound;
import org.huawu.switchboard.sip.SipPoint;

/**
 * Calls a switchboard of its own on the loopback address, so that SIP, sound and recorder are compiled before the first
 * real call. It leaves nothing behind.
 */
final class WarmUp {

    private static final int CALLS = 20;
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final int PATIENCE_MS = 2_000;
    private static final String LINE = "warm-up";
    private static final SoundId TONE = new SoundId("tone");

    private final Surroundings surroundings;

    WarmUp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void run() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        int span = (LAST_PORT - FIRST_PORT) / 2;
        int port = FIRST_PORT + 2 * surroundings.random().nextInt(span) + 1;
        Sound tone = Sound.of(new short[160]);
        InetSocketAddress sip = new InetSocketAddress(loopback, port);
        EngineSettings settings = new EngineSettings(
                List.of(new SipPoint.Udp(sip)),
                FIRST_PORT,
                LAST_PORT,
                LINE::equals,
                CALLS,
                0,
                sound -> tone,
                new ForgottenRecordings(),
                0,
                WaysOut.NONE,
                Telephones.NONE,
                0);
        Surroundings own = new Surroundings(surroundings.clock(), surroundings.nanos(), surroundings.random(), () -> 1);
        try (Answerer answerer = new Answerer(new EmbeddedSwitchboard(settings, own));
                DatagramSocket phone = new DatagramSocket(0, loopback)) {
            answerer.start();
            phone.setSoTimeout(PATIENCE_MS);
            for (int i = 0; i < CALLS; i++) {
                call(phone, sip, i);
            }
        }
    }

    private static void call(DatagramSocket phone, InetSocketAddress to, int number) throws IOException {
        String ours = "127.0.0.1:" + phone.getLocalPort();
        String sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + phone.getLocalPort() + " RTP/AVP 8\r\n";
        send(phone, to, request("INVITE", ours, number, "", sdp));
        String answer = await(phone, "SIP/2.0 200 ");
        String tag = answer.isEmpty() ? "" : answer.replaceAll("(?s).*\r\nTo:[^\r]*(;tag=[^\r;]*).*", "$1");
        send(phone, to, request("ACK", ours, number, tag, ""));
        send(phone, to, request("BYE", ours, number, tag, ""));
        await(phone, "SIP/2.0 200 ");
    }

    private static String request(String method, String ours, int number, String tag, String sdp) {
        int sequence = method.equals("BYE") ? 2 : 1;
        return method + " sip:" + LINE + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + ours + ";branch=z9hG4bK" + method
                + number + "\r\nFrom: <sip:phone@127.0.0.1>;tag=" + number + "\r\nTo: <sip:" + LINE + "@127.0.0.1>"
                + tag + "\r\nCall-ID: warm-up-" + number + "\r\nCSeq: " + sequence + " " + method
                + "\r\nContact: <sip:phone@" + ours + ">\r\nMax-Forwards: 70\r\n"
                + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + sdp.length()
                + "\r\n\r\n" + sdp;
    }

    private static void send(DatagramSocket phone, InetSocketAddress to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        phone.send(new DatagramPacket(bytes, bytes.length, to));
    }

    /** The first message that begins like this, or nothing when none comes in time. */
    private static String await(DatagramSocket phone, String beginning) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
        try {
            while (true) {
                packet.setLength(4_096);
                phone.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                if (text.startsWith(beginning)) {
                    return text;
                }
            }
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    /** Gives every caller an answer, a tone and a recording. */
    private static final class Answerer implements FactSink, AutoCloseable {

        private static final long DEADLINE_MS = 5_000;

        private final EmbeddedSwitchboard board;
        private long orders;

        Answerer(EmbeddedSwitchboard board) {
            this.board = board;
        }

        void start() {
            board.start(this);
        }

        @Override
        public boolean offer(Fact fact) {
            if (fact instanceof Fact.ChannelArrived arrived) {
                ChannelId channel = arrived.channel();
                board.carryOut(new Order.Ring(next(), DEADLINE_MS, channel), 0);
                board.carryOut(new Order.Answer(next(), DEADLINE_MS, channel), 0);
                RecordingId recording = new RecordingId(channel.value());
                board.carryOut(new Order.StartRecording(next(), DEADLINE_MS, channel, recording), 0);
                board.carryOut(new Order.Play(next(), DEADLINE_MS, channel, new PlaybackId(channel.value()), TONE), 0);
            }
            return true;
        }

        @Override
        public void close() {
            board.close();
        }

        private OrderId next() {
            orders++;
            return new OrderId(orders);
        }
    }
}
