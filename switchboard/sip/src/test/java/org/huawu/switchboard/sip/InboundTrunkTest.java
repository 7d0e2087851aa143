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
import java.util.ArrayList;
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

/** Calls that come in, from machines of carriers and from others. */
class InboundTrunkTest implements SipListener {

    private static final InetAddress CARRIER = InetAddress.ofLiteral("127.0.0.2");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("127.0.0.3");

    private final BlockingQueue<ArrivedCall> arrived = new LinkedBlockingQueue<>();
    private final MemoryRegistrations store = new MemoryRegistrations();
    private final TestBans bans = new TestBans();
    private InetSocketAddress board;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        try (CallingPhone phone = new CallingPhone()) {
            board = phone.other();
        }
        Registrar registrar = new Registrar(
                RegistrarSettings.usual("board.example"),
                (account, algorithm) -> Optional.empty(),
                store,
                bans,
                InstantSource.system(),
                new SecureRandom());
        server = SipServer.start(
                new SipSettings(List.of(new SipPoint.Udp(board)), 5, StreamLimits.USUAL),
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
    public void ended(SipCall call, int cause) {
        // not looked at
    }

    @Test
    void given_a_peer_of_a_trunk_when_it_calls_then_the_call_knows_the_trunk_and_that_of_others_none()
            throws Exception {
        server.replaceTrunks(List.of(trunk("a", 5_060, false), trunk("b", 5_080, false)), true);
        assertThat(call(CARRIER)).isEqualTo("486");
        assertThat(next().trunk()).as("the first of the carrier's").contains("a");
        assertThat(call(STRANGER)).isEqualTo("486");
        assertThat(next().trunk()).isEmpty();
        try (Machine machine = new Machine(CARRIER)) {
            server.replaceTrunks(List.of(trunk("a", 5_060, false), trunk("b", machine.port(), false)), true);
            assertThat(machine.call()).isEqualTo("486");
            assertThat(next().trunk()).as("the one with just that port").contains("b");
        }
    }

    @Test
    void given_a_trunk_that_is_not_trusted_when_it_says_who_calls_then_only_what_is_shown_counts() throws Exception {
        server.replaceTrunks(List.of(trunk("a", 5_060, false)), true);
        call(CARRIER, "P-Asserted-Identity: <sip:13800001111@carrier>", "Diversion: <sip:4001@carrier>");
        ArrivedCall call = next();
        assertThat(call.caller()).isEqualTo("7");
        assertThat(call.diverted()).isEmpty();
    }

    @Test
    void given_a_trusted_trunk_when_it_says_who_calls_and_who_was_called_then_it_is_believed() throws Exception {
        server.replaceTrunks(List.of(trunk("a", 5_060, true)), true);
        call(
                CARRIER,
                "P-Asserted-Identity: \"x\" <tel:+8613800001111>",
                "Diversion: <sip:4001@carrier>;reason=unconditional, <sip:4002@carrier>");
        ArrivedCall call = next();
        assertThat(call.caller()).isEqualTo("+8613800001111");
        assertThat(call.diverted()).contains("4001");
        call(CARRIER, "Diversion: no address");
        ArrivedCall plain = next();
        assertThat(plain.caller()).isEqualTo("7");
        assertThat(plain.diverted()).isEmpty();
    }

    @Test
    void given_a_trusted_trunk_when_the_caller_wants_his_number_withheld_then_it_is() throws Exception {
        server.replaceTrunks(List.of(trunk("a", 5_060, true)), true);
        call(CARRIER, "P-Asserted-Identity: <sip:13800001111@carrier>", "Privacy: critical;id");
        assertThat(next().caller()).isEmpty();
        call(CARRIER, "P-Asserted-Identity: <sip:13800001111@carrier>", "Privacy: none");
        assertThat(next().caller()).isEqualTo("13800001111");
    }

    @Test
    void given_that_strangers_are_not_taken_when_somebody_calls_then_only_trunks_and_registered_phones_come_in()
            throws Exception {
        server.replaceTrunks(List.of(trunk("a", 5_060, false)), false);
        assertThat(call(STRANGER)).isEqualTo("403");
        assertThat(call(CARRIER)).isEqualTo("486");
        store.put(
                "7",
                List.of(new Registration(
                        "sip:7@127.0.0.3",
                        1_000,
                        Long.MAX_VALUE,
                        "r",
                        1,
                        new Registration.Flow("udp", new InetSocketAddress(STRANGER, 5_060)),
                        0,
                        "",
                        Set.of())));
        assertThat(call(STRANGER)).isEqualTo("486");
        store.put("7", List.of());
        server.replaceTrunks(List.of(), true);
        assertThat(call(STRANGER)).isEqualTo("486");
    }

    @Test
    void given_an_address_that_is_banned_when_it_is_a_carriers_then_it_is_heard_all_the_same() throws Exception {
        bans.ban(CARRIER, Long.MAX_VALUE);
        try (Machine machine = new Machine(CARRIER)) {
            server.replaceTrunks(List.of(trunk("a", 5_060, false)), true);
            assertThat(machine.call()).isEqualTo("486");
            server.replaceTrunks(List.of(), true);
            machine.send();
            assertThat(bans.haveRefused(2)).isTrue();
        }
    }

    @Test
    void given_a_flood_of_calls_from_a_stranger_when_a_carrier_calls_then_it_is_served_and_the_stranger_is_banned()
            throws Exception {
        server.replaceTrunks(List.of(trunk("a", 5_060, false)), true);
        try (Machine flooding = new Machine(STRANGER)) {
            for (int i = 0; i < 8_000; i++) {
                flooding.send();
                if (i % 1_000 == 0) {
                    assertThat(call(CARRIER)).isEqualTo("486");
                }
            }
            assertThat(call(CARRIER)).isEqualTo("486");
        }
        List<ArrivedCall> all = new ArrayList<>();
        arrived.drainTo(all);
        assertThat(all.stream().filter(call -> call.trunk().isPresent())).hasSize(9);
        assertThat(all.stream().filter(call -> call.trunk().isEmpty()))
                .as("a hundred at a stretch, and those of the seconds until the ban")
                .hasSizeBetween(1, 1_000);
    }

    private ArrivedCall next() throws InterruptedException {
        return Objects.requireNonNull(arrived.poll(5, TimeUnit.SECONDS), "nobody calls");
    }

    private String call(InetAddress from, String... more) throws IOException {
        try (Machine machine = new Machine(from)) {
            return machine.call(more);
        }
    }

    private static String lines(String... lines) {
        return lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
    }

    private static TrunkSettings trunk(String name, int port, boolean isTrusted) {
        return new TrunkSettings(
                name,
                List.of(new TrunkPeer(new InetSocketAddress(CARRIER, port), SipTransport.UDP, 1, 1)),
                "house.example",
                Optional.empty(),
                Set.of(),
                NumberWriting.NATIONAL,
                new TrunkLimits(1, 1, 500, 0, 0),
                TrunkManner.trusted(isTrusted));
    }

    /** Whatever calls, by UDP. */
    private final class Machine implements AutoCloseable {

        private final DatagramSocket socket;
        private int calls;

        Machine(InetAddress address) throws IOException {
            socket = new DatagramSocket(0, address);
            socket.setSoTimeout(5_000);
        }

        int port() {
            return socket.getLocalPort();
        }

        /** Calls; the status it is refused with. */
        String call(String... more) throws IOException {
            send(more);
            String status = "100";
            while (status.equals("100")) {
                DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
                socket.receive(packet);
                status = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1)
                        .substring("SIP/2.0 ".length(), "SIP/2.0 ".length() + 3);
            }
            return status;
        }

        void send(String... more) throws IOException {
            String ours = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
            String sdp = lines(
                    "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0", "m=audio 4000 RTP/AVP 8");
            calls++;
            byte[] bytes = ("INVITE sip:1@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + ours + ";branch=z9hG4bK"
                            + ours.replace(':', '-')
                            + calls + "\r\nFrom: <sip:7@127.0.0.1>;tag=a\r\nTo: <sip:1@127.0.0.1>\r\nCall-ID: " + calls
                            + "-" + ours + "\r\nCSeq: 1 INVITE\r\nContact: <sip:7@" + ours
                            + ">\r\nMax-Forwards: 70\r\n" + lines(more)
                            + "Content-Type: application/sdp\r\nContent-Length: "
                            + sdp.length() + "\r\n\r\n" + sdp)
                    .getBytes(StandardCharsets.ISO_8859_1);
            socket.send(new DatagramPacket(bytes, bytes.length, board));
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
