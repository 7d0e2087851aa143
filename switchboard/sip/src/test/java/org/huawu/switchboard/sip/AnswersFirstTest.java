package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.Test;

/** Answers are given on another thread than that of the stack, and confirmed as quickly as can be. */
class AnswersFirstTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Pattern TAG = Pattern.compile("\r\nTo:[^\r]*(;tag=[^\r;]*)");
    private static final int CALLS = 300;
    /** Longer than until the first repetition (T1). */
    private static final int SILENCE_MS = 900;

    private final ExecutorService control = Executors.newSingleThreadExecutor();
    private final List<Boolean> answered = new ArrayList<>();

    @Override
    public int invited(ArrivedCall call) {
        control.execute(() -> answered.add(call.answer(new InetSocketAddress(LOOPBACK, 4_000))));
        return 0;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // all calls stand until the server stops
    }

    @Test
    void given_quick_confirmations_when_calls_are_answered_then_no_answer_comes_again() throws IOException {
        try (control;
                DatagramSocket phone = new DatagramSocket(0, LOOPBACK)) {
            InetSocketAddress address = new InetSocketAddress(LOOPBACK, FreePorts.inARow(1));
            try (SipServer server = SipServer.start(known(address), this, new SecureRandom())) {
                for (int call = 0; call < CALLS; call++) {
                    send(phone, address, request("INVITE", phone, call, ""));
                    String answer = receive(phone);
                    while (answer.startsWith("SIP/2.0 1")) {
                        answer = receive(phone);
                    }
                    Matcher tag = TAG.matcher(answer);
                    assertThat(answer).startsWith("SIP/2.0 200 ");
                    assertThat(tag.find()).isTrue();
                    send(phone, address, request("ACK", phone, call, tag.group(1)));
                }
                assertThat(server.calls()).isEqualTo(CALLS);
                phone.setSoTimeout(SILENCE_MS);
                assertThat(heard(phone)).isEmpty();
            }
        }
    }

    /** Strangers may not call as quickly. */
    private static SipSettings known(InetSocketAddress address) {
        TrunkSettings trunk = new TrunkSettings(
                "carrier",
                List.of(new TrunkPeer(new InetSocketAddress(LOOPBACK, 9), SipTransport.UDP, 0, 0)),
                "house.example",
                Optional.empty(),
                Set.of(),
                NumberWriting.NATIONAL,
                new TrunkLimits(1, 1, 500, 0, 0),
                TrunkManner.PLAIN);
        return new SipSettings(List.of(new SipPoint.Udp(address)), CALLS, StreamLimits.USUAL, List.of(trunk));
    }

    private static List<String> heard(DatagramSocket phone) throws IOException {
        List<String> heard = new ArrayList<>();
        try {
            while (true) {
                heard.add(receive(phone));
            }
        } catch (SocketTimeoutException e) {
            return heard;
        }
    }

    private static String request(String method, DatagramSocket phone, int call, String tag) {
        String sdp =
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4002 RTP/AVP 8\r\n";
        String body = method.equals("INVITE") ? sdp : "";
        return String.join(
                "\r\n",
                method + " sip:10086@127.0.0.1 SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:" + phone.getLocalPort() + ";branch=z9hG4bK" + method + call,
                "From: <sip:a@127.0.0.1>;tag=" + call,
                "To: <sip:10086@127.0.0.1>" + tag,
                "Call-ID: quick" + call,
                "CSeq: 1 " + method,
                "Contact: <sip:a@127.0.0.1:" + phone.getLocalPort() + ">",
                "Max-Forwards: 70",
                "Content-Type: application/sdp",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private static void send(DatagramSocket phone, InetSocketAddress to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        phone.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static String receive(DatagramSocket phone) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
        phone.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }
}
