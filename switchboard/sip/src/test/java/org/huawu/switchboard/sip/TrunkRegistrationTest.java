package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trunks that register with their carrier, and those that go through its proxy. */
class TrunkRegistrationTest implements SipListener {

    private static final String CHALLENGE =
            "WWW-Authenticate: Digest realm=\"carrier\",nonce=\"n1\",qop=\"auth\",algorithm=MD5";

    /** Registered with, and reached from outside under another address. */
    private static final TrunkManner OUTSIDE = new TrunkManner(
            false,
            600,
            Optional.empty(),
            Optional.empty(),
            Optional.of(InetAddress.ofLiteral("198.51.100.7")),
            SoundEncryption.USUAL);

    private final BlockingQueue<ArrivedCall> arrived = new LinkedBlockingQueue<>();
    private Callee carrier;
    private Callee second;
    private InetSocketAddress board;
    private SipServer server;
    private boolean isStopped;
    private volatile int refusal = 486;

    @BeforeEach
    void open() throws IOException {
        carrier = new Callee();
        second = new Callee();
        try (CallingPhone phone = new CallingPhone()) {
            board = phone.other();
        }
        server = SipServer.start(SipSettings.udp(board, 5), this, new SecureRandom());
    }

    @AfterEach
    void close() {
        if (!isStopped) {
            server.close();
        }
        carrier.close();
        second.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        arrived.add(call);
        return refusal;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // not looked at
    }

    @Test
    void given_a_carrier_that_asks_who_we_are_when_we_register_then_it_is_told_and_the_trunk_says_so()
            throws IOException {
        set(600, carrier.peer(1));
        String first = carrier.take("REGISTER");
        assertThat(first)
                .startsWith("REGISTER sip:house.example SIP/2.0\r\n")
                .contains("To: <sip:house@house.example>\r\n")
                .contains("Contact: <sip:house@127.0.0.1:" + board.getPort() + ">\r\n")
                .contains("Expires: 600\r\n");
        assertThat(state().login()).isEqualTo(TrunkState.Login.TRYING);
        carrier.reply(first, "401 Unauthorized", "a", "", CHALLENGE);
        String proven = carrier.take("REGISTER");
        String cnonce = Callee.group(proven, "cnonce=\"([^\"]*)\"");
        String ha1 = Digest.hash(DigestAlgorithm.MD5, "house:carrier:secret");
        String ha2 = Digest.hash(DigestAlgorithm.MD5, "REGISTER:sip:house.example");
        assertThat(proven)
                .contains("response=\""
                        + Digest.hash(DigestAlgorithm.MD5, ha1 + ":n1:00000001:" + cnonce + ":auth:" + ha2)
                        + "\"");
        assertThat(Callee.group(proven, "Call-ID: ([^\r]*)")).isEqualTo(Callee.group(first, "Call-ID: ([^\r]*)"));
        grant(proven, 600);
        await(TrunkState.Login.REGISTERED);
        assertThat(state().status()).isEqualTo(200);
    }

    @Test
    void given_a_registration_when_half_of_what_was_granted_is_over_then_it_is_made_anew() throws IOException {
        set(600, carrier.peer(1));
        String first = carrier.take("REGISTER");
        grant(first, 2);
        String again = carrier.take("REGISTER");
        assertThat(sequence(again)).isGreaterThan(sequence(first));
        assertThat(Callee.group(again, "Call-ID: ([^\r]*)")).isEqualTo(Callee.group(first, "Call-ID: ([^\r]*)"));
        assertThat(again).contains("Expires: 600\r\n");
    }

    @Test
    void given_a_registration_when_the_server_stops_then_it_is_taken_back() throws Exception {
        set(600, carrier.peer(1));
        grant(carrier.take("REGISTER"), 600);
        await(TrunkState.Login.REGISTERED);
        isStopped = true;
        Thread stop = Thread.ofPlatform().start(server::close);
        String end = carrier.take("REGISTER");
        assertThat(end).contains("Expires: 0\r\n");
        carrier.reply(end, "401 Unauthorized", "a", "", CHALLENGE);
        String proven = carrier.take("REGISTER");
        assertThat(proven).contains("Expires: 0\r\n").contains("Authorization: Digest ");
        carrier.reply(proven, "200 OK", "a", "");
        stop.join();
    }

    @Test
    void given_a_registration_when_its_trunk_is_set_otherwise_then_the_old_one_is_taken_back_before_the_new_one()
            throws IOException {
        set(600, carrier.peer(1));
        grant(carrier.take("REGISTER"), 600);
        await(TrunkState.Login.REGISTERED);
        set(700, carrier.peer(1));
        String end = carrier.take("REGISTER");
        assertThat(end).contains("Expires: 0\r\n");
        carrier.reply(end, "200 OK", "a", "");
        assertThat(carrier.take("REGISTER")).contains("Expires: 700\r\n");
    }

    @Test
    void given_a_carrier_that_refuses_when_it_does_then_the_trunk_says_so_and_tries_again_later() throws IOException {
        set(600, carrier.peer(1));
        carrier.reply(carrier.take("REGISTER"), "403 Forbidden", "a", "");
        await(TrunkState.Login.FAILED);
        assertThat(state().status()).isEqualTo(403);
        grant(carrier.take("REGISTER"), 600);
        await(TrunkState.Login.REGISTERED);
    }

    @Test
    void given_a_wrong_password_when_the_carrier_asks_again_then_it_is_not_told_it_again() throws IOException {
        set(600, carrier.peer(1));
        carrier.reply(carrier.take("REGISTER"), "401 Unauthorized", "a", "", CHALLENGE);
        carrier.reply(carrier.take("REGISTER"), "401 Unauthorized", "a", "", CHALLENGE);
        await(TrunkState.Login.FAILED);
        assertThat(state().status()).isEqualTo(401);
    }

    @Test
    void given_a_peer_out_of_order_when_there_is_another_then_that_one_is_asked() throws IOException {
        set(600, carrier.peer(1), second.peer(2));
        carrier.reply(carrier.take("REGISTER"), "503 Service Unavailable", "a", "");
        grant(second, second.take("REGISTER"), 600);
        await(TrunkState.Login.REGISTERED);
    }

    @Test
    void given_a_peer_that_says_nothing_when_there_is_another_then_that_one_is_asked() throws IOException {
        set(600, carrier.peer(1), second.peer(2));
        carrier.take("REGISTER");
        grant(second, second.take("REGISTER"), 600);
        await(TrunkState.Login.REGISTERED);
    }

    @Test
    void given_a_carrier_that_wants_more_time_when_it_says_so_then_it_gets_it() throws IOException {
        set(60, carrier.peer(1));
        carrier.reply(carrier.take("REGISTER"), "423 Interval Too Brief", "a", "", "Min-Expires: 1800");
        assertThat(carrier.take("REGISTER")).contains("Expires: 1800\r\n");
    }

    @Test
    void given_a_carrier_we_are_registered_with_when_it_calls_our_contact_then_the_number_in_to_is_the_one_called()
            throws Exception {
        set(600, carrier.peer(1));
        String register = carrier.take("REGISTER");
        grant(register, 600);
        await(TrunkState.Login.REGISTERED);
        carrier.invite("house", "4006001000");
        assertThat(Objects.requireNonNull(arrived.poll(5, TimeUnit.SECONDS), "nobody calls")
                        .called())
                .isEqualTo("4006001000");
        carrier.invite("4006002000", "4006001000");
        assertThat(Objects.requireNonNull(arrived.poll(5, TimeUnit.SECONDS), "nobody calls")
                        .called())
                .isEqualTo("4006002000");
    }

    @Test
    void given_an_outbound_proxy_when_a_call_is_made_then_it_goes_there_and_names_the_peer() throws IOException {
        server.replaceTrunks(
                List.of(trunk(
                        new TrunkManner(
                                false,
                                0,
                                Optional.of(second.peer(1)),
                                Optional.empty(),
                                Optional.empty(),
                                SoundEncryption.USUAL),
                        new TrunkPeer(
                                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.10"), 5_060),
                                SipTransport.UDP,
                                1,
                                1))),
                true);
        Dialled dialled = server.dial(dialling());
        assertThat(dialled).isInstanceOf(Dialled.Going.class);
        String invite = second.take("INVITE");
        assertThat(invite)
                .startsWith("INVITE sip:13800001111@192.0.2.10:5060 SIP/2.0\r\n")
                .containsPattern("Route: <sip:127\\.0\\.0\\.1:" + second.port() + ";lr>");
        second.reply(invite, "401 Unauthorized", "a", "", CHALLENGE);
        String proven = second.take("INVITE");
        assertThat(proven).contains("Authorization: Digest ").containsPattern("Route: <sip:127\\.0\\.0\\.1:");
        second.reply(proven, "180 Ringing", "a", "");
        ((Dialled.Going) dialled).call().end(487);
        assertThat(second.take("CANCEL")).startsWith("CANCEL sip:13800001111@192.0.2.10:5060 ");
    }

    @Test
    void given_a_registrar_that_is_not_ours_when_we_register_and_stop_then_it_has_seen_what_it_wants(
            @TempDir Path folder) throws Exception {
        int port = second.port();
        second.close();
        Process sipp = Sipp.begin(folder, "registrar.xml", port);
        try {
            set(
                    600,
                    new TrunkPeer(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), SipTransport.UDP, 1, 1));
            await(TrunkState.Login.REGISTERED);
            isStopped = true;
            server.close();
            assertThat(sipp.waitFor(10, TimeUnit.SECONDS)).as("SIPp ends").isTrue();
            assertThat(sipp.exitValue())
                    .as("%s", Files.readString(folder.resolve("sipp.log")))
                    .isZero();
        } finally {
            sipp.destroyForcibly();
        }
    }

    @Test
    void given_an_address_under_which_the_carrier_reaches_us_when_we_call_then_it_is_told_that_one()
            throws IOException {
        server.replaceTrunks(List.of(trunk(OUTSIDE, carrier.peer(1))), true);
        assertThat(carrier.take("REGISTER"))
                .contains("Via: SIP/2.0/UDP 198.51.100.7:" + board.getPort() + ";")
                .contains("Contact: <sip:house@198.51.100.7:" + board.getPort() + ">\r\n");
        assertThat(server.dial(dialling())).isInstanceOf(Dialled.Going.class);
        String invite = carrier.take("INVITE");
        assertThat(invite)
                .contains("Via: SIP/2.0/UDP 198.51.100.7:" + board.getPort() + ";")
                .contains("Contact: <sip:4006001000@198.51.100.7:" + board.getPort() + ">\r\n")
                .contains("c=IN IP4 198.51.100.7\r\n");
        carrier.reply(invite, "200 OK", "a", Callee.SDP);
        assertThat(carrier.take("ACK")).contains(";tag=a\r\n");
    }

    @Test
    void given_an_address_under_which_the_carrier_reaches_us_when_it_calls_then_it_is_told_that_one() throws Exception {
        refusal = 0;
        server.replaceTrunks(List.of(trunk(OUTSIDE, carrier.peer(1))), true);
        grant(carrier.take("REGISTER"), 600);
        carrier.invite("4006001000", "4006001000");
        ArrivedCall call = Objects.requireNonNull(arrived.poll(5, TimeUnit.SECONDS), "nobody calls");
        assertThat(call.answer(new InetSocketAddress(board.getAddress(), 30_000)))
                .isTrue();
        assertThat(carrier.take("SIP/2.0 200"))
                .contains("Contact: <sip:198.51.100.7:" + board.getPort() + ">\r\n")
                .contains("c=IN IP4 198.51.100.7\r\n");
    }

    private Dialling dialling() {
        return new Dialling(
                "carrier", "13800001111", "4006001000", new InetSocketAddress(board.getAddress(), 30_000), 60_000);
    }

    private void set(int registerS, TrunkPeer... peers) {
        server.replaceTrunks(
                List.of(trunk(
                        new TrunkManner(
                                false,
                                registerS,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                SoundEncryption.USUAL),
                        peers)),
                true);
    }

    private static TrunkSettings trunk(TrunkManner manner, TrunkPeer... peers) {
        return new TrunkSettings(
                "carrier",
                List.of(peers),
                "house.example",
                Optional.of(new TrunkAccount("house", "secret")),
                Set.of("4006001000"),
                NumberWriting.NATIONAL,
                new TrunkLimits(5, 10, 500, 0, 0),
                manner);
    }

    private void grant(String register, int seconds) throws IOException {
        grant(carrier, register, seconds);
    }

    private static void grant(Callee by, String register, int seconds) throws IOException {
        by.reply(register, "200 OK", "a", "", "Expires: " + seconds);
    }

    private TrunkState.Registered state() {
        return server.trunkStates().getFirst().registration();
    }

    private void await(TrunkState.Login login) {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (state().login() != login && System.nanoTime() < endNanos) {
            Thread.onSpinWait();
        }
        assertThat(state().login()).isEqualTo(login);
    }

    private static long sequence(String register) {
        return Long.parseLong(Callee.group(register, "CSeq: (\\d+) "));
    }
}
