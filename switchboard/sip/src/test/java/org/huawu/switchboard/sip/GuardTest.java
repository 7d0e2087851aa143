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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Text on a UDP socket against the server: what is malformed, repeated, cancelled, too much. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 4000 RTP/AVP 8",
            "");

    private final List<ArrivedCall> calls = new CopyOnWriteArrayList<>();
    private final List<Integer> ends = new CopyOnWriteArrayList<>();
    private final InetSocketAddress address = new InetSocketAddress(LOOPBACK, FreePorts.inARow(1));
    private final SipServer server = started();
    private int made;

    @BeforeAll
    void begin() {
        assertThat(server.calls()).isZero();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    public synchronized int invited(ArrivedCall call) {
        calls.add(call);
        notifyAll();
        return call.called().equals("busy") ? 486 : 0;
    }

    @Override
    public void ended(SipCall call, int cause) {
        ends.add(cause);
    }

    @Test
    void given_another_version_of_sip_when_it_comes_then_it_is_refused() throws IOException {
        try (DatagramSocket phone = phone()) {
            send(phone, invite(phone, "100").replace(" SIP/2.0\r\nVia", " SIP/7.0\r\nVia"));
            assertClean(phone, "SIP/2.0 505 ");
        }
    }

    @Test
    void given_headers_that_stand_twice_when_they_come_then_the_request_is_refused() throws IOException {
        for (String twice : List.of("CSeq: 2 INVITE", "From: <sip:b@x>;tag=9", "t: <sip:c@x>", "i: other")) {
            try (DatagramSocket phone = phone()) {
                send(phone, invite(phone, "100").replace("Max-Forwards", twice + "\r\nMax-Forwards"));
                assertClean(phone, "SIP/2.0 400 ");
            }
        }
        assertThat(calls).noneMatch(call -> call.called().equals("100"));
    }

    @Test
    void given_broken_requests_when_they_come_then_no_answer_tells_of_java_or_repeats_them() throws IOException {
        for (String[] change : new String[][] {
            {"CSeq: 1 INVITE", "CSeq: evil INVITE"},
            {"Max-Forwards: 70", "Max-Forwards: evil"},
            {"Contact: <sip:", "Contact: <evil:\n"},
            {"Content-Length: ", "Content-Length: evil"},
            {"From: <sip:", "From: <<<evil"},
            {"Via: SIP/2.0/UDP", "Via: evil"},
            {"INVITE sip:", "INVITE evil sip:"},
            {"\r\n\r\n", "\r\n"}
        }) {
            try (DatagramSocket phone = phone()) {
                phone.setSoTimeout(300);
                send(phone, invite(phone, "101").replace(change[0], change[1]));
                String answer = receive(phone);
                assertThat(answer.lines().findFirst().orElse("SIP/2.0 4"))
                        .as(change[1])
                        .startsWith("SIP/2.0 4")
                        .doesNotContain("evil");
                assertThat(answer).doesNotContainIgnoringCase("gov.nist", "java", "exception", "parse");
            }
        }
        try (DatagramSocket phone = phone()) {
            send(phone, invite(phone, "102"));
            assertThat(receive(phone)).startsWith("SIP/2.0 100 ");
            endCalls("102", 1);
        }
    }

    @Test
    void given_a_sender_who_names_another_place_for_the_answer_when_he_asks_then_only_he_is_answered()
            throws IOException {
        try (DatagramSocket phone = phone();
                DatagramSocket other = phone()) {
            String question = invite(phone, "108").replace("INVITE", "OPTIONS");
            String elsewhere = "127.0.0.1:" + other.getLocalPort();
            send(phone, question.replace(";branch", ";maddr=" + elsewhere + ";branch"));
            assertClean(phone, "SIP/2.0 400 ");
            send(phone, question.replace("SIP/2.0/UDP", "SIP/2.0/TCP"));
            assertClean(phone, "SIP/2.0 400 ");
            send(phone, question.replace(";branch", ";received=192.0.2.1;branch"));
            assertThat(receive(phone)).startsWith("SIP/2.0 200 ").contains("received=127.0.0.1");
        }
    }

    @Test
    void given_a_request_within_a_call_that_nobody_knows_when_it_comes_then_it_begins_none() throws IOException {
        try (DatagramSocket phone = phone()) {
            send(phone, invite(phone, "109").replace("109@127.0.0.1>\r\nCall-ID", "109@127.0.0.1>;tag=x\r\nCall-ID"));
            assertThat(receive(phone)).startsWith("SIP/2.0 481 ");
            assertThat(callsTo("109")).isEmpty();
        }
    }

    @Test
    void given_an_invite_that_is_sent_again_when_it_comes_then_it_is_one_call() throws IOException {
        try (DatagramSocket phone = phone()) {
            String invite = invite(phone, "103");
            for (int i = 0; i < 3; i++) {
                send(phone, invite);
                receive(phone);
            }
            assertThat(calls.stream().filter(call -> call.called().equals("103")))
                    .hasSize(1);
            endCalls("103", 1);
        }
    }

    @Test
    void given_a_ringing_call_when_it_is_cancelled_then_both_requests_are_answered_and_the_call_ends_once()
            throws IOException {
        try (DatagramSocket phone = phone()) {
            String invite = invite(phone, "104");
            send(phone, invite);
            receive(phone);
            String cancel = invite.replace("INVITE", "CANCEL");
            send(phone, cancel.substring(0, cancel.indexOf("Content-Type")) + "Content-Length: 0\r\n\r\n");
            // a second 100 may come between, when the first was late
            StringBuilder both = new StringBuilder(receive(phone)).append(receive(phone));
            if (both.indexOf("SIP/2.0 100 ") >= 0) {
                both.append(receive(phone));
            }
            assertThat(both).contains("SIP/2.0 200 ", "SIP/2.0 487 ");
            send(phone, invite(phone, "107").replace("INVITE", "OPTIONS"));
            assertThat(receive(phone)).startsWith("SIP/2.0 200 ");
            assertThat(ends).containsOnlyOnce(487);
        }
    }

    @Test
    void given_a_number_that_is_busy_or_a_codec_we_lack_when_it_is_called_then_the_caller_is_told() throws IOException {
        try (DatagramSocket phone = phone();
                DatagramSocket other = phone()) {
            send(phone, invite(phone, "busy"));
            assertThat(receive(phone) + receive(phone)).contains("SIP/2.0 486 ");
            send(other, invite(other, "105").replace("RTP/AVP 8", "RTP/AVP 18"));
            assertThat(receive(other)).startsWith("SIP/2.0 488 ");
        }
    }

    @Test
    void given_as_many_calls_as_fit_when_one_more_comes_then_it_is_turned_away() throws IOException {
        try (DatagramSocket phone = phone()) {
            for (int i = 0; i < 3; i++) {
                send(phone, invite(phone, "full"));
                assertThat(receive(phone)).startsWith("SIP/2.0 100 ");
            }
            send(phone, invite(phone, "full"));
            assertThat(receive(phone)).startsWith("SIP/2.0 503 ").contains("Retry-After: 5");
        }
        endCalls("full", 3);
        assertThat(server.calls()).isZero();
    }

    @Test
    void given_options_and_a_method_we_lack_when_they_come_then_we_say_what_we_can() throws IOException {
        try (DatagramSocket phone = phone()) {
            send(phone, invite(phone, "106").replace("INVITE", "OPTIONS"));
            assertThat(receive(phone)).startsWith("SIP/2.0 200 ").contains("Allow: INVITE");
            send(phone, invite(phone, "106").replace("INVITE", "REGISTER"));
            assertThat(receive(phone)).startsWith("SIP/2.0 405 ").contains("Allow: INVITE");
        }
    }

    /** Ends the calls of a number, once so many have come. */
    private synchronized void endCalls(String number, int count) {
        try {
            long end = System.nanoTime() + 3_000_000_000L;
            while (callsTo(number).size() < count && System.nanoTime() < end) {
                wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(callsTo(number)).hasSize(count);
        callsTo(number).forEach(call -> call.end(480));
    }

    private List<ArrivedCall> callsTo(String number) {
        return calls.stream().filter(call -> call.called().equals(number)).toList();
    }

    private SipServer started() {
        try {
            return SipServer.start(SipSettings.udp(address, 3), this, new SecureRandom());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertClean(DatagramSocket phone, String beginning) throws IOException {
        String answer = receive(phone);
        assertThat(answer).startsWith(beginning);
        assertThat(answer).doesNotContainIgnoringCase("gov.nist", "java", "exception");
    }

    private synchronized String invite(DatagramSocket phone, String called) {
        made++;
        String ours = "127.0.0.1:" + phone.getLocalPort();
        return "INVITE sip:" + called + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + ours + ";branch=z9hG4bKx" + made
                + "\r\nFrom: <sip:1@127.0.0.1>;tag=" + made + "\r\nTo: <sip:" + called
                + "@127.0.0.1>\r\nCall-ID: guard-" + made + "\r\nCSeq: 1 INVITE\r\nContact: <sip:1@" + ours
                + ">\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: " + SDP.length()
                + "\r\n\r\n" + SDP;
    }

    private void send(DatagramSocket phone, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        phone.send(new DatagramPacket(bytes, bytes.length, address));
    }

    private static String receive(DatagramSocket phone) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
        try {
            phone.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    private static DatagramSocket phone() throws IOException {
        DatagramSocket phone = new DatagramSocket(0, LOOPBACK);
        phone.setSoTimeout(3_000);
        return phone;
    }
}
