package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

/** Several addresses of ours: the office on one network card, carriers on another. */
class CardsTest implements SipListener {

    private static final InetAddress OFFICE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress CARRIERS = InetAddress.ofLiteral("127.0.0.2");

    private final BlockingQueue<ArrivedCall> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private final BlockingQueue<DialledCall> answered = new LinkedBlockingQueue<>();
    private Callee carrier;
    private int port;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        carrier = new Callee();
        try (CallingPhone phone = new CallingPhone()) {
            port = phone.other().getPort();
        }
        InetSocketAddress office = new InetSocketAddress(OFFICE, port);
        InetSocketAddress carriers = new InetSocketAddress(CARRIERS, port);
        List<SipPoint> points = List.of(
                new SipPoint.Udp(office),
                new SipPoint.Tcp(office),
                new SipPoint.Udp(carriers),
                new SipPoint.Tcp(carriers));
        server = SipServer.start(new SipSettings(points, 5, StreamLimits.USUAL), this, new SecureRandom());
    }

    @AfterEach
    void close() {
        server.close();
        carrier.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        arrived.add(call);
        return 0;
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
    void given_a_trunk_bound_to_one_address_when_we_call_then_all_we_say_comes_from_there() throws Exception {
        set(Optional.of(CARRIERS), carrier.peer(1));
        assertThat(server.ours("carrier")).contains(CARRIERS);
        dial();
        String invite = carrier.take("INVITE");
        assertThat(carrier.heardFrom()).isEqualTo(CARRIERS);
        assertThat(invite)
                .contains("Via: SIP/2.0/UDP 127.0.0.2:" + port + ";")
                .contains("Contact: <sip:4006001000@127.0.0.2:" + port + ">\r\n")
                .contains("c=IN IP4 127.0.0.2\r\n");
        carrier.reply(invite, "200 OK", "a", Callee.SDP);
        assertThat(carrier.take("ACK")).contains(";tag=a\r\n");
        assertThat(carrier.heardFrom()).isEqualTo(CARRIERS);
        Objects.requireNonNull(answered.poll(5, TimeUnit.SECONDS), "not answered")
                .end(200);
        assertThat(carrier.take("BYE")).contains("Via: SIP/2.0/UDP 127.0.0.2:" + port + ";");
        assertThat(carrier.heardFrom()).isEqualTo(CARRIERS);
    }

    @Test
    void given_a_trunk_bound_to_one_address_when_it_is_asked_whether_it_is_there_then_from_that_address()
            throws IOException {
        server.replaceTrunks(List.of(trunk(Optional.of(CARRIERS), 60_000, carrier.peer(1))), true);
        assertThat(carrier.take("OPTIONS")).contains("Via: SIP/2.0/UDP 127.0.0.2:" + port + ";");
        assertThat(carrier.heardFrom()).isEqualTo(CARRIERS);
    }

    @Test
    void given_a_trunk_bound_to_one_address_when_it_is_called_over_tcp_then_the_connection_comes_from_there()
            throws IOException {
        try (ServerSocket machine = new ServerSocket(0, 1, OFFICE)) {
            machine.setSoTimeout(5_000);
            InetSocketAddress place = new InetSocketAddress(OFFICE, machine.getLocalPort());
            set(Optional.of(CARRIERS), new TrunkPeer(place, SipTransport.TCP, 1, 1));
            dial();
            try (Socket connection = machine.accept()) {
                assertThat(connection.getInetAddress()).isEqualTo(CARRIERS);
            }
        }
    }

    @Test
    void given_a_trunk_that_is_bound_to_none_when_we_call_then_from_the_address_that_leads_there() throws IOException {
        set(Optional.empty(), carrier.peer(1));
        assertThat(server.ours("carrier")).contains(OFFICE);
        dial();
        assertThat(carrier.take("INVITE")).contains("Via: SIP/2.0/UDP 127.0.0.1:" + port + ";");
        assertThat(carrier.heardFrom()).isEqualTo(OFFICE);
    }

    @Test
    void given_a_trunk_bound_to_an_address_where_nobody_speaks_when_we_call_then_the_call_ends() throws Exception {
        set(Optional.of(InetAddress.ofLiteral("127.0.0.3")), carrier.peer(1));
        dial();
        assertThat(ended.poll(5, TimeUnit.SECONDS)).isEqualTo(503);
    }

    @Test
    void given_a_call_that_comes_to_one_address_when_it_is_answered_then_the_answer_names_that_one() throws Exception {
        try (CallingPhone phone = new CallingPhone(new InetSocketAddress(CARRIERS, port))) {
            phone.call("m=audio 4000 RTP/AVP 8\r\n");
            ArrivedCall call = Objects.requireNonNull(arrived.poll(5, TimeUnit.SECONDS), "nobody calls");
            assertThat(call.here()).isEqualTo(CARRIERS);
            assertThat(call.answer(new InetSocketAddress(call.here(), 30_000))).isTrue();
            assertThat(phone.answer())
                    .contains("Contact: <sip:127.0.0.2:" + port + ">\r\n")
                    .contains("c=IN IP4 127.0.0.2\r\n");
        }
    }

    @Test
    void given_an_address_to_which_no_route_leads_when_ours_is_asked_for_then_it_is_the_first() {
        Cards cards = new Cards(List.of(
                new SipPoint.Udp(new InetSocketAddress(CARRIERS, port)),
                new SipPoint.Udp(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.3"), port))));
        assertThat(cards.towards(InetAddress.ofLiteral("127.0.0.9"))).isEqualTo(CARRIERS);
    }

    private void dial() {
        InetSocketAddress ours = new InetSocketAddress(server.ours("carrier").orElseThrow(), 30_000);
        assertThat(server.dial(new Dialling("carrier", "13800001111", "4006001000", ours, 60_000)))
                .isInstanceOf(Dialled.Going.class);
    }

    private void set(Optional<InetAddress> bound, TrunkPeer peer) {
        server.replaceTrunks(List.of(trunk(bound, 0, peer)), true);
    }

    private static TrunkSettings trunk(Optional<InetAddress> bound, int probeMs, TrunkPeer peer) {
        return new TrunkSettings(
                "carrier",
                List.of(peer),
                "house.example",
                Optional.empty(),
                Set.of("4006001000"),
                NumberWriting.NATIONAL,
                new TrunkLimits(5, 10, 500, 0, probeMs),
                new TrunkManner(false, 0, Optional.empty(), bound, Optional.empty(), SoundEncryption.USUAL));
    }
}
