package org.huawu.server.ladders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a message somebody sees who may not see numbers. */
class MaskedMessageTest {

    private final MaskedMessage masked = new MaskedMessage(Set.of(TestMessages.LINE));

    @Test
    void given_an_invitation_when_it_is_masked_then_neither_number_nor_name_is_there_and_the_rest_reads_as_before() {
        String text = masked.of(TestMessages.invite("a", "Subject: about Li Lei", "X-Card: 6222 0211"));
        assertThat(text)
                .doesNotContain(TestMessages.CALLER)
                .doesNotContain("Li Lei")
                .doesNotContain("6222")
                .contains("INVITE sip:" + TestMessages.LINE + "@192.0.2.1 SIP/2.0\r\n")
                .contains("From: *** <sip:+86*******8000@198.51.100.7>;tag=his\r\n")
                .contains("P-Asserted-Identity: <tel:138****8000>\r\n")
                .contains("Subject: ***\r\n", "X-Card: ***\r\n")
                .contains("\r\no=*** 202****1123 2 IN IP4 198.51.100.7\r\ns=***\r\n")
                .contains("m=audio 40000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n")
                .contains("CSeq: 1 INVITE\r\n");
    }

    @Test
    void given_a_header_made_to_wear_us_out_when_it_is_masked_then_it_is_done_all_the_same() {
        for (String part : new String[] {"a", "\\\\a", "sip:", "<", "\"", "sip:a;b", "a,"}) {
            String header = "From: \"" + part.repeat(8_000) + "\" <sip:13800138000@h>;tag=1";
            assertThat(masked.of("BYE sip:1@h SIP/2.0\r\n" + header + "\r\n\r\n"))
                    .doesNotContain("13800138000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Li Lei <sip:13800138000@h>;tag=1",
                "f: \"13800138000\" <sip:x@h>",
                "Contact: <sip:a@h>, Li Lei <sips:13800138000:secret@h;transport=tls>",
                "m: sip:13800138000@h",
                "Diversion: <tel:+86-138-0013-8000>;reason=unknown",
                "From: <sip:+8613800138000;phone-context=+86@h>;tag=1",
                "History-Info: <sip:13800138000@h?Reason=SIP%3Bcause%3D302>;index=1",
                "Call-ID: 13800138000@h",
                "Via: SIP/2.0/UDP h;branch=z9hG4bK13800138000",
                "To: <sip:1@h>;tag=13800138000",
                "User-Agent: phone of 13800138000",
                "Refer-To:\r\n <sip:13800138000@h>",
                "User-to-User: 3133383030313338303030;encoding=hex 13800138000",
                "Li Lei 13800138000",
                "Reason: Q.850;cause=16;text=\"13800138000\""
            })
    void given_a_number_in_any_place_when_it_is_masked_then_it_cannot_be_read(String header) {
        String text = masked.of("BYE sip:1@h SIP/2.0\r\n" + header + "\r\nCSeq: 2 BYE\r\n\r\n13800138000");
        assertThat(text.replace("-", ""))
                .doesNotContain("13800138000")
                .doesNotContain("Li Lei")
                .doesNotContain("secret")
                .contains("\r\nCSeq: 2 BYE\r\n\r\n***");
    }
}
