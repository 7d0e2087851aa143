package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that are asked whether they are there. */
class ProbeTest implements SipListener {

    private static final InetSocketAddress OURS = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 30_000);

    private Callee callee;
    private Callee second;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        callee = new Callee();
        second = new Callee();
        try (CallingPhone phone = new CallingPhone()) {
            TrunkSettings trunk = new TrunkSettings(
                    "carrier",
                    List.of(callee.peer(1), second.peer(2)),
                    "house.example",
                    Optional.empty(),
                    Set.of("4006001000"),
                    NumberWriting.NATIONAL,
                    new TrunkLimits(5, 10, 4_000, 0, 1_000),
                    TrunkManner.PLAIN);
            server = SipServer.start(
                    new SipSettings(List.of(new SipPoint.Udp(phone.other())), 5, StreamLimits.USUAL, List.of(trunk)),
                    this,
                    new SecureRandom());
        }
    }

    @AfterEach
    void close() {
        server.close();
        callee.close();
        second.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        return 404;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // not looked at
    }

    @Test
    void given_a_peer_out_of_order_when_it_says_so_to_the_question_then_calls_go_to_the_next_until_it_is_back()
            throws IOException {
        String question = callee.take("OPTIONS");
        assertThat(question).startsWith("OPTIONS sip:127.0.0.1:").contains("Max-Forwards: 70\r\n");
        callee.reply(question, "503 Service Unavailable", "a", "");
        // the next question comes after this answer was taken
        String next = callee.take("OPTIONS");
        dial();
        second.reply(second.take("INVITE"), "486 Busy Here", "a", "");
        callee.reply(next, "405 Method Not Allowed", "a", "");
        callee.take("OPTIONS");
        dial();
        callee.take("INVITE");
    }

    @Test
    void given_peers_when_they_are_asked_then_it_is_known_who_answers_until_the_trunk_is_gone()
            throws IOException, InterruptedException {
        callee.reply(callee.take("OPTIONS"), "200 OK", "a", "");
        second.reply(second.take("OPTIONS"), "503 Service Unavailable", "a", "");
        // the next questions come after these answers were taken
        callee.take("OPTIONS");
        second.take("OPTIONS");
        List<TrunkState> states = server.trunkStates();
        assertThat(states).hasSize(1);
        assertThat(states.getFirst().peers())
                .extracting(TrunkState.Peer::reach)
                .containsExactly(TrunkState.Reach.THERE, TrunkState.Reach.SILENT);
        server.replaceTrunks(List.of(), true);
        assertThat(server.trunkStates()).isEmpty();
    }

    @Test
    void given_a_trunk_that_is_set_while_the_server_runs_when_it_wants_questions_then_its_peers_are_asked()
            throws IOException {
        try (Callee third = new Callee()) {
            TrunkSettings trunk = new TrunkSettings(
                    "other",
                    List.of(third.peer(1)),
                    "house.example",
                    Optional.empty(),
                    Set.of(),
                    NumberWriting.NATIONAL,
                    new TrunkLimits(5, 10, 4_000, 0, 1_000),
                    TrunkManner.PLAIN);
            server.replaceTrunks(List.of(trunk), true);
            assertThat(server.trunkStates().getFirst().peers())
                    .extracting(TrunkState.Peer::reach)
                    .containsExactly(TrunkState.Reach.UNKNOWN);
            third.reply(third.take("OPTIONS"), "200 OK", "a", "");
            third.take("OPTIONS");
            assertThat(server.trunkStates().getFirst().peers())
                    .extracting(TrunkState.Peer::reach)
                    .containsExactly(TrunkState.Reach.THERE);
        }
    }

    private void dial() {
        assertThat(server.dial(new Dialling("carrier", "13800001111", "4006001000", OURS, 60_000)))
                .isInstanceOf(Dialled.Going.class);
    }
}
