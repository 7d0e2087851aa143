package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones of ours: who may call as one, and how one is called. */
class SummonsTest implements SipListener {

    private static final String REALM = "board.example";

    private final BlockingQueue<ArrivedCall> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<SipCall> answered = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private final MemoryRegistrations store = new MemoryRegistrations();
    private InetSocketAddress board;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        board = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
        Registrar registrar = new Registrar(
                RegistrarSettings.usual(REALM),
                (account, algorithm) -> account.startsWith("80")
                        ? Optional.of(Digest.hash(algorithm, account + ":" + REALM + ":secret" + account))
                        : Optional.empty(),
                store,
                new TestBans(),
                InstantSource.system(),
                new SecureRandom());
        server = SipServer.start(
                new SipSettings(List.of(new SipPoint.Udp(board), new SipPoint.Tcp(board)), 5, StreamLimits.USUAL),
                this,
                Optional.of(registrar),
                new SecureRandom());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        arrived.add(call);
        return 486;
    }

    @Override
    public void answered(DialledCall call, SpeechOffer party) {
        answered.add(call);
    }

    @Override
    public void ended(SipCall call, int cause) {
        ended.add(cause);
    }

    @Test
    void given_somebody_who_names_a_phone_of_ours_when_he_calls_then_he_must_prove_to_be_that_phone() throws Exception {
        try (Somebody somebody = new Somebody(TorturePhone.LOOPBACK)) {
            String challenge = somebody.call("801", "");
            assertThat(challenge).startsWith("SIP/2.0 401 ");
            assertThat(somebody.call("801", somebody.proof("801", "guessed", challenge)))
                    .startsWith("SIP/2.0 401 ");
            assertThat(arrived).isEmpty();
            String again = somebody.call("801", "");
            assertThat(somebody.call("801", somebody.proof("801", "secret801", again)))
                    .startsWith("SIP/2.0 486 ");
            assertThat(next(arrived).telephone()).contains("801");
        }
    }

    @Test
    void given_a_phone_when_it_calls_in_the_name_of_another_then_it_is_refused() throws Exception {
        try (Somebody somebody = new Somebody(TorturePhone.LOOPBACK)) {
            String challenge = somebody.call("802", "");
            assertThat(somebody.call("802", somebody.proof("801", "secret801", challenge)))
                    .startsWith("SIP/2.0 403 ");
            String further = somebody.call("801", "");
            assertThat(somebody.call("13800001111", somebody.proof("801", "secret801", further)))
                    .startsWith("SIP/2.0 403 ");
            assertThat(arrived).isEmpty();
        }
    }

    @Test
    void given_a_stranger_or_a_carrier_when_they_call_then_nothing_is_asked_of_them() throws Exception {
        InetAddress carrier = InetAddress.ofLiteral("127.0.0.2");
        server.replaceTrunks(
                List.of(new TrunkSettings(
                        "a",
                        List.of(new TrunkPeer(new InetSocketAddress(carrier, 5_060), SipTransport.UDP, 1, 1)),
                        "house.example",
                        Optional.empty(),
                        Set.of(),
                        NumberWriting.NATIONAL,
                        new TrunkLimits(1, 1, 500, 0, 0),
                        TrunkManner.PLAIN)),
                true);
        try (Somebody stranger = new Somebody(TorturePhone.LOOPBACK);
                Somebody machine = new Somebody(carrier)) {
            assertThat(stranger.call("13800001111", "")).startsWith("SIP/2.0 486 ");
            assertThat(next(arrived).telephone()).isEmpty();
            assertThat(machine.call("801", "")).as("a number of the network").startsWith("SIP/2.0 486 ");
            assertThat(next(arrived).telephone()).isEmpty();
        }
    }

    @Test
    void given_a_phone_behind_a_router_when_it_is_called_then_all_goes_where_it_registered_from() throws Exception {
        try (Callee first = new Callee();
                Callee second = new Callee()) {
            store.put(
                    "801",
                    List.of(
                            contact("sip:801@10.9.9.9:5062;ob", first.port(), "udp", Long.MAX_VALUE),
                            contact("sip:801@10.9.9.8:5062", second.port(), "udp", Long.MAX_VALUE)));
            List<DialledCall> calls = server.summon(summons("801", true));
            assertThat(calls).hasSize(2);
            String invite = first.take("INVITE");
            assertThat(invite)
                    .startsWith("INVITE sip:801@10.9.9.9:5062;ob SIP/2.0\r\n")
                    .contains("Call-Info: <sip:board.example>;answer-after=0\r\n")
                    .contains("info=alert-autoanswer")
                    .contains("Answer-Mode: Auto\r\n");
            assertThat(second.take("INVITE")).startsWith("INVITE sip:801@10.9.9.8:5062 ");
            first.acceptAs("sip:801@10.9.9.9:5062", invite, "one");
            assertThat(first.take("ACK")).contains(";tag=one");
            SipCall won = next(answered);
            assertThat(calls).contains((DialledCall) won);
            won.end(200);
            assertThat(first.take("BYE")).startsWith("BYE ");
        }
    }

    @Test
    void given_a_phone_that_is_to_be_lifted_when_it_is_called_then_it_is_not_asked_to_answer_by_itself()
            throws Exception {
        try (Callee phone = new Callee()) {
            store.put("801", List.of(contact("sip:801@127.0.0.1", phone.port(), "udp", Long.MAX_VALUE)));
            assertThat(server.summon(summons("801", false))).hasSize(1);
            assertThat(phone.take("INVITE")).doesNotContain("answer-after").doesNotContain("Answer-Mode");
        }
    }

    @Test
    void given_a_phone_that_can_be_made_to_talk_when_it_rings_then_it_is_made_to_instead_of_asked_to()
            throws Exception {
        try (Callee phone = new Callee()) {
            store.put("801", List.of(contact(phone.port(), Set.of(PhoneEvent.TALK))));
            List<DialledCall> calls = server.summon(summons("801", true));
            String invite = phone.take("INVITE");
            assertThat(invite).doesNotContain("answer-after").doesNotContain("Answer-Mode");
            assertThat(calls.getFirst().press(PhoneEvent.HOLD))
                    .as("not answered")
                    .isFalse();
            phone.reply(invite, "180 Ringing", "one", "");
            String talk = phone.take("NOTIFY");
            assertThat(talk)
                    .contains("\r\nEvent: talk\r\n")
                    .contains("\r\nSubscription-State: active\r\n")
                    .contains("\r\nContact: ")
                    .contains(";tag=one\r\n");
            phone.reply(talk, "200 OK", "", "");
            phone.reply(invite, "180 Ringing", "one", "");
            phone.reply(invite, "200 OK", "one", Callee.SDP, "Allow-Events: presence, hold");
            assertThat(phone.take("ACK")).contains(";tag=one");
            assertThat(phone.hasHeardNothing()).as("once is enough").isTrue();
            SipCall call = next(answered);
            assertThat(call.press(PhoneEvent.HOLD)).isTrue();
            assertThat(phone.take("NOTIFY")).contains("\r\nEvent: hold\r\n");
        }
    }

    @Test
    void given_a_phone_that_names_no_events_when_it_rings_and_is_answered_then_it_cannot_be_made_to_do_anything()
            throws Exception {
        try (Callee phone = new Callee()) {
            store.put("801", List.of(contact(phone.port(), Set.of())));
            assertThat(server.summon(summons("801", true))).hasSize(1);
            String invite = phone.take("INVITE");
            phone.reply(invite, "180 Ringing", "one", "");
            phone.reply(invite, "200 OK", "one", Callee.SDP);
            assertThat(phone.take("ACK")).contains(";tag=one");
            assertThat(next(answered).press(PhoneEvent.TALK)).isFalse();
            assertThat(phone.hasHeardNothing()).isTrue();
        }
    }

    @Test
    void given_a_phone_that_is_to_be_lifted_when_it_can_be_made_to_talk_then_it_is_left_to_its_agent()
            throws Exception {
        try (Callee phone = new Callee()) {
            store.put("801", List.of(contact(phone.port(), Set.of(PhoneEvent.TALK))));
            assertThat(server.summon(summons("801", false))).hasSize(1);
            phone.reply(phone.take("INVITE"), "180 Ringing", "one", "");
            assertThat(phone.hasHeardNothing()).isTrue();
        }
    }

    @Test
    void given_a_phone_over_tcp_when_it_is_called_then_that_comes_over_the_connection_it_registered_by()
            throws Exception {
        try (StreamPhone phone = StreamPhone.tcp(board)) {
            phone.send(phone.options(1));
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
            store.put(
                    "801",
                    List.of(contact("sip:801@phones.invalid;transport=tcp", phone.port(), "tcp", Long.MAX_VALUE)));
            assertThat(server.summon(summons("801", true))).hasSize(1);
            assertThat(phone.receive()).startsWith("INVITE sip:801@phones.invalid;transport=tcp ");
        }
    }

    @Test
    void given_a_connection_that_is_gone_when_the_phone_names_another_host_then_that_host_is_left_alone()
            throws Exception {
        try (java.net.ServerSocket elsewhere = new java.net.ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.9"))) {
            store.put(
                    "801",
                    List.of(contact(
                            "sip:801@127.0.0.9:" + elsewhere.getLocalPort() + ";transport=tcp",
                            FreePorts.inARow(1),
                            "tcp",
                            Long.MAX_VALUE)));
            assertThat(server.summon(summons("801", true))).hasSize(1);
            assertThat(next(ended)).isEqualTo(503);
            elsewhere.setSoTimeout(1);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(elsewhere::accept))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void given_a_phone_whose_registration_has_ended_when_it_is_called_then_there_is_no_call() {
        store.put("801", List.of(contact("sip:801@127.0.0.1", 9, "udp", 1)));
        assertThat(server.summon(summons("801", true))).isEmpty();
        assertThat(server.summon(summons("802", true))).isEmpty();
    }

    private static Registration contact(int port, Set<PhoneEvent> events) {
        Registration plain = contact("sip:801@127.0.0.1:" + port, port, "udp", Long.MAX_VALUE);
        return new Registration(
                plain.contact(),
                plain.qThousandths(),
                plain.endsAtMs(),
                plain.callId(),
                plain.cseq(),
                plain.flow(),
                plain.sinceMs(),
                plain.userAgent(),
                events);
    }

    private static Registration contact(String uri, int port, String transport, long endsAtMs) {
        return new Registration(
                uri,
                1_000,
                endsAtMs,
                "r",
                1,
                new Registration.Flow(transport, new InetSocketAddress(TorturePhone.LOOPBACK, port)),
                0,
                "test",
                Set.of());
    }

    private static Summons summons(String account, boolean answersItself) {
        return new Summons(
                account, "Huawu", new InetSocketAddress(TorturePhone.LOOPBACK, 4_000), 30_000, answersItself);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(5, TimeUnit.SECONDS), "nothing came");
    }

    /** Whoever calls by UDP. */
    private final class Somebody implements AutoCloseable {

        private final DatagramSocket socket;
        private int calls;

        Somebody(InetAddress host) throws IOException {
            socket = new DatagramSocket(0, host);
            socket.setSoTimeout(5_000);
        }

        /** Calls, and gives the answer that ends it. */
        String call(String from, String proof) throws IOException {
            String ours = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
            calls++;
            String text = "INVITE sip:1@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + ours + ";branch=z9hG4bKc"
                    + socket.getLocalPort() + "-" + calls + "\r\nFrom: <sip:" + from
                    + "@127.0.0.1>;tag=a\r\nTo: <sip:1@127.0.0.1>\r\nCall-ID: c" + calls + "-" + ours
                    + "\r\nCSeq: 1 INVITE\r\nContact: <sip:" + from + "@" + ours + ">\r\nMax-Forwards: 70\r\n" + proof
                    + "Content-Type: application/sdp\r\nContent-Length: " + Callee.SDP.length() + "\r\n\r\n"
                    + Callee.SDP;
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            socket.send(new DatagramPacket(bytes, bytes.length, board));
            String answer = "SIP/2.0 100 ";
            while (answer.startsWith("SIP/2.0 100 ") || !answer.contains("\r\nCall-ID: c" + calls + "-")) {
                DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
                socket.receive(packet);
                answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            }
            return answer;
        }

        String proof(String account, String password, String challenge) {
            String nonce = Callee.group(challenge, "nonce=\"([^\"]+)\"");
            String ha1 = Digest.hash(DigestAlgorithm.SHA_256, account + ":" + REALM + ":" + password);
            String ha2 = Digest.hash(DigestAlgorithm.SHA_256, "INVITE:sip:1@127.0.0.1");
            String response = Digest.hash(DigestAlgorithm.SHA_256, ha1 + ":" + nonce + ":00000001:mine:auth:" + ha2);
            return "Authorization: Digest username=\"" + account + "\", realm=\"" + REALM + "\", nonce=\"" + nonce
                    + "\", uri=\"sip:1@127.0.0.1\", qop=auth, nc=00000001, cnonce=\"mine\", response=\"" + response
                    + "\", algorithm=SHA-256\r\n";
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
