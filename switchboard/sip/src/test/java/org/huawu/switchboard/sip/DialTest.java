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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that we make, against carriers that say whatever RFC 3261 lets them say. */
class DialTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress OURS = new InetSocketAddress(LOOPBACK, 30_000);
    private static final String NUMBER = "13800001111";
    private static final String SHOWN = "4006001000";

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
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
                    List.of(second.peer(2), callee.peer(1)),
                    "house.example",
                    Optional.of(new TrunkAccount("house", "secret")),
                    Set.of(SHOWN),
                    NumberWriting.E164,
                    new TrunkLimits(1, 10, 500, 30_000, 0),
                    TrunkManner.PLAIN);
            server = SipServer.start(
                    new SipSettings(List.of(new SipPoint.Udp(phone.other())), 2, StreamLimits.USUAL, List.of(trunk)),
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
    public void ringing(DialledCall call) {
        news.add("rings");
    }

    @Override
    public void heardEarly(DialledCall call, SpeechOffer party) {
        news.add("early " + party.address().getPort());
    }

    @Override
    public void answered(DialledCall call, SpeechOffer party) {
        news.add("answered " + party.payloadType() + " " + party.address().getPort());
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
    void given_a_trunk_when_a_call_is_made_then_the_invite_says_who_and_whom_in_the_carriers_writing()
            throws IOException {
        dial();
        assertThat(callee.take("INVITE"))
                .startsWith("INVITE sip:+8613800001111@127.0.0.1:")
                .contains("From: <sip:+864006001000@house.example>;tag=")
                .contains("To: <sip:+8613800001111@house.example>\r\n")
                .contains("P-Asserted-Identity: <sip:+864006001000@house.example>\r\n")
                .contains("Max-Forwards: 70\r\n")
                .contains("Supported: 100rel,timer\r\n")
                .contains("m=audio 30000 RTP/AVP 8 0 101\r\n");
    }

    @Test
    void given_a_call_of_a_trunk_when_the_trunk_is_taken_away_then_it_goes_on_to_its_end_and_no_other_begins()
            throws IOException {
        dial();
        String invite = callee.take("INVITE");
        server.replaceTrunks(List.of(), true);
        assertThat(server.dial(new Dialling("carrier", NUMBER, SHOWN, OURS, 60_000)))
                .isEqualTo(new Dialled.Refused(Dialled.Why.TRUNK_UNKNOWN));
        callee.reply(invite, "401 Unauthorized", "a", "", "WWW-Authenticate: Digest realm=\"c\",nonce=\"n\"");
        String proven = callee.take("INVITE");
        callee.reply(proven, "200 OK", "a", Callee.SDP);
        expect("answered 8 4000");
        callee.take("ACK");
        callee.bye(proven, "a");
        expect("ended 200");
        assertThat(server.trunkStates()).isEmpty();
    }

    @Test
    void given_a_call_of_a_trunk_when_the_trunk_is_set_anew_then_the_call_counts_on() throws IOException {
        DialledCall call = dial();
        callee.take("INVITE");
        TrunkSettings other = new TrunkSettings(
                "carrier",
                List.of(second.peer(1)),
                "house.example",
                Optional.empty(),
                Set.of(SHOWN),
                NumberWriting.NATIONAL,
                new TrunkLimits(1, 10, 500, 30_000, 0),
                TrunkManner.PLAIN);
        server.replaceTrunks(List.of(other), true);
        Dialling again = new Dialling("carrier", NUMBER, SHOWN, OURS, 60_000);
        assertThat(server.dial(again)).isEqualTo(new Dialled.Refused(Dialled.Why.TRUNK_FULL));
        assertThat(server.trunkStates()).extracting(TrunkState::calls).containsExactly(1);
        call.end(487);
        assertThat(server.dial(again)).isInstanceOf(Dialled.Going.class);
        assertThat(second.take("INVITE")).startsWith("INVITE sip:13800001111@");
    }

    @Test
    void given_a_callee_who_rings_and_answers_when_he_hangs_up_then_all_is_told_in_order() throws IOException {
        dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "180 Ringing", "a", "");
        expect("rings");
        callee.reply(invite, "200 OK", "a", Callee.SDP);
        expect("answered 8 4000");
        callee.take("ACK");
        callee.bye(invite, "a");
        expect("ended 200");
        assertThat(server.calls()).isZero();
    }

    @Test
    void given_an_answer_that_is_repeated_when_it_comes_again_then_it_is_confirmed_again() throws IOException {
        dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "200 OK", "a", Callee.SDP);
        callee.take("ACK");
        callee.reply(invite, "200 OK", "a", Callee.SDP);
        assertThat(callee.take("ACK")).contains(";tag=a\r\n");
        expect("answered 8 4000");
        assertThat(news).isEmpty();
    }

    @Test
    void given_two_branches_that_answer_when_the_second_does_then_it_is_confirmed_and_hung_up() throws IOException {
        DialledCall call = dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "180 Ringing", "a", "");
        callee.reply(invite, "180 Ringing", "b", "");
        callee.reply(invite, "200 OK", "a", Callee.SDP);
        assertThat(callee.take("ACK")).contains(";tag=a\r\n");
        callee.answerUntilConfirmed(invite, "b", Callee.SDP.replace("4000", "4100"));
        String bye = callee.take("BYE");
        assertThat(bye).contains(";tag=b\r\n");
        callee.reply(bye, "200 OK", "", "");
        expect("rings");
        expect("rings");
        expect("answered 8 4000");
        call.end(200);
        assertThat(callee.take("BYE")).contains(";tag=a\r\n");
        assertThat(news).isEmpty();
    }

    @Test
    void given_a_call_we_made_when_the_other_side_holds_it_then_that_is_told_and_answered_in_kind() throws IOException {
        dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "200 OK", "a", Callee.SDP);
        callee.take("ACK");
        expect("answered 8 4000");
        callee.ask("INVITE", invite, "a", Callee.SDP + "a=sendonly\r\n");
        assertThat(callee.receive())
                .startsWith("SIP/2.0 200 ")
                .contains("a=recvonly\r\n")
                .contains("m=audio 30000 ");
        expect("wants SENDONLY");
    }

    @Test
    void given_an_announcement_before_the_answer_when_it_is_told_then_so_is_its_place() throws IOException {
        dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "183 Session Progress", "a", Callee.SDP);
        expect("early 4000");
        callee.reply(invite, "200 OK", "a", "");
        expect("answered 8 4000");
    }

    @Test
    void given_a_provisional_answer_that_wants_confirmation_when_it_comes_twice_then_it_has_one() throws IOException {
        dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "183 Session Progress", "a", Callee.SDP, "Require: 100rel", "RSeq: 7");
        String prack = callee.take("PRACK");
        assertThat(prack).contains("RAck: 7 1 INVITE\r\n").contains(";tag=a\r\n");
        callee.reply(prack, "200 OK", "", "");
        callee.reply(invite, "183 Session Progress", "a", Callee.SDP, "Require: 100rel", "RSeq: 7");
        callee.reply(invite, "200 OK", "a", Callee.SDP);
        assertThat(callee.receive()).startsWith("ACK ");
    }

    @Test
    void given_a_call_that_rings_when_we_give_it_up_then_it_is_cancelled() throws IOException {
        DialledCall call = dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "180 Ringing", "a", "");
        expect("rings");
        call.end(487);
        String cancel = callee.take("CANCEL");
        callee.reply(cancel, "200 OK", "a", "");
        callee.reply(invite, "487 Request Terminated", "a", "");
        callee.take("ACK");
        assertThat(news).isEmpty();
        assertThat(server.calls()).isZero();
    }

    @Test
    void given_a_call_given_up_when_the_answer_overtakes_it_then_it_is_confirmed_and_hung_up() throws IOException {
        DialledCall call = dial();
        String invite = callee.take("INVITE");
        callee.reply(invite, "180 Ringing", "a", "");
        expect("rings");
        call.end(487);
        callee.take("CANCEL");
        callee.reply(invite, "200 OK", "a", Callee.SDP);
        callee.take("ACK");
        callee.take("BYE");
        assertThat(news).isEmpty();
    }

    @Test
    void given_a_call_given_up_before_a_word_came_when_it_rings_then_it_is_cancelled() throws IOException {
        DialledCall call = dial();
        String invite = callee.take("INVITE");
        call.end(487);
        callee.reply(invite, "180 Ringing", "a", "");
        callee.take("CANCEL");
        assertThat(news).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 486, 603})
    void given_a_callee_who_refuses_when_it_is_for_him_to_say_then_nobody_else_is_asked(int status) throws IOException {
        dial();
        callee.reply(callee.take("INVITE"), status + " No", "a", "");
        callee.take("ACK");
        expect("ended " + status);
        assertThat(second.hasHeardNothing()).isTrue();
    }

    @Test
    void given_a_call_sent_elsewhere_when_it_is_then_that_is_a_failure() throws IOException {
        dial();
        callee.reply(callee.take("INVITE"), "302 Moved", "a", "");
        expect("ended 480");
    }

    @Test
    void given_a_peer_out_of_order_when_it_says_so_then_the_next_has_the_call_and_the_one_after() throws IOException {
        dial();
        callee.reply(callee.take("INVITE"), "503 Service Unavailable", "a", "", "Retry-After: 60");
        second.reply(second.take("INVITE"), "486 Busy Here", "a", "");
        expect("ended 486");
        dial();
        second.reply(second.take("INVITE"), "486 Busy Here", "a", "");
        expect("ended 486");
    }

    @Test
    void given_a_peer_who_says_nothing_when_that_takes_too_long_then_the_next_has_the_call() throws IOException {
        dial();
        callee.take("INVITE");
        String invite = second.take("INVITE");
        second.reply(invite, "200 OK", "a", Callee.SDP);
        expect("answered 8 4000");
    }

    @Test
    void given_peers_out_of_order_when_the_last_refuses_then_the_call_ends_for_its_cause() throws IOException {
        dial();
        callee.reply(callee.take("INVITE"), "503 Service Unavailable", "a", "");
        second.reply(second.take("INVITE"), "500 Server Error", "a", "");
        expect("ended 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "MD5"})
    void given_a_peer_who_asks_who_we_are_when_we_say_it_rightly_then_the_call_goes_on(String algorithm)
            throws IOException {
        dial();
        String first = callee.take("INVITE");
        String asked = "realm=\"carrier\",nonce=\"n1\",qop=\"auth\",algorithm=" + algorithm;
        callee.reply(first, "407 Proxy Authentication Required", "x", "", "Proxy-Authenticate: Digest " + asked);
        callee.take("ACK");
        String next = callee.take("INVITE");
        assertThat(Callee.group(next, "\r\nCall-ID:([^\r]*)")).isEqualTo(Callee.group(first, "\r\nCall-ID:([^\r]*)"));
        assertThat(next).contains("CSeq: 2 INVITE").doesNotContain(";tag=x");
        assertThat(Callee.group(next, "response=\"([^\"]*)\"")).isEqualTo(proof(next, algorithm));
        callee.reply(next, "200 OK", "a", Callee.SDP);
        expect("answered 8 4000");
    }

    @Test
    void given_a_peer_who_does_not_believe_us_when_it_asks_again_then_the_call_ends() throws IOException {
        dial();
        String asked = "WWW-Authenticate: Digest realm=\"carrier\",nonce=\"n1\"";
        callee.reply(callee.take("INVITE"), "401 Unauthorized", "x", "", asked);
        callee.take("ACK");
        callee.reply(callee.take("INVITE"), "401 Unauthorized", "y", "", asked);
        expect("ended 401");
    }

    @Test
    void given_a_nonce_that_is_too_old_when_the_peer_says_so_then_we_answer_once_more() throws IOException {
        dial();
        String asked = "WWW-Authenticate: Digest realm=\"carrier\",qop=\"auth\",nonce=";
        callee.reply(callee.take("INVITE"), "401 Unauthorized", "x", "", asked + "\"n1\"");
        callee.take("ACK");
        callee.reply(callee.take("INVITE"), "401 Unauthorized", "y", "", asked + "\"n2\",stale=true");
        callee.take("ACK");
        String third = callee.take("INVITE");
        assertThat(third).contains("nonce=\"n2\"").contains("CSeq: 3 INVITE");
        callee.reply(third, "486 Busy Here", "z", "");
        expect("ended 486");
    }

    @Test
    void given_an_answer_we_cannot_speak_when_it_comes_then_it_is_confirmed_and_hung_up() throws IOException {
        dial();
        callee.reply(callee.take("INVITE"), "200 OK", "a", Callee.SDP.replace("AVP 8 101", "AVP 18"));
        callee.take("ACK");
        callee.take("BYE");
        expect("ended 488");
    }

    @Test
    void given_a_call_that_may_ring_for_a_second_when_it_is_over_then_it_is_cancelled() throws IOException {
        server.dial(new Dialling("carrier", NUMBER, SHOWN, OURS, 1_000));
        callee.reply(callee.take("INVITE"), "180 Ringing", "a", "");
        expect("rings");
        callee.take("CANCEL");
        expect("ended 480");
    }

    @Test
    void given_what_may_not_be_when_it_is_wished_then_it_is_refused() {
        assertThat(server.dial(new Dialling("other", NUMBER, SHOWN, OURS, 1_000)))
                .isEqualTo(new Dialled.Refused(Dialled.Why.TRUNK_UNKNOWN));
        assertThat(server.dial(new Dialling("carrier", NUMBER, NUMBER, OURS, 1_000)))
                .isEqualTo(new Dialled.Refused(Dialled.Why.NUMBER_NOT_SHOWN));
        dial();
        assertThat(server.dial(new Dialling("carrier", NUMBER, SHOWN, OURS, 1_000)))
                .isEqualTo(new Dialled.Refused(Dialled.Why.TRUNK_FULL));
    }

    private DialledCall dial() {
        Dialled dialled = server.dial(new Dialling("carrier", NUMBER, SHOWN, OURS, 60_000));
        assertThat(dialled).isInstanceOf(Dialled.Going.class);
        return ((Dialled.Going) dialled).call();
    }

    private void expect(String told) {
        try {
            assertThat(Objects.requireNonNull(news.poll(5, TimeUnit.SECONDS), "nothing was told"))
                    .isEqualTo(told);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7616 3.4.1. */
    private static String proof(String invite, String name) {
        DigestAlgorithm algorithm = name.equals("MD5") ? DigestAlgorithm.MD5 : DigestAlgorithm.SHA_256;
        String uri = Callee.group(invite, "^INVITE ([^ ]*) ");
        String ha1 = Digest.hash(algorithm, "house:carrier:secret");
        String ha2 = Digest.hash(algorithm, "INVITE:" + uri);
        return Digest.hash(
                algorithm, ha1 + ":n1:00000001:" + Callee.group(invite, "cnonce=\"([^\"]*)\"") + ":auth:" + ha2);
    }
}
