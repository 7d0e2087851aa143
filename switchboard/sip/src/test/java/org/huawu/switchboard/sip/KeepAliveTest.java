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

/** Calls that came in and stand, renewed by one side or the other, or by none (RFC 4028). */
class KeepAliveTest implements SipListener {

    private static final InetSocketAddress OURS = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 30_000);
    private static final String G711 = "m=audio 4000 RTP/AVP 8\r\n";
    private static final String HALF_HOUR = "Session-Expires: 1800;refresher=";
    private static final String UPDATE = "Allow: INVITE, ACK, BYE, CANCEL, UPDATE";
    private static final long HALF_MS = 900_000;
    private static final long END_MS = 1_768_000;

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
    public void changed(SipCall call, SpeechOffer offer) {
        news.add("wants " + offer.direction());
    }

    @Override
    public void ended(SipCall call, int cause) {
        news.add("ended " + cause);
    }

    @Test
    void given_a_caller_who_renews_when_he_does_then_the_call_stands_and_when_he_does_not_it_ends() throws IOException {
        phone.say("Supported: timer", HALF_HOUR + "uac");
        assertThat(talk())
                .contains("Session-Expires: 1800;refresher=uac\r\n")
                .contains("Require: timer\r\n")
                .contains("Supported: timer\r\n");
        timers.pass(END_MS - 1);
        assertThat(phone.ask("UPDATE", ""))
                .startsWith("SIP/2.0 200 ")
                .contains("Session-Expires: 1800;refresher=uac\r\n")
                .contains("Contact: ");
        timers.pass(END_MS - 1);
        assertThat(server.calls()).isEqualTo(1);
        timers.pass(1);
        assertThat(phone.receive()).startsWith("BYE ").contains("Reason: SIP;cause=408\r\n");
        expect("ended 408");
        assertThat(server.calls()).isZero();
        assertThat(timers.dueWithin(Long.MAX_VALUE / 2)).as("timers left").isZero();
    }

    @Test
    void given_a_caller_with_update_when_we_renew_then_it_is_by_update_without_sdp_again_and_again()
            throws IOException {
        phone.say("Supported: timer", HALF_HOUR + "uas", UPDATE);
        assertThat(talk()).contains("Session-Expires: 1800;refresher=uas\r\n");
        for (int i = 0; i < 3; i++) {
            timers.passUntilDue(HALF_MS);
            String update = phone.take("UPDATE");
            assertThat(update)
                    .contains("Session-Expires: 1800;refresher=uac\r\n")
                    .contains("Min-SE: 90\r\n")
                    .contains("Supported: timer\r\n")
                    .contains("Content-Length: 0\r\n");
            phone.reply(update, "200 OK", "", HALF_HOUR + "uac");
            timers.await(END_MS, END_MS);
        }
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void given_a_caller_without_update_when_we_renew_then_it_is_by_invite_with_the_sdp_we_said_last()
            throws IOException {
        phone.say("Supported: timer");
        talk();
        String held = phone.ask("INVITE", G711 + "a=sendonly\r\n");
        phone.confirm();
        expect("wants SENDONLY");
        assertThat(phone.info("text/plain", "x")).as("after the confirmation").startsWith("SIP/2.0 200 ");
        timers.passUntilDue(HALF_MS);
        String invite = phone.take("INVITE");
        assertThat(sdp(invite)).isEqualTo(sdp(held)).contains("a=recvonly");
        phone.reply(invite, "200 OK", G711 + "a=sendrecv\r\n");
        phone.take("ACK");
        expect("wants SENDRECV");
        timers.await(HALF_MS, HALF_MS);
    }

    @Test
    void given_a_caller_who_takes_no_update_after_all_when_he_says_so_then_we_renew_by_invite() throws IOException {
        phone.say("Supported: timer", UPDATE);
        talk();
        timers.passUntilDue(HALF_MS);
        phone.reply(phone.take("UPDATE"), "405 Method Not Allowed", "");
        phone.reply(phone.take("INVITE"), "200 OK", G711, HALF_HOUR + "uac");
        phone.take("ACK");
        timers.await(HALF_MS, HALF_MS);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 481})
    void given_a_caller_who_knows_nothing_of_the_call_when_we_renew_it_then_it_ends_for_that(int status)
            throws IOException {
        phone.say("Supported: timer", UPDATE);
        talk();
        timers.passUntilDue(HALF_MS);
        phone.reply(phone.take("UPDATE"), status + " No", "");
        expect("ended " + status);
        assertThat(server.calls()).isZero();
    }

    @Test
    void given_a_caller_who_is_gone_when_we_renew_the_call_then_it_ends_after_32_seconds() throws IOException {
        phone.say("Supported: timer", UPDATE);
        talk();
        timers.passUntilDue(HALF_MS);
        phone.take("UPDATE");
        timers.pass(31_999);
        assertThat(server.calls()).isEqualTo(1);
        timers.pass(1);
        assertThat(server.calls()).isZero();
        phone.take("BYE");
        expect("ended 408");
    }

    @Test
    void given_a_caller_who_fails_to_renew_when_he_goes_on_failing_then_he_is_asked_until_the_call_is_over()
            throws IOException {
        phone.say("Supported: timer", UPDATE);
        talk();
        timers.passUntilDue(HALF_MS);
        phone.reply(phone.take("UPDATE"), "500 Server Internal Error", "");
        timers.passUntilDue(HALF_MS / 2);
        phone.reply(phone.take("UPDATE"), "200 OK", "", HALF_HOUR + "uac");
        timers.passUntilDue(HALF_MS);
        phone.reply(phone.take("UPDATE"), "500 Server Internal Error", "");
        timers.await(HALF_MS / 2, HALF_MS / 2);
        timers.pass(HALF_MS / 2);
        phone.reply(phone.take("UPDATE"), "500 Server Internal Error", "");
        timers.await(HALF_MS / 4, HALF_MS / 4);
        timers.pass(END_MS - HALF_MS - HALF_MS / 2);
        expect("ended 408");
    }

    @Test
    void given_a_caller_who_wants_a_longer_session_when_he_says_so_then_it_is_longer() throws IOException {
        phone.say("Supported: timer", UPDATE);
        talk();
        timers.passUntilDue(HALF_MS);
        phone.reply(phone.take("UPDATE"), "422 Session Interval Too Small", "", "Min-SE: 3600");
        String longer = phone.take("UPDATE");
        assertThat(longer).contains("Session-Expires: 3600;refresher=uac\r\n").contains("Min-SE: 3600\r\n");
        phone.reply(longer, "200 OK", "", "Session-Expires: 3600;refresher=uac");
        timers.await(2 * HALF_MS, 2 * HALF_MS);
    }

    @Test
    void given_a_session_that_would_end_too_soon_when_it_is_asked_for_then_the_least_is_told() throws IOException {
        phone.say("Supported: timer", "Session-Expires: 60");
        assertThat(phone.ask("INVITE", G711))
                .startsWith("SIP/2.0 422 Session Interval Too Small\r\n")
                .contains("Min-SE: 90\r\n");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE"})
    void given_a_talk_when_it_shall_end_too_soon_then_the_least_is_told_and_the_talk_goes_on(String method)
            throws IOException {
        talk();
        phone.say("Supported: timer", "Session-Expires: 89");
        assertThat(phone.ask(method, method.equals("INVITE") ? G711 : ""))
                .startsWith("SIP/2.0 422 ")
                .contains("Min-SE: 90\r\n");
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void given_a_caller_who_requires_timers_when_he_calls_then_he_has_one() throws IOException {
        phone.say("Require: timer", HALF_HOUR + "uac");
        assertThat(talk()).contains("Session-Expires: 1800;refresher=uac\r\n");
    }

    @Test
    void given_a_caller_who_knows_no_timers_when_he_calls_then_he_has_none() throws IOException {
        assertThat(talk()).doesNotContain("Session-Expires", "timer");
        assertThat(timers.dueWithin(Long.MAX_VALUE / 2)).isZero();
    }

    @Test
    void given_both_sides_who_renew_at_once_when_their_invites_meet_then_each_is_told_and_ours_comes_again()
            throws IOException {
        phone.say("Supported: timer");
        talk();
        timers.passUntilDue(HALF_MS);
        String invite = phone.take("INVITE");
        // another request between, so that an INVITE is not the last that the stack has seen
        assertThat(phone.info("text/plain", "x")).startsWith("SIP/2.0 200 ");
        assertThat(phone.ask("INVITE", G711)).startsWith("SIP/2.0 491 ");
        phone.confirm();
        assertThat(phone.ask("UPDATE", G711)).startsWith("SIP/2.0 491 ");
        phone.reply(invite, "491 Request Pending", "");
        phone.take("ACK");
        // the Call-ID is the caller's
        timers.pass(timers.await(0, 2_000));
        phone.reply(phone.take("INVITE"), "200 OK", G711, HALF_HOUR + "uac");
        phone.take("ACK");
        timers.await(HALF_MS, HALF_MS);
        assertThat(phone.ask("INVITE", G711)).startsWith("SIP/2.0 200 ");
        phone.confirm();
    }

    @Test
    void given_an_invite_of_the_callers_that_is_not_confirmed_when_it_is_time_to_renew_then_that_waits()
            throws IOException {
        phone.say("Supported: timer");
        talk();
        assertThat(phone.ask("INVITE", G711)).startsWith("SIP/2.0 200 ");
        timers.passUntilDue(HALF_MS);
        timers.await(0, 2_000);
        phone.confirm();
        assertThat(phone.info("text/plain", "x")).startsWith("SIP/2.0 200 ");
        timers.pass(2_000);
        phone.take("INVITE");
    }

    @Test
    void given_a_talk_that_is_renewed_when_it_ends_then_nothing_is_left_of_it() throws IOException {
        phone.say("Supported: timer", UPDATE);
        talk();
        timers.passUntilDue(HALF_MS);
        phone.take("UPDATE");
        assertThat(phone.ask("BYE", "")).startsWith("SIP/2.0 200 ");
        expect("ended 200");
        assertThat(timers.dueWithin(Long.MAX_VALUE / 2)).isZero();
    }

    private static String sdp(String message) {
        return message.substring(message.indexOf("\r\n\r\n"));
    }

    /** Calls and is answered. */
    private String talk() throws IOException {
        phone.call(G711);
        assertThat(call().answer(OURS)).isTrue();
        String answer = phone.receive();
        assertThat(answer).startsWith("SIP/2.0 200 ");
        phone.confirm();
        // whatever is answered comes after the confirmation
        assertThat(phone.info("text/plain", "x")).startsWith("SIP/2.0 200 ");
        return answer;
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
