package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallTest {

    private final List<String> said = new ArrayList<>();
    private final CallTimes times = new CallTimes();
    private long nowNs = -7;
    private final Call call = new Call(
            new SipDialog(at(5070), at(5060), "4008200001", "13800000007", "c7"),
            7000,
            times,
            datagram -> said.add(new String(datagram, US_ASCII).split(" ", 2)[0]),
            () -> nowNs);

    @Test
    void given_nobody_answers_when_time_passes_then_the_invite_is_repeated_ever_more_slowly() {
        call.begin();
        assertThat(times.sentNs()).isEqualTo(-7);
        passes(499);
        assertThat(said).containsExactly("INVITE");
        passes(1);
        assertThat(said).containsExactly("INVITE", "INVITE");
        passes(999);
        assertThat(said).hasSize(2);
        passes(1);
        assertThat(said).hasSize(3);
    }

    @Test
    void given_the_invite_came_in_when_time_passes_then_it_is_not_repeated() {
        call.begin();
        hear("SIP/2.0 100 Trying", "1 INVITE");
        passes(2_000);
        assertThat(said).containsExactly("INVITE");
    }

    @Test
    void given_no_final_answer_when_five_seconds_have_passed_then_the_call_has_failed() {
        call.begin();
        hear("SIP/2.0 100 Trying", "1 INVITE");
        passes(5_001);
        assertThat(call.isOver()).isTrue();
        assertThat(call.failure()).isEqualTo("not answered within 5 s");
    }

    @Test
    void given_an_answer_when_it_comes_twice_then_it_is_confirmed_twice() {
        call.begin();
        hear("SIP/2.0 200 OK", "1 INVITE");
        hear("SIP/2.0 200 OK", "1 INVITE");
        assertThat(said).containsExactly("INVITE", "ACK", "ACK");
    }

    @Test
    void given_an_answer_when_it_comes_then_the_time_from_the_invite_to_it_is_noted() {
        call.begin();
        passes(3);
        hear("SIP/2.0 180 Ringing", "1 INVITE");
        passes(2);
        hear("SIP/2.0 200 OK", "1 INVITE");
        passes(4);
        hear("SIP/2.0 200 OK", "1 INVITE");
        assertThat(times.tookToAnswerNs()).isEqualTo(5_000_000);
    }

    @Test
    void given_a_talk_when_half_a_second_has_passed_since_the_answer_then_the_caller_hangs_up() {
        talk();
        passes(499);
        assertThat(said).containsExactly("INVITE", "ACK");
        passes(1);
        assertThat(said).containsExactly("INVITE", "ACK", "BYE");
        hear("SIP/2.0 200 OK", "2 BYE");
        assertThat(call.isOver()).isTrue();
        assertThat(call.failure()).isNull();
    }

    @Test
    void given_an_offer_that_is_not_taken_yet_when_half_a_second_has_passed_then_the_caller_stays() {
        answered();
        times.offered(nowNs);
        passes(3_000);
        assertThat(said).containsExactly("INVITE", "ACK");
        times.talking();
        passes(1);
        assertThat(said).containsExactly("INVITE", "ACK", "BYE");
        assertThat(call.failure()).isNull();
    }

    @Test
    void given_a_talk_that_nobody_was_offered_when_the_caller_hangs_up_then_the_call_has_failed() {
        answered();
        times.talking();
        passes(500);
        assertThat(said).containsExactly("INVITE", "ACK", "BYE");
        assertThat(call.failure()).isEqualTo("talked with, but never shown as offered");
    }

    @Test
    void given_no_offer_when_five_seconds_have_passed_then_the_call_has_failed_and_is_hung_up() {
        answered();
        passes(5_001);
        assertThat(said).containsExactly("INVITE", "ACK", "BYE");
        assertThat(call.failure()).isEqualTo("not offered within 5 s");
        assertThat(call.isOver()).isFalse();
    }

    @Test
    void given_an_offer_but_no_talk_when_ten_seconds_have_passed_then_the_call_has_failed() {
        answered();
        times.offered(nowNs);
        passes(10_001);
        assertThat(call.failure()).isEqualTo("offered, but without a talk within 5 s");
    }

    @Test
    void given_no_answer_to_bye_when_time_passes_then_it_is_repeated_and_given_up_in_the_end() {
        talk();
        passes(500);
        passes(500);
        passes(1_000);
        assertThat(said).containsExactly("INVITE", "ACK", "BYE", "BYE", "BYE");
        passes(3_501);
        assertThat(call.isOver()).isTrue();
        assertThat(call.failure()).isEqualTo("BYE not answered within 5 s");
    }

    @Test
    void given_a_refusal_when_it_comes_then_it_is_confirmed_and_the_call_has_failed() {
        call.begin();
        hear("SIP/2.0 503 Service Unavailable", "1 INVITE");
        assertThat(said).containsExactly("INVITE", "ACK");
        assertThat(call.isOver()).isTrue();
        assertThat(call.failure()).isEqualTo("answered with 503");
    }

    @Test
    void given_the_other_side_hangs_up_when_it_is_heard_then_it_is_answered_and_the_call_has_failed() {
        talk();
        hear("BYE sip:13800000007@127.0.0.1:5070 SIP/2.0", "1 BYE");
        assertThat(said).containsExactly("INVITE", "ACK", "SIP/2.0");
        assertThat(call.isOver()).isTrue();
        assertThat(call.failure()).isEqualTo("hung up by the program");
    }

    @Test
    void given_the_other_side_asks_whether_we_are_there_when_it_is_heard_then_the_call_goes_on() {
        talk();
        hear("OPTIONS sip:13800000007@127.0.0.1:5070 SIP/2.0", "1 OPTIONS");
        assertThat(said).containsExactly("INVITE", "ACK", "SIP/2.0");
        assertThat(call.isOver()).isFalse();
        assertThat(call.failure()).isNull();
    }

    @Test
    void given_two_offers_when_they_are_noted_then_the_first_counts() {
        call.begin();
        times.offered(4_000);
        times.offered(9_000);
        assertThat(times.tookNs()).isEqualTo(4_007);
    }

    private void answered() {
        call.begin();
        hear("SIP/2.0 200 OK", "1 INVITE");
    }

    private void talk() {
        answered();
        times.offered(nowNs);
        times.talking();
    }

    private void passes(long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
        call.tick();
    }

    private void hear(String first, String sequence) {
        call.hear(new SipMessage(first, List.of("CSeq: " + sequence, "To: <sip:a>;tag=1")));
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
