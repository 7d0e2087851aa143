package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller may ask for within his call: hold, another address, keys beside the sound. */
class InCallTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress OURS = new InetSocketAddress(LOOPBACK, 30_000);
    private static final String G711 = "m=audio 4000 RTP/AVP 8\r\n";
    private static final String WITH_EVENTS = "m=audio 4000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    private final BlockingQueue<ArrivedCall> calls = new LinkedBlockingQueue<>();
    private final List<SpeechOffer> changes = new CopyOnWriteArrayList<>();
    private final List<Character> keys = new CopyOnWriteArrayList<>();
    private CallingPhone phone;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        phone = new CallingPhone();
        server = SipServer.start(SipSettings.udp(phone.other(), 10), this, new SecureRandom());
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
        changes.add(offer);
    }

    @Override
    public void pressed(SipCall call, char key) {
        keys.add(key);
    }

    @Override
    public void ended(SipCall call, int cause) {
        // not looked at
    }

    @Test
    void given_a_talk_when_the_caller_holds_it_and_comes_back_then_both_are_told_and_answered_in_kind()
            throws IOException {
        talk(G711);
        assertThat(phone.ask("INVITE", G711 + "a=sendonly\r\n"))
                .startsWith("SIP/2.0 200 ")
                .contains("a=recvonly");
        phone.confirm();
        String back = phone.ask("INVITE", G711);
        assertThat(back).startsWith("SIP/2.0 200 ").contains("a=sendrecv");
        phone.confirm();
        assertThat(changes).extracting(SpeechOffer::direction).containsExactly(Direction.SENDONLY, Direction.SENDRECV);
        assertThat(back).as("a third answer has a third version").containsPattern("o=- \\d+ 3 IN");
    }

    @Test
    void given_a_talk_when_the_caller_moves_his_sound_by_update_then_it_is_told_and_answered() throws IOException {
        talk(G711);
        assertThat(phone.ask("UPDATE", G711.replace("4000", "4100")))
                .startsWith("SIP/2.0 200 ")
                .contains("m=audio 30000 ");
        assertThat(changes).extracting(offer -> offer.address().getPort()).containsExactly(4_100);
    }

    @Test
    void given_a_talk_when_requests_change_nothing_then_they_are_answered_and_nobody_is_told() throws IOException {
        talk(G711);
        assertThat(phone.ask("UPDATE", "")).startsWith("SIP/2.0 200 ").doesNotContain("m=audio");
        assertThat(phone.ask("INVITE", G711)).startsWith("SIP/2.0 200 ").containsPattern("o=- \\d+ 1 IN");
        phone.confirm();
        assertThat(phone.ask("INVITE", ""))
                .as("he asks for our offer")
                .startsWith("SIP/2.0 200 ")
                .contains("m=audio 30000 ");
        phone.confirm();
        assertThat(changes).isEmpty();
    }

    @Test
    void given_offers_we_cannot_meet_when_they_come_in_a_talk_then_they_are_refused_and_the_talk_goes_on()
            throws IOException {
        talk(G711);
        assertThat(phone.ask("INVITE", G711.replace("AVP 8", "AVP 0"))).startsWith("SIP/2.0 488 ");
        phone.confirm();
        assertThat(phone.ask("UPDATE", "m=audio 4000 RTP/AVP 18\r\n")).startsWith("SIP/2.0 488 ");
        assertThat(changes).isEmpty();
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void given_a_talk_when_its_codec_is_offered_again_beside_others_then_it_is_kept() throws IOException {
        talk(WITH_EVENTS);
        assertThat(phone.ask("INVITE", "m=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\n"))
                .startsWith("SIP/2.0 200 ")
                .contains("m=audio 30000 RTP/AVP 8 101\r\n");
        phone.confirm();
        assertThat(phone.ask("INVITE", G711)).startsWith("SIP/2.0 200 ").contains("m=audio 30000 RTP/AVP 8\r\n");
        phone.confirm();
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void given_a_caller_who_holds_when_he_asks_for_our_offer_then_it_is_to_talk() throws IOException {
        talk(G711);
        assertThat(phone.ask("INVITE", G711 + "a=sendonly\r\n")).contains("a=recvonly");
        phone.confirm();
        assertThat(phone.ask("INVITE", "")).startsWith("SIP/2.0 200 ").contains("a=sendrecv");
        phone.confirm();
    }

    @Test
    void given_a_call_that_rings_when_the_caller_says_bye_then_both_are_answered() throws IOException {
        call(G711).ring();
        assertThat(phone.receive()).startsWith("SIP/2.0 180 ");
        assertThat(List.of(phone.ask("BYE", ""), phone.receive()))
                .anyMatch(each -> each.startsWith("SIP/2.0 200 ") && each.contains("CSeq: 2 BYE"))
                .anyMatch(each -> each.startsWith("SIP/2.0 487 ") && each.contains("CSeq: 1 INVITE"));
    }

    @Test
    void given_a_talk_when_it_ends_as_talks_do_then_the_phone_is_told_so_and_not_of_a_fault() throws IOException {
        talk(G711).end(200);
        assertThat(phone.receive()).startsWith("BYE ").contains("Reason: Q.850;cause=16\r\n");
    }

    @Test
    void given_a_talk_when_it_ends_for_a_cause_then_the_phone_is_told_the_cause() throws IOException {
        talk(G711).end(503);
        assertThat(phone.receive()).startsWith("BYE ").contains("Reason: SIP;cause=503\r\n");
    }

    @Test
    void given_a_call_not_answered_yet_when_it_is_to_be_changed_then_that_is_too_early() throws IOException {
        call(G711).ring();
        assertThat(phone.receive()).startsWith("SIP/2.0 180 ");
        assertThat(phone.ask("UPDATE", G711)).startsWith("SIP/2.0 500 ");
        assertThat(changes).isEmpty();
    }

    @Test
    void given_a_telephone_without_telephone_events_when_keys_come_by_info_then_each_counts_in_both_forms()
            throws IOException {
        talk(G711);
        assertThat(phone.info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n"))
                .startsWith("SIP/2.0 200 ");
        assertThat(phone.info("application/dtmf-relay", "Signal= 11\r\nDuration= 250\r\n"))
                .startsWith("SIP/2.0 200 ");
        assertThat(phone.info("application/dtmf", "*")).startsWith("SIP/2.0 200 ");
        assertThat(phone.info("application/dtmf", "77")).startsWith("SIP/2.0 200 ");
        assertThat(phone.info("text/plain", "Signal=9")).startsWith("SIP/2.0 200 ");
        assertThat(keys).containsExactly('5', '#', '*');
    }

    @Test
    void given_a_telephone_with_telephone_events_when_a_key_comes_by_info_too_then_it_does_not_count_twice()
            throws IOException {
        talk(WITH_EVENTS);
        assertThat(phone.info("application/dtmf-relay", "Signal=5\r\n")).startsWith("SIP/2.0 200 ");
        assertThat(keys).isEmpty();
    }

    private ArrivedCall talk(String media) throws IOException {
        ArrivedCall call = call(media);
        assertThat(call.answer(OURS)).isTrue();
        assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
        phone.confirm();
        return call;
    }

    private ArrivedCall call(String media) throws IOException {
        phone.call(media);
        try {
            return Objects.requireNonNull(calls.poll(5, TimeUnit.SECONDS), "nobody was told of the call");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
