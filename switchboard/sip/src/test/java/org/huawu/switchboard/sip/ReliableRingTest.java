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
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who are to confirm: that it rings, where they want that (RFC 3262), and our answer (RFC 3261 13.3.1.4). */
class ReliableRingTest implements SipListener {

    private static final InetSocketAddress OURS = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 30_000);
    private static final String G711 = "m=audio 4000 RTP/AVP 8\r\n";
    private static final long EVER_MS = Long.MAX_VALUE / 2;

    private final TestTimers timers = new TestTimers();
    private final BlockingQueue<ArrivedCall> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
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
    public void ended(SipCall call, int cause) {
        news.add("ended " + cause);
    }

    @Test
    void given_a_caller_who_requires_it_when_it_rings_then_that_is_said_until_he_confirms_it() throws IOException {
        ArrivedCall call = called("Require: 100rel");
        call.ring();
        call.ring();
        String first = phone.receive();
        assertThat(first)
                .startsWith("SIP/2.0 180 ")
                .contains("Require: 100rel\r\n")
                .containsPattern("RSeq: [1-9]");
        timers.pass(499);
        timers.pass(1);
        assertThat(phone.receive()).as("the second, after T1").isEqualTo(first);
        timers.pass(1_000);
        assertThat(phone.receive()).as("the third, after twice that").isEqualTo(first);
        assertThat(confirm(first, "1 INVITE", "")).startsWith("SIP/2.0 200 ");
        assertThat(timers.dueWithin(EVER_MS)).isZero();
        assertThat(confirm(first, "1 INVITE", "")).as("once more").startsWith("SIP/2.0 200 ");
        phone.say();
        assertThat(call.answer(OURS)).isTrue();
        assertThat(phone.receive()).startsWith("SIP/2.0 200 ").doesNotContain("100rel");
    }

    @Test
    void given_a_caller_who_only_knows_it_when_it_rings_then_that_is_said_once() throws IOException {
        called("Supported: 100rel").ring();
        assertThat(phone.receive()).startsWith("SIP/2.0 180 ").doesNotContain("RSeq", "Require");
        assertThat(timers.dueWithin(EVER_MS)).isZero();
    }

    @Test
    void given_a_caller_who_never_confirms_when_32_seconds_are_over_then_so_is_his_call() throws IOException {
        called("Require: 100rel").ring();
        timers.pass(31_999);
        for (int i = 0; i < 7; i++) {
            assertThat(phone.receive()).startsWith("SIP/2.0 180 ");
        }
        assertThat(server.calls()).isEqualTo(1);
        timers.pass(1);
        assertThat(phone.receive()).startsWith("SIP/2.0 504 ");
        expect("ended 408");
        assertThat(server.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 INVITE", "1 UPDATE"})
    void given_a_confirmation_of_something_else_when_it_comes_then_it_counts_for_nothing(String what)
            throws IOException {
        called("Require: 100rel").ring();
        assertThat(confirm(phone.receive(), what, "")).startsWith("SIP/2.0 481 ");
        assertThat(timers.dueWithin(500)).isEqualTo(1);
    }

    @Test
    void given_a_confirmation_of_another_answer_when_it_comes_then_it_counts_for_nothing() throws IOException {
        called("Require: 100rel").ring();
        phone.receive();
        phone.say("RAck: 2147483647 1 INVITE");
        assertThat(phone.ask("PRACK", "")).startsWith("SIP/2.0 481 ");
        phone.say();
        assertThat(phone.ask("PRACK", "")).startsWith("SIP/2.0 481 ");
        assertThat(timers.dueWithin(500)).isEqualTo(1);
    }

    @Test
    void given_a_confirmation_with_an_offer_when_it_comes_then_the_offer_is_refused() throws IOException {
        called("Require: 100rel").ring();
        assertThat(confirm(phone.receive(), "1 INVITE", G711)).startsWith("SIP/2.0 488 ");
        assertThat(timers.dueWithin(EVER_MS)).isZero();
    }

    @Test
    void given_a_call_that_is_answered_before_he_confirms_the_ringing_when_he_does_then_that_is_right()
            throws IOException {
        ArrivedCall call = called("Require: 100rel");
        call.ring();
        String ringing = phone.receive();
        assertThat(call.answer(OURS)).isTrue();
        assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
        phone.confirm();
        assertThat(confirm(ringing, "1 INVITE", "")).startsWith("SIP/2.0 200 ");
        assertThat(timers.dueWithin(EVER_MS)).isZero();
        phone.say();
        assertThat(phone.ask("BYE", "")).startsWith("SIP/2.0 200 ");
    }

    @Test
    void given_a_call_whose_ringing_is_not_confirmed_when_it_is_refused_then_nothing_is_left() throws IOException {
        ArrivedCall call = called("Require: 100rel");
        call.ring();
        assertThat(phone.receive()).startsWith("SIP/2.0 180 ");
        call.end(486);
        assertThat(phone.receive()).startsWith("SIP/2.0 486 ");
        assertThat(timers.dueWithin(EVER_MS)).isZero();
    }

    @Test
    void given_a_caller_who_leaves_the_offer_to_us_when_it_rings_then_nothing_is_said_before_the_answer()
            throws IOException {
        phone.say("Require: 100rel");
        phone.call("");
        ArrivedCall call = call();
        call.ring();
        assertThat(call.answer(OURS)).isTrue();
        assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
    }

    @Test
    void
            given_a_caller_who_only_knows_it_when_he_is_to_hear_us_early_then_our_sdp_is_said_once_and_again_in_the_answer()
                    throws IOException {
        ArrivedCall call = called("Supported: 100rel");
        call.ring();
        assertThat(phone.receive()).startsWith("SIP/2.0 180 ");
        assertThat(call.speakEarly(OURS)).isTrue();
        assertThat(call.speakEarly(OURS)).isTrue();
        call.ring();
        String early = phone.receive();
        assertThat(early).startsWith("SIP/2.0 183 ").contains("m=audio 30000 ").doesNotContain("RSeq", "Require");
        assertThat(call.answer(OURS)).isTrue();
        String answer = phone.receive();
        assertThat(answer).startsWith("SIP/2.0 200 ");
        assertThat(body(answer)).isEqualTo(body(early));
        assertThat(call.speakEarly(OURS)).isFalse();
    }

    @Test
    void given_a_caller_who_requires_it_when_he_is_to_hear_us_early_then_the_answer_waits_until_he_confirms_that()
            throws IOException {
        ArrivedCall call = called("Require: 100rel");
        assertThat(call.speakEarly(OURS)).isTrue();
        String early = phone.receive();
        assertThat(early).startsWith("SIP/2.0 183 ").contains("Require: 100rel\r\n", "m=audio 30000 ");
        assertThat(call.answer(OURS)).isTrue();
        assertThat(call.answer(OURS)).isFalse();
        timers.pass(500);
        assertThat(phone.receive()).as("said again, and no answer yet").isEqualTo(early);
        phone.say("RAck: " + Callee.group(early, "\r\nRSeq: (\\d+)") + " 1 INVITE");
        String first = phone.ask("PRACK", "");
        String second = phone.receive();
        String answer = first.contains("INVITE\r\n") ? first : second;
        assertThat(first).startsWith("SIP/2.0 200 ");
        assertThat(second).startsWith("SIP/2.0 200 ");
        assertThat(answer).containsPattern("CSeq: 1 INVITE");
        assertThat(body(answer)).isEqualTo(body(early));
    }

    @Test
    void given_a_ringing_that_is_not_confirmed_when_he_is_to_hear_us_early_then_that_is_said_once_it_is()
            throws IOException {
        ArrivedCall call = called("Require: 100rel");
        call.ring();
        String ringing = phone.receive();
        assertThat(call.speakEarly(OURS)).isTrue();
        long number = Long.parseLong(Callee.group(ringing, "\r\nRSeq: (\\d+)"));
        phone.say("RAck: " + number + " 1 INVITE");
        String first = phone.ask("PRACK", "");
        String second = phone.receive();
        String early = first.startsWith("SIP/2.0 183 ") ? first : second;
        assertThat(early).startsWith("SIP/2.0 183 ").contains("RSeq: " + (number + 1) + "\r\n", "m=audio 30000 ");
        call.end(486);
        assertThat(phone.receive()).startsWith("SIP/2.0 486 ");
        assertThat(timers.dueWithin(EVER_MS)).isZero();
    }

    @Test
    void given_an_answer_that_waits_when_the_call_is_ended_then_it_is_refused() throws IOException {
        ArrivedCall call = called("Require: 100rel");
        assertThat(call.speakEarly(OURS)).isTrue();
        assertThat(phone.receive()).startsWith("SIP/2.0 183 ");
        assertThat(call.answer(OURS)).isTrue();
        call.end(200);
        assertThat(phone.receive()).startsWith("SIP/2.0 480 ");
        assertThat(timers.dueWithin(EVER_MS)).isZero();
    }

    @Test
    void given_a_caller_who_leaves_the_offer_to_us_when_he_is_to_hear_us_early_then_he_cannot() throws IOException {
        phone.call("");
        assertThat(call().speakEarly(OURS)).isFalse();
    }

    @Test
    void given_extensions_of_which_we_lack_one_when_they_are_required_then_that_one_is_named() throws IOException {
        phone.say("Require: 100rel, timer, precondition");
        assertThat(phone.ask("INVITE", G711)).startsWith("SIP/2.0 420 ").contains("Unsupported: precondition\r\n");
    }

    @Test
    void given_an_answer_that_is_never_confirmed_when_32_seconds_are_over_then_the_call_ends_as_timed_out()
            throws IOException {
        assertThat(called("Supported: 100rel").answer(OURS)).isTrue();
        assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
        timers.pass(31_999);
        assertThat(server.calls()).isEqualTo(1);
        timers.pass(1);
        expect("ended 408");
        assertThat(server.calls()).isZero();
        assertThat(timers.dueWithin(EVER_MS)).isZero();
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n"));
    }

    /** Calls with these lines in the head. */
    private ArrivedCall called(String line) throws IOException {
        phone.say(line);
        phone.call(G711);
        phone.say();
        return call();
    }

    private String confirm(String answer, String what, String media) throws IOException {
        phone.say("RAck: " + Callee.group(answer, "\r\nRSeq: (\\d+)") + " " + what);
        return phone.ask("PRACK", media);
    }

    private ArrivedCall call() {
        try {
            return Objects.requireNonNull(calls.poll(5, TimeUnit.SECONDS), "nobody was told of the call");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expect(String told) {
        try {
            assertThat(Objects.requireNonNull(news.poll(5, TimeUnit.SECONDS), "nothing was told"))
                    .isEqualTo(told);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
