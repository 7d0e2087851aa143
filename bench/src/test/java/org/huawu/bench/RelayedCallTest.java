package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayedCallTest {

    private static final String NUMBER = "13900000007";
    private static final InetSocketAddress OURS = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5070);
    private static final InetSocketAddress THEIRS = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5060);

    private final RelayedCall call =
            new RelayedCall(new SipDialog(OURS, THEIRS, SwitchboardProgram.LINE, NUMBER, "r7"), NUMBER);

    @Test
    void given_a_call_when_both_ends_hear_all_of_it_then_it_is_over_and_as_it_should_be() {
        call.invite(9, 100);
        assertThat(text(callee(request("INVITE", 1), 150)))
                .startsWith("SIP/2.0 200 OK")
                .contains("m=audio 9 ");
        callee(request("ACK", 1), 160);
        assertThat(text(call.callerHears(answer(200, "1 INVITE"), 170))).startsWith("ACK ");
        assertThat(call.leavesNs()).isEqualTo(170 + RelayedCall.STAYS_NS);
        assertThat(text(call.leave())).startsWith("BYE ");
        assertThat(call.failure()).isEqualTo("not over in time");
        call.callerHears(answer(200, "2 BYE"), 180);
        assertThat(call.isOver()).isFalse();
        assertThat(text(callee(request("BYE", 2), 190))).startsWith("SIP/2.0 200 OK");
        assertThat(call.isOver()).isTrue();
        assertThat(call.failure()).isNull();
        assertThat(call.repeated()).isEmpty();
        assertThat(call.reachedNs() - call.invitedNs()).isEqualTo(50);
    }

    @Test
    void given_messages_that_come_again_when_they_are_heard_then_they_are_counted_and_the_first_time_stays() {
        call.invite(9, 100);
        callee(request("INVITE", 1), 150);
        callee(request("INVITE", 1), 650);
        call.callerHears(answer(100, "1 INVITE"), 660);
        call.callerHears(answer(100, "1 INVITE"), 670);
        call.callerHears(answer(200, "1 INVITE"), 700);
        call.callerHears(answer(200, "1 INVITE"), 1_200);
        assertThat(call.repeated()).containsExactly("INVITE", "200 to INVITE");
        assertThat(call.reachedNs()).isEqualTo(150);
        assertThat(call.leavesNs()).isEqualTo(700 + RelayedCall.STAYS_NS);
    }

    @Test
    void given_a_refusal_or_a_hang_up_of_the_switchboard_when_it_is_heard_then_the_call_has_failed() {
        call.invite(9, 100);
        assertThat(text(call.callerHears(answer(503, "1 INVITE"), 150))).startsWith("ACK ");
        assertThat(call.isOver()).isTrue();
        assertThat(call.failure()).isEqualTo("answered with 503");
        assertThat(new RelayResult(new RelayPlan(0, 1, 1), List.of(call), 0, new SlowMoments(List.of())).holds())
                .isFalse();
    }

    @Test
    void given_calls_that_came_more_slowly_than_planned_when_all_are_well_then_the_rate_does_not_hold() {
        call.invite(9, 100);
        callee(request("INVITE", 1), 150);
        callee(request("BYE", 2), 160);
        call.callerHears(answer(200, "2 BYE"), 170);
        RelayPlan plan = new RelayPlan(0, 10, 1);
        SlowMoments none = new SlowMoments(List.of());
        assertThat(new RelayResult(plan, List.of(call), 900_000_000, none).holds())
                .isTrue();
        assertThat(new RelayResult(plan, List.of(call), 1_000_000_000, none).holds())
                .isFalse();
    }

    private byte[] callee(SipMessage request, long nowNs) {
        return call.calleeHears(request, "<sip:127.0.0.1:5080>", SipDialog.sound("127.0.0.1", 9), nowNs);
    }

    private static SipMessage request(String method, int sequence) {
        return new SipMessage(
                method + " sip:" + NUMBER + "@127.0.0.1:5080 SIP/2.0",
                List.of("Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK" + method, "CSeq: " + sequence + " " + method));
    }

    private static SipMessage answer(int status, String command) {
        return new SipMessage("SIP/2.0 " + status + " X", List.of("To: <sip:x>;tag=1", "CSeq: " + command));
    }

    private static String text(byte[] said) {
        return new String(said, US_ASCII);
    }
}
