package org.huawu.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.switchboard.gateway.Offers.CHROMIUM;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpTest {

    @Test
    void given_an_offer_of_chromium_when_read_then_we_know_what_we_need() {
        assertThat(SdpOffer.read(CHROMIUM)).isEqualTo(new SdpOffer("0", true, Codec.PCMA, "4ZcD", Offers.FINGERPRINT));
    }

    @Test
    void given_only_one_g711_when_read_then_that_one_is_taken() {
        assertThat(SdpOffer.read(CHROMIUM.replace(" 9 0 8 13", " 9 0 13")))
                .isInstanceOfSatisfying(
                        SdpOffer.class, offer -> assertThat(offer.codec()).isEqualTo(Codec.PCMU));
        assertThat(SdpOffer.read(CHROMIUM.replace("8 PCMA/8000", "8 PCMA/16000")))
                .isInstanceOfSatisfying(
                        SdpOffer.class, offer -> assertThat(offer.codec()).isEqualTo(Codec.PCMU));
    }

    @Test
    void given_lines_end_with_lf_and_a_fingerprint_in_lower_case_when_read_then_it_is_the_same_offer() {
        String other = CHROMIUM.replace("\r\n", "\n").replace("7B:8B", "7b:8b");
        assertThat(SdpOffer.read(other)).isEqualTo(SdpOffer.read(CHROMIUM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=0                                  | v=1                             | sdp-malformed
            t=0 0                                | t                               | sdp-malformed
            a=mid:0                              | a=mid:0~a=mid:1                 | sdp-malformed
            a=setup:actpass                      | a=setup:actpass~a=fingerprint:sha-256 00 | sdp-fine
            m=audio 51234                        | m=video 51234                   | sdp-media-refused
            a=rtcp-rsize                         | m=audio 9 UDP/TLS/RTP/SAVPF 8   | sdp-media-refused
            UDP/TLS/RTP/SAVPF                    | RTP/AVP                         | sdp-media-refused
            111 63 9 0 8 13 110 126              | 111 63 9 13                     | sdp-no-codec
            a=rtcp-mux                           | a=other                         | sdp-no-rtcp-mux
            a=ice-ufrag:4ZcD                     | a=ice-ufrag:4Z                  | sdp-no-ice
            a=ice-pwd:2/1muCWoOi3uLifh0NuRHlig   | a=ice-pwd:short                 | sdp-no-ice
            sha-256 7B                           | sha-1 7B                        | sdp-no-fingerprint
            a=setup:actpass                      | a=setup:passive                 | sdp-setup-refused
            a=sendrecv                           | a=recvonly                      | sdp-one-way
            a=mid:0                              | a=mid:0 1                       | sdp-no-mid
            """)
    void given_one_line_is_wrong_when_read_then_the_refusal_has_its_name(String right, String wrong, String errorId) {
        String sdp = CHROMIUM.replace(right, wrong.replace("~", "\r\n"));
        assertThat(sdp).isNotEqualTo(CHROMIUM);
        assertThat(nameOf(SdpOffer.read(sdp))).isEqualTo(errorId);
    }

    @Test
    void given_too_much_when_read_then_it_is_refused_before_it_is_read() {
        assertThat(nameOf(SdpOffer.read(CHROMIUM + "a=x\r\n".repeat(400)))).isEqualTo("sdp-too-long");
        assertThat(nameOf(SdpOffer.read("v".repeat(SdpReader.LENGTH_AT_MOST + 1))))
                .isEqualTo("sdp-too-long");
        assertThat(nameOf(SdpOffer.read(CHROMIUM + "a=" + "x".repeat(SdpReader.LINE_AT_MOST))))
                .isEqualTo("sdp-malformed");
        assertThat(nameOf(SdpOffer.read(""))).isEqualTo("sdp-malformed");
    }

    private static String nameOf(SdpReading reading) {
        return switch (reading) {
            case SdpOffer offer -> "sdp-fine";
            case SdpReading.Refused refused -> refused.why().errorId();
        };
    }
}
