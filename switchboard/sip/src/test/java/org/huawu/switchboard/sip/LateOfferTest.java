package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who leave the offer to us (RFC 3261 13.2.1). */
class LateOfferTest implements SipListener {

    private static final InetSocketAddress OURS = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 30_000);
    private static final String G711 = "m=audio 4000 RTP/AVP 8\r\n";

    private final BlockingQueue<ArrivedCall> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
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
        news.add(offer.address().getPort() + " " + offer.eventType() + " " + offer.direction());
    }

    @Override
    public void pressed(SipCall call, char key) {
        news.add("key " + key);
    }

    @Override
    public void ended(SipCall call, int cause) {
        news.add("ended " + cause);
    }

    @Test
    void given_an_invite_without_an_offer_when_it_is_answered_then_ours_is_in_the_answer_and_his_answer_is_told()
            throws IOException {
        ArrivedCall call = call();
        assertThat(call.offer().direction()).as("nothing goes out yet").isEqualTo(Direction.INACTIVE);
        assertThat(call.answer(OURS)).isTrue();
        assertThat(phone.receive())
                .startsWith("SIP/2.0 200 ")
                .contains("m=audio 30000 RTP/AVP 8 101\r\n")
                .contains("a=sendrecv");
        phone.confirm("m=audio 4000 RTP/AVP 8 96\r\na=rtpmap:96 telephone-event/8000\r\n");
        // events come to us by the type that we offered, whatever type he wants them by
        expect("4000 101 SENDRECV");
        assertThat(phone.ask("INVITE", G711 + "a=sendonly\r\n"))
                .startsWith("SIP/2.0 200 ")
                .contains("a=recvonly")
                .containsPattern("o=- \\d+ 2 IN");
        phone.confirm();
        expect("4000 -1 SENDONLY");
    }

    @Test
    void given_a_caller_without_telephone_events_when_he_answers_our_offer_then_his_keys_by_info_count()
            throws IOException {
        answered();
        phone.confirm(G711);
        expect("4000 -1 SENDRECV");
        assertThat(phone.info("application/dtmf", "7")).startsWith("SIP/2.0 200 ");
        expect("key 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m=audio 4000 RTP/AVP 0\r\n", "m=audio 0 RTP/AVP 8\r\n", "nonsense"})
    void given_our_offer_when_it_is_confirmed_without_an_answer_that_can_be_met_then_the_call_ends_for_that(
            String answer) throws IOException {
        answered();
        phone.confirm(answer);
        assertThat(phone.receive()).startsWith("BYE ").contains("Reason: SIP;cause=488\r\n");
        expect("ended 488");
        assertThat(server.calls()).isZero();
    }

    @Test
    void given_our_offer_that_is_not_answered_when_another_comes_then_that_is_too_early() throws IOException {
        answered();
        assertThat(phone.ask("UPDATE", G711)).startsWith("SIP/2.0 491 ");
    }

    @Test
    void given_an_offer_we_cannot_read_when_it_comes_then_ours_is_not_made_instead() throws IOException {
        assertThat(phone.ask("INVITE", "m=video 4000 RTP/AVP 31\r\n")).startsWith("SIP/2.0 488 ");
    }

    private void answered() throws IOException {
        assertThat(call().answer(OURS)).isTrue();
        assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
    }

    private ArrivedCall call() throws IOException {
        phone.call("");
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
