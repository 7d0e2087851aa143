package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parties who want their call to go elsewhere (RFC 3515, RFC 3891). */
class TransferTest implements SipListener {

    private static final InetSocketAddress OURS = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 30_000);
    private static final String G711 = "m=audio 4000 RTP/AVP 8\r\n";
    private static final long EVER_MS = Long.MAX_VALUE / 2;

    private final TestTimers timers = new TestTimers();
    private final BlockingQueue<ArrivedCall> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<TransferGoal> goals = new LinkedBlockingQueue<>();
    private CallingPhone phone;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        phone = new CallingPhone();
        server =
                SipServer.start(SipSettings.udp(phone.other(), 10), this, Optional.empty(), new SecureRandom(), timers);
    }

    @AfterEach
    void close() {
        server.close();
        phone.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        calls.add(call);
        return 0;
    }

    @Override
    public void transferAsked(SipCall call, TransferGoal goal) {
        goals.add(goal);
    }

    @Override
    public void ended(SipCall call, int cause) {
        ends.add(cause);
    }

    @Test
    void given_a_talk_when_its_party_wants_it_at_a_number_then_that_is_told_and_so_is_how_it_goes() throws IOException {
        ArrivedCall call = talk(phone);
        assertThat(refer("<sip:4006001@board.example>"))
                .startsWith("SIP/2.0 202 ")
                .contains("Contact: ");
        expectNews("SIP/2.0 100 Trying", "active;expires=200");
        assertThat(goal()).isEqualTo(new TransferGoal.ToNumber("4006001"));
        assertThat(call.reportTransfer(180)).isTrue();
        expectNews("SIP/2.0 180 Ringing", "active;expires=200");
        assertThat(call.reportTransfer(200)).isTrue();
        expectNews("SIP/2.0 200 OK", "terminated;reason=noresource");
        assertThat(call.reportTransfer(200)).as("it is over").isFalse();
        assertThat(timers.dueWithin(EVER_MS)).isZero();
        assertThat(server.calls()).as("the call itself goes on").isEqualTo(1);
    }

    @Test
    void given_a_wish_that_nobody_answers_when_four_seconds_are_over_then_it_is_declined() throws IOException {
        ArrivedCall call = talk(phone);
        refer("<sip:4006001@board.example>");
        expectNews("SIP/2.0 100 Trying", "active;expires=200");
        timers.pass(3_999);
        timers.pass(1);
        expectNews("SIP/2.0 603 Decline", "terminated;reason=noresource");
        assertThat(call.reportTransfer(200)).isFalse();
    }

    @Test
    void given_a_transfer_that_goes_on_when_it_does_not_end_then_it_is_given_up() throws IOException {
        ArrivedCall call = talk(phone);
        refer("<sip:4006001@board.example>");
        expectNews("SIP/2.0 100 Trying", "active;expires=200");
        assertThat(call.reportTransfer(180)).isTrue();
        expectNews("SIP/2.0 180 Ringing", "active;expires=200");
        timers.pass(199_999);
        timers.pass(1);
        expectNews("SIP/2.0 408 Request timeout", "terminated;reason=noresource");
    }

    @Test
    void given_a_wish_when_another_comes_then_it_waits_for_the_first_to_end() throws IOException {
        ArrivedCall call = talk(phone);
        refer("<sip:4006001@board.example>");
        expectNews("SIP/2.0 100 Trying", "active;expires=200");
        assertThat(refer("<sip:4006002@board.example>")).startsWith("SIP/2.0 491 ");
        call.reportTransfer(486);
        expectNews("SIP/2.0 486 Busy here", "terminated;reason=noresource");
        assertThat(refer("<tel:4006002>")).startsWith("SIP/2.0 202 ");
        expectNews("SIP/2.0 100 Trying", "active;expires=200");
        goal();
        assertThat(goal()).isEqualTo(new TransferGoal.ToNumber("4006002"));
    }

    @Test
    void given_two_talks_of_a_party_when_it_wants_one_in_place_of_the_other_then_that_one_is_named()
            throws IOException {
        talk(phone);
        try (CallingPhone second = new CallingPhone(phone.other())) {
            ArrivedCall other = talk(second);
            assertThat(refer("<sip:1@127.0.0.1?Replaces=" + second.replaces() + ">"))
                    .startsWith("SIP/2.0 202 ");
            assertThat(goal()).isEqualTo(new TransferGoal.InPlaceOf(other));
        }
    }

    @Test
    void given_a_talk_of_another_host_when_somebody_wants_his_call_in_its_place_then_he_does_not_get_it()
            throws IOException {
        talk(phone);
        try (CallingPhone second = new CallingPhone(phone.other(), InetAddress.ofLiteral("127.0.0.2"))) {
            talk(second);
            assertThat(refer("<sip:1@127.0.0.1?Replaces=" + second.replaces() + ">"))
                    .startsWith("SIP/2.0 404 ");
        }
        assertThat(goals).isEmpty();
    }

    @Test
    void given_a_call_that_is_not_answered_when_it_is_named_or_shall_go_elsewhere_then_neither_is_done()
            throws IOException {
        talk(phone);
        try (CallingPhone second = new CallingPhone(phone.other())) {
            second.call(G711);
            call().ring();
            assertThat(second.receive()).startsWith("SIP/2.0 180 ");
            assertThat(refer("<sip:1@127.0.0.1?Replaces=" + second.replaces() + ">"))
                    .startsWith("SIP/2.0 404 ");
            second.say("Refer-To: <sip:4006001@board.example>");
            assertThat(second.ask("REFER", "")).startsWith("SIP/2.0 491 ");
        }
        assertThat(goals).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:4006001@board.example;method=BYE>, 403",
        "<sip:4006001@board.example?Subject=x>, 403",
        "<sip:4006001@board.example?Replaces=x%3Bto-tag%3D1%3Bfrom-tag%3D2&Subject=x>, 403",
        "<sip:4006001@board.example?Replaces=x>, 400",
        "<sip:4006001@board.example?Replaces=nobody%3Bto-tag%3D1%3Bfrom-tag%3D2>, 404",
        "<sip:board.example>, 404",
        "<http://board.example>, 416",
        "sip:a b@board.example, 400"
    })
    void given_a_goal_that_cannot_be_when_it_is_asked_for_then_it_is_refused_and_nobody_is_told(String goal, int status)
            throws IOException {
        talk(phone);
        assertThat(refer(goal)).startsWith("SIP/2.0 " + status + " ");
        assertThat(goals).isEmpty();
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void given_a_wish_without_a_call_or_a_goal_when_it_comes_then_it_is_refused() throws IOException {
        phone.say("Refer-To: <sip:4006001@board.example>");
        assertThat(phone.ask("REFER", "")).startsWith("SIP/2.0 403 ");
        try (CallingPhone second = new CallingPhone(phone.other())) {
            talk(second);
            assertThat(second.ask("REFER", "")).startsWith("SIP/2.0 400 ");
        }
        assertThat(goals).isEmpty();
    }

    @Test
    void given_a_wish_that_is_looked_at_when_the_party_hangs_up_then_nothing_is_left_of_it() throws IOException {
        ArrivedCall call = talk(phone);
        refer("<sip:4006001@board.example>");
        expectNews("SIP/2.0 100 Trying", "active;expires=200");
        assertThat(phone.ask("BYE", "")).startsWith("SIP/2.0 200 ");
        assertThat(next(ends)).isEqualTo(200);
        assertThat(call.reportTransfer(200)).isFalse();
        assertThat(timers.dueWithin(EVER_MS)).isZero();
    }

    @Test
    void given_a_talk_when_a_stranger_wants_its_place_then_he_does_not_get_it() throws IOException {
        talk(phone);
        try (CallingPhone stranger = new CallingPhone(phone.other())) {
            stranger.say("Replaces: " + Escapes.decoded(phone.replaces()));
            assertThat(stranger.ask("INVITE", G711)).startsWith("SIP/2.0 403 ");
        }
        try (CallingPhone stranger = new CallingPhone(phone.other())) {
            stranger.say("Replaces: nobody;to-tag=1;from-tag=2");
            assertThat(stranger.ask("INVITE", G711)).startsWith("SIP/2.0 481 ");
        }
        assertThat(calls).isEmpty();
        assertThat(server.calls()).isEqualTo(1);
    }

    /** Asks to be transferred, and says what the answer is. */
    private String refer(String goal) throws IOException {
        phone.say("Refer-To: " + goal);
        String answer = phone.ask("REFER", "");
        phone.say();
        return answer;
    }

    private void expectNews(String first, String state) throws IOException {
        String notify = phone.take("NOTIFY");
        assertThat(notify)
                .contains("Event: refer;id=")
                .contains("Subscription-State: " + state + "\r\n")
                .contains("Content-Type: message/sipfrag;version=2.0\r\n")
                .contains("Contact: ")
                .endsWith("\r\n\r\n" + first + "\r\n");
        phone.reply(notify, "200 OK", "");
    }

    private ArrivedCall talk(CallingPhone with) throws IOException {
        with.call(G711);
        ArrivedCall call = call();
        assertThat(call.answer(OURS)).isTrue();
        assertThat(with.receive()).startsWith("SIP/2.0 200 ");
        with.confirm();
        return call;
    }

    private ArrivedCall call() {
        return next(calls);
    }

    private TransferGoal goal() {
        return next(goals);
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            return Objects.requireNonNull(queue.poll(5, TimeUnit.SECONDS), "nothing was told");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
