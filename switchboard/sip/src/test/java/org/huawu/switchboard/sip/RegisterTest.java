package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Registering on the wire, over UDP and TCP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterTest implements SipListener {

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final InetSocketAddress address = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
    private final MemoryRegistrations store = new MemoryRegistrations();
    private final TestBans bans = new TestBans();
    private final Registrar registrar = registrar(RegistrarSettings.usual("board.example"));
    private final SipServer server = started();

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        return 0;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // nobody calls
    }

    @Test
    void given_a_phone_over_udp_when_it_registers_and_asks_twice_then_both_answers_are_the_same() throws IOException {
        try (TorturePhone phone = new TorturePhone(address)) {
            phone.send(bytes(register("udp", "li", 1, "")));
            String challenge = phone.receive();
            assertThat(challenge).startsWith("SIP/2.0 401 Unauthorized\r\n");
            String proven = register("udp", "li", 2, proof("li", challenge));
            phone.send(bytes(proven));
            String first = phone.receive();
            phone.send(bytes(proven));
            assertThat(first).startsWith("SIP/2.0 200 OK\r\n").contains("Contact: <sip:li@phones.example>;");
            assertThat(phone.receive()).isEqualTo(first);
            assertThat(store.of("li"))
                    .singleElement()
                    .satisfies(each ->
                            assertThat(each.flow().address().getAddress()).isEqualTo(TorturePhone.LOOPBACK));
        }
    }

    @Test
    void given_a_phone_over_tcp_when_it_registers_then_the_connection_is_kept_as_the_way_to_it() throws IOException {
        try (StreamPhone phone = StreamPhone.tcp(address)) {
            phone.send(register("tcp", "wang", 1, ""));
            String challenge = phone.receive();
            phone.send(register("tcp", "wang", 2, proof("wang", challenge)));
            assertThat(phone.receive()).startsWith("SIP/2.0 200 OK\r\n");
            assertThat(store.of("wang"))
                    .extracting(each -> each.flow().transport())
                    .containsExactly("tcp");
        }
    }

    @Test
    void given_a_phone_that_registered_over_a_connection_when_that_is_gone_then_it_cannot_be_called_until_it_is_back()
            throws Exception {
        Registration before = null;
        for (int life = 1; life <= 2; life++) {
            try (StreamPhone phone = StreamPhone.tcp(address)) {
                phone.send(register("tcp", "zhou", 2 * life - 1, ""));
                phone.send(register("tcp", "zhou", 2 * life, proof("zhou", phone.receive())));
                assertThat(phone.receive()).startsWith("SIP/2.0 200 OK\r\n");
                Registration contact = store.of("zhou").getFirst();
                assertThat(registrar.isReachable(contact)).isTrue();
                assertThat(before == null || !registrar.isReachable(before)).isTrue();
                before = contact;
            }
            awaitGone(before);
            assertThat(registrar.contactsOf("zhou")).as("it stands registered").hasSize(1);
        }
    }

    @Test
    void given_registrations_of_a_run_before_when_they_are_looked_at_then_those_over_connections_cannot_be_called() {
        InetSocketAddress gone = new InetSocketAddress(TorturePhone.LOOPBACK, 9);
        assertThat(registrar.isReachable(registration("udp", gone, "sip:li@phones.example")))
                .isTrue();
        assertThat(registrar.isReachable(registration("tcp", gone, "sip:li@phones.example")))
                .isFalse();
        assertThat(registrar.isReachable(registration("tcp", gone, "sip:li@127.0.0.1:9;transport=tcp")))
                .isFalse();
        assertThat(registrar.isReachable(registration("tcp", gone, "sip:li@127.0.0.1:5062;transport=tcp")))
                .as("it may listen there")
                .isTrue();
        assertThat(registrar.isReachable(registration("tls", gone, "sip:li@127.0.0.1:5062;transport=tls")))
                .as("it has no certificate that we trust")
                .isFalse();
    }

    private static Registration registration(String transport, InetSocketAddress from, String contact) {
        Registration.Flow flow = new Registration.Flow(transport, from);
        return new Registration(contact, 1_000, Long.MAX_VALUE, "r", 1, flow, 0, "", Set.of());
    }

    /** The end of a connection is told by another thread. */
    private void awaitGone(Registration contact) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1_000 && registrar.isReachable(contact); i++) {
            assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(registrar.isReachable(contact)).isFalse();
    }

    @Test
    void given_a_peer_that_is_not_ours_when_it_registers_then_its_digest_is_right(@TempDir Path folder)
            throws Exception {
        InetSocketAddress point = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
        // SIPp knows MD5 only, and looks at one challenge only
        RegistrarSettings settings =
                new RegistrarSettings("board.example", List.of(DigestAlgorithm.MD5), 60, 600, 600, 1, 60_000);
        try (SipServer old = started(registrar(settings), List.of(new SipPoint.Udp(point)))) {
            Sipp.run(folder, "register.xml", "u1", 1, point.getPort());
            assertThat(store.of("zhao")).hasSize(1);
            assertThat(old.calls()).isZero();
        }
    }

    @Test
    void given_a_phone_that_says_what_it_can_be_made_to_do_when_it_registers_then_that_is_kept() throws IOException {
        try (TorturePhone phone = new TorturePhone(address)) {
            phone.send(bytes(register("udp", "sun", 1, "")));
            String proof = proof("sun", phone.receive());
            phone.send(bytes(register("udp", "sun", 2, proof + "Allow-Events: talk,conference, Hold\r\n")));
            assertThat(phone.receive()).startsWith("SIP/2.0 200 OK\r\n");
            assertThat(store.of("sun"))
                    .extracting(Registration::events)
                    .containsExactly(Set.of(PhoneEvent.TALK, PhoneEvent.HOLD));
        }
    }

    @Test
    void given_a_registrar_when_a_phone_asks_what_we_can_then_it_hears_of_it() throws IOException {
        try (StreamPhone phone = StreamPhone.tcp(address)) {
            phone.send(phone.options(1));
            assertThat(phone.receive()).contains("REGISTER");
        }
    }

    @Test
    void given_an_address_that_is_banned_when_it_asks_then_it_hears_nothing() throws IOException, InterruptedException {
        try (TorturePhone phone = new TorturePhone(address);
                StreamPhone other = StreamPhone.tcp(address)) {
            bans.ban(TorturePhone.LOOPBACK, Long.MAX_VALUE);
            try {
                phone.send(bytes(register("udp", "li", 1, "")));
                other.send(other.options(1));
                assertThat(other.isClosed()).isTrue();
                assertThat(bans.haveRefused(2)).isTrue();
            } finally {
                bans.lift(TorturePhone.LOOPBACK);
            }
            assertThat(phone.answerBeforeProbe()).isEmpty();
        }
    }

    private static String register(String transport, String account, int cseq, String more) {
        return "REGISTER sip:board.example SIP/2.0\r\nVia: SIP/2.0/" + transport.toUpperCase(java.util.Locale.ROOT)
                + " phones.example;rport;branch=z9hG4bK-r" + account + cseq + "\r\nFrom: <sip:" + account
                + "@board.example>;tag=1\r\nTo: <sip:" + account + "@board.example>\r\nCall-ID: r-" + account
                + "\r\nCSeq: " + cseq + " REGISTER\r\nContact: <sip:" + account + "@phones.example>\r\n" + more
                + "Content-Length: 0\r\n\r\n";
    }

    private static String proof(String account, String challenge) {
        Matcher nonce = NONCE.matcher(challenge);
        assertThat(nonce.find()).isTrue();
        DigestAlgorithm algorithm = DigestAlgorithm.SHA_256;
        String ha1 = Digest.hash(algorithm, account + ":board.example:secret");
        String ha2 = Digest.hash(algorithm, "REGISTER:sip:board.example");
        String response = Digest.hash(algorithm, ha1 + ":" + nonce.group(1) + ":00000001:mine:auth:" + ha2);
        return "Authorization: Digest username=\"" + account + "\", realm=\"board.example\", nonce=\"" + nonce.group(1)
                + "\", uri=\"sip:board.example\", qop=auth, nc=00000001, cnonce=\"mine\", response=\"" + response
                + "\", algorithm=SHA-256\r\n";
    }

    private SipServer started() {
        return started(registrar, List.of(new SipPoint.Udp(address), new SipPoint.Tcp(address)));
    }

    private Registrar registrar(RegistrarSettings settings) {
        return new Registrar(
                settings,
                (account, algorithm) -> Optional.of(Digest.hash(algorithm, account + ":board.example:secret")),
                store,
                bans,
                InstantSource.system(),
                new SecureRandom());
    }

    private SipServer started(Registrar registrar, List<SipPoint> points) {
        try {
            return SipServer.start(
                    new SipSettings(points, 10, StreamLimits.USUAL), this, Optional.of(registrar), new SecureRandom());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
