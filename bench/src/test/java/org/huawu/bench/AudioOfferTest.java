package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AudioOfferTest {

    private static final String ANSWER = """
            v=0
            a=ice-lite
            a=ice-ufrag:8hhY
            a=ice-pwd:asd88fgpdd777uzjYhagZg
            a=candidate:1 1 udp 2130706431 127.0.0.1 8443 typ host
            a=candidate:2 1 udp 2130706175 127.0.0.2 8443 typ host
            a=end-of-candidates
            """.replace("\n", "\r\n");

    @Test
    void given_an_answer_when_it_is_read_then_names_and_the_first_candidate_are_known() {
        AudioOffer.Answer answer = AudioOffer.Answer.read(ANSWER);
        assertThat(answer)
                .isEqualTo(new AudioOffer.Answer(
                        "8hhY",
                        "asd88fgpdd777uzjYhagZg",
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8443)));
    }

    @Test
    void given_an_answer_without_a_name_when_it_is_read_then_that_is_a_failure() {
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(() -> AudioOffer.Answer.read(ANSWER.replace("a=ice-ufrag", "a=none")))
                .withMessageContaining("a=ice-ufrag:");
    }

    @Test
    void given_our_names_when_an_offer_is_made_then_they_stand_in_it() {
        InetSocketAddress ours = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 7001);
        assertThat(AudioOffer.sdp(ours, "abcd", "0123456789abcdef01234567", "AB:CD")
                        .lines())
                .startsWith("v=0")
                .contains(
                        "m=audio 7001 UDP/TLS/RTP/SAVPF 8",
                        "a=ice-ufrag:abcd",
                        "a=ice-pwd:0123456789abcdef01234567",
                        "a=fingerprint:sha-256 AB:CD",
                        "a=rtcp-mux");
    }
}
