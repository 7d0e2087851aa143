package org.huawu.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageTest {

    private static final String ANSWER = """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKc7i
            From: <sip:13800000007@127.0.0.1:5070>;tag=c7
            to: <sip:4008200001@127.0.0.1:5060>;tag=5f2a;x=y
            Call-ID: c7
            CSeq: 1 INVITE
            Contact: <sip:127.0.0.1:5060>
            Content-Length: 2

            v=""".replace("\n", "\r\n");

    @Test
    void given_an_answer_when_it_is_read_then_its_parts_are_known() {
        SipMessage answer = read(ANSWER).orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.method()).isEqualTo("INVITE");
        assertThat(answer.value("call-id")).isEqualTo("c7");
        assertThat(answer.value("Route")).isEmpty();
        assertThat(answer.toTag()).isEqualTo(";tag=5f2a");
        assertThat(answer.contact()).contains("sip:127.0.0.1:5060");
    }

    @Test
    void given_an_answer_without_tag_and_contact_when_it_is_read_then_it_has_none() {
        SipMessage answer = read(ANSWER.replace(";tag=5f2a;x=y", "").replace("<sip:127.0.0.1:5060>", "none"))
                .orElseThrow();
        assertThat(answer.toTag()).isEmpty();
        assertThat(answer.contact()).isEmpty();
    }

    @Test
    void given_a_request_when_it_is_accepted_then_the_answer_goes_back_the_whole_way_it_came() {
        String request = """
                BYE sip:13800000007@127.0.0.1:5070 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1
                Via: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK2
                From: <sip:4008200001@127.0.0.1:5060>;tag=5f2a
                To: <sip:13800000007@127.0.0.1:5070>;tag=c7
                Call-ID: c7
                CSeq: 1 BYE
                Reason: SIP;cause=200
                Content-Length: 0

                """.replace("\n", "\r\n");
        SipMessage bye = read(request).orElseThrow();
        assertThat(bye.status()).isZero();
        assertThat(bye.method()).isEqualTo("BYE");
        assertThat(bye.accepted()).isEqualTo("""
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1
                Via: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK2
                From: <sip:4008200001@127.0.0.1:5060>;tag=5f2a
                To: <sip:13800000007@127.0.0.1:5070>;tag=c7
                Call-ID: c7
                CSeq: 1 BYE
                Content-Length: 0

                """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n", "BYE sip:a SIP/2.0\r\nCSeq: 1 BYE"})
    void given_what_is_no_whole_sip_message_when_it_is_read_then_it_is_none(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void given_an_invite_when_it_is_accepted_then_the_answer_has_a_tag_a_place_and_the_sound() {
        SipMessage invite = new SipMessage(
                "INVITE sip:13900000007@127.0.0.1:5080 SIP/2.0",
                List.of("Via: v", "From: <sip:a>;tag=1", "To: <sip:b>", "Call-ID: x", "CSeq: 1 INVITE"));
        assertThat(invite.target()).contains("13900000007");
        assertThat(invite.accepted(";tag=2", "<sip:c>", "v=0"))
                .contains("To: <sip:b>;tag=2\r\n", "Contact: <sip:c>\r\n", "Content-Length: 3\r\n\r\nv=0");
        assertThat(read(ANSWER).orElseThrow().target()).isEmpty();
    }

    private static Optional<SipMessage> read(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return SipMessage.read(bytes, bytes.length);
    }
}
