package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that stand for hours, whose other side is asked whether it is there (RFC 3261 11). */
class PulseTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String SHOWN = "4006001000";
    private static final Dialling DIALLING =
            new Dialling("carrier", "13800001111", SHOWN, new InetSocketAddress(LOOPBACK, 30_000), 60_000);
    private static final int EVERY_MS = 5_000;
    private static final int PATIENCE_MS = EVERY_MS / 2;

    private final TestTimers timers = new TestTimers();
    private final BlockingQueue<SipCall> answered = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private Callee callee;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        callee = new Callee();
        TrunkSettings trunk = new TrunkSettings(
                "carrier",
                List.of(callee.peer(1)),
                "house.example",
                Optional.empty(),
                Set.of(SHOWN),
                NumberWriting.E164,
                new TrunkLimits(1, 10, 500, 30_000, 0),
                TrunkManner.PLAIN);
        InetSocketAddress board = new InetSocketAddress(LOOPBACK, FreePorts.inARow(1));
        SipSettings settings = new SipSettings(List.of(new SipPoint.Udp(board)), 2, StreamLimits.USUAL, List.of(trunk));
        server = SipServer.start(settings, this, Optional.empty(), new SecureRandom(), timers);
    }

    @AfterEach
    void close() {
        server.close();
        callee.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        return 404;
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
    void given_a_side_without_power_when_two_questions_find_no_answer_then_the_call_is_over_within_twice_the_time()
            throws IOException {
        watched();
        timers.passUntilDue(EVERY_MS);
        String first = callee.take("OPTIONS");
        assertThat(first).contains(";tag=a\r\n");
        timers.passUntilDue(PATIENCE_MS);
        assertThat(Callee.group(another(first), "\r\nCSeq: (\\d+)"))
                .isNotEqualTo(Callee.group(first, "\r\nCSeq: (\\d+)"));
        assertThat(ended).isEmpty();
        timers.passUntilDue(PATIENCE_MS);
        assertThat(callee.take("BYE")).contains("Reason: SIP;cause=408\r\n");
        assertThat(next(ended)).isEqualTo(408);
        assertThat(server.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "405 Method Not Allowed", "501 Not Implemented", "503 Service Unavailable"})
    void given_a_side_that_answers_whatever_it_knows_when_it_is_asked_then_it_is_there_and_asked_again(String answer)
            throws IOException {
        watched();
        String question = "";
        for (int i = 0; i < 3; i++) {
            timers.passUntilDue(EVERY_MS);
            question = another(question);
            callee.reply(question, answer, "a", "");
            timers.await(EVERY_MS, EVERY_MS);
        }
        assertThat(ended).isEmpty();
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void given_a_side_that_missed_one_question_when_it_answers_the_next_then_it_is_there() throws IOException {
        watched();
        String question = "";
        for (int i = 0; i < 3; i++) {
            timers.passUntilDue(EVERY_MS);
            String missed = another(question);
            timers.passUntilDue(PATIENCE_MS);
            question = another(missed);
            callee.reply(question, "200 OK", "a", "");
            timers.await(EVERY_MS, EVERY_MS);
        }
        assertThat(ended).isEmpty();
    }

    @Test
    void given_a_side_that_was_started_again_when_it_knows_of_no_such_call_then_it_is_over_at_once()
            throws IOException {
        watched();
        timers.passUntilDue(EVERY_MS);
        callee.reply(callee.take("OPTIONS"), "481 Call/Transaction Does Not Exist", "a", "");
        assertThat(next(ended)).isEqualTo(481);
    }

    @Test
    void given_a_call_that_ended_when_time_passes_then_nobody_is_asked() throws IOException {
        watched().end(200);
        callee.reply(callee.take("BYE"), "200 OK", "a", "");
        timers.pass(10 * EVERY_MS);
        assertThat(callee.hasHeardNothing()).isTrue();
        assertThat(ended).isEmpty();
    }

    /** The next question that is another one than that, which may come again. */
    private String another(String before) throws IOException {
        String question = callee.take("OPTIONS");
        while (before.contains("\r\nCSeq: " + Callee.group(question, "\r\nCSeq: (\\d+)") + " ")) {
            question = callee.take("OPTIONS");
        }
        return question;
    }

    /** A call that stands and is watched. */
    private SipCall watched() throws IOException {
        assertThat(server.dial(DIALLING)).isInstanceOf(Dialled.Going.class);
        callee.reply(callee.take("INVITE"), "200 OK", "a", Callee.SDP);
        callee.take("ACK");
        SipCall call = next(answered);
        call.watch(EVERY_MS);
        return call;
    }

    private static <T> T next(BlockingQueue<T> told) {
        try {
            return Objects.requireNonNull(told.poll(5, TimeUnit.SECONDS), "nothing was told");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
