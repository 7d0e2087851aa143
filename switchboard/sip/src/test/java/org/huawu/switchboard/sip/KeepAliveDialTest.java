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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that we make and that stand, renewed by one side or the other, or by none (RFC 4028). */
class KeepAliveDialTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String SHOWN = "4006001000";
    private static final Dialling DIALLING =
            new Dialling("carrier", "13800001111", SHOWN, new InetSocketAddress(LOOPBACK, 30_000), 60_000);
    private static final String UPDATE = "Allow: INVITE, ACK, BYE, CANCEL, UPDATE";
    private static final String HALF_HOUR = "Session-Expires: 1800;refresher=";
    private static final long HALF_MS = 900_000;
    private static final long END_MS = 1_768_000;

    private final TestTimers timers = new TestTimers();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private Callee callee;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        callee = new Callee();
        try (CallingPhone phone = new CallingPhone()) {
            TrunkSettings trunk = new TrunkSettings(
                    "carrier",
                    List.of(callee.peer(1)),
                    "house.example",
                    Optional.of(new TrunkAccount("house", "secret")),
                    Set.of(SHOWN),
                    NumberWriting.E164,
                    new TrunkLimits(1, 10, 500, 30_000, 0),
                    TrunkManner.PLAIN);
            SipSettings settings =
                    new SipSettings(List.of(new SipPoint.Udp(phone.other())), 2, StreamLimits.USUAL, List.of(trunk));
            server = SipServer.start(settings, this, Optional.empty(), new SecureRandom(), timers);
        }
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
        news.add("answered");
    }

    @Override
    public void ended(SipCall call, int cause) {
        news.add("ended " + cause);
    }

    @Test
    void given_a_carrier_with_timers_when_it_leaves_renewing_to_us_then_we_do_with_the_offer_we_made()
            throws IOException {
        String invite = talk(HALF_HOUR + "uac", "Require: timer");
        assertThat(invite)
                .contains("Session-Expires: 1800\r\n")
                .contains("Min-SE: 90\r\n")
                .contains("Supported: 100rel,timer\r\n");
        timers.passUntilDue(HALF_MS);
        String renewal = callee.take("INVITE");
        assertThat(renewal).contains("Session-Expires: 1800;refresher=uac\r\n");
        assertThat(sdp(renewal)).isEqualTo(sdp(invite));
        callee.reply(renewal, "200 OK", "a", Callee.SDP, HALF_HOUR + "uac");
        callee.take("ACK");
        timers.await(HALF_MS, HALF_MS);
    }

    @Test
    void given_a_renewal_by_invite_when_its_answer_is_repeated_then_it_is_confirmed_again() throws IOException {
        talk(HALF_HOUR + "uac", "Require: timer");
        timers.passUntilDue(HALF_MS);
        String renewal = callee.take("INVITE");
        callee.reply(renewal, "200 OK", "a", Callee.SDP, HALF_HOUR + "uac");
        String first = callee.take("ACK");
        callee.reply(renewal, "200 OK", "a", Callee.SDP, HALF_HOUR + "uac");
        assertThat(Callee.group(callee.take("ACK"), "\r\nCSeq: ([^\r]*)"))
                .isEqualTo(Callee.group(first, "\r\nCSeq: ([^\r]*)"));
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void given_a_carrier_that_renews_itself_when_it_does_not_then_the_call_ends() throws IOException {
        talk(HALF_HOUR + "uas", UPDATE);
        timers.pass(END_MS);
        assertThat(callee.receive()).startsWith("BYE ").contains("Reason: SIP;cause=408\r\n");
        expect("ended 408");
        assertThat(server.calls()).isZero();
    }

    @Test
    void given_a_carrier_without_timers_when_it_answers_then_nothing_is_renewed() throws IOException {
        talk(UPDATE);
        assertThat(timers.dueWithin(HALF_MS)).as("only how long it may ring").isLessThanOrEqualTo(2);
        timers.pass(2 * END_MS);
        assertThat(server.calls()).isEqualTo(1);
        assertThat(callee.hasHeardNothing()).isTrue();
    }

    @Test
    void given_a_carrier_that_wants_longer_sessions_when_it_says_so_then_it_is_asked_once_more() throws IOException {
        server.dial(DIALLING);
        String first = callee.take("INVITE");
        callee.reply(first, "422 Session Interval Too Small", "x", "", "Min-SE: 3600");
        callee.take("ACK");
        String second = callee.take("INVITE");
        assertThat(second)
                .contains("Session-Expires: 3600\r\n")
                .contains("Min-SE: 3600\r\n")
                .contains("CSeq: 2 INVITE\r\n")
                .doesNotContain(";tag=x");
        callee.reply(second, "422 Session Interval Too Small", "y", "", "Min-SE: 7200");
        callee.take("ACK");
        expect("ended 422");
    }

    @Test
    void given_a_carrier_that_asks_who_we_are_within_a_call_when_we_renew_then_it_is_told() throws IOException {
        talk(HALF_HOUR + "uac", UPDATE);
        timers.passUntilDue(HALF_MS);
        String asked = "Proxy-Authenticate: Digest realm=\"carrier\",nonce=\"n1\",qop=\"auth\"";
        callee.reply(callee.take("UPDATE"), "407 Proxy Authentication Required", "a", "", asked);
        String proven = callee.take("UPDATE");
        assertThat(proven).contains("Proxy-Authorization: Digest username=\"house\"");
        callee.reply(proven, "200 OK", "a", "", HALF_HOUR + "uac");
        timers.await(END_MS, END_MS);
    }

    @Test
    void given_both_sides_who_invite_at_once_when_ours_is_refused_then_it_comes_again_later_than_theirs()
            throws IOException {
        talk(HALF_HOUR + "uac");
        timers.passUntilDue(HALF_MS);
        callee.reply(callee.take("INVITE"), "491 Request Pending", "a", "");
        callee.take("ACK");
        // the Call-ID is ours; patience with the INVITE was taken back
        timers.pass(timers.await(2_100, 4_000));
        callee.take("INVITE");
    }

    private static String sdp(String message) {
        return message.substring(message.indexOf("\r\n\r\n"));
    }

    /** Calls, and is answered so. */
    private String talk(String... lines) throws IOException {
        assertThat(server.dial(DIALLING)).isInstanceOf(Dialled.Going.class);
        String invite = callee.take("INVITE");
        callee.reply(invite, "200 OK", "a", Callee.SDP, lines);
        callee.take("ACK");
        expect("answered");
        return invite;
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
