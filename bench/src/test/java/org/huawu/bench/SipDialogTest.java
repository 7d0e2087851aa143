package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipDialogTest {

    private final SipDialog dialog = new SipDialog(at(5070), at(5060), "4008200001", "13800000007", "c7");

    @Test
    void given_a_call_when_it_begins_then_its_invite_names_line_and_caller_and_offers_a_law() {
        String invite = dialog.invite(7000);
        assertThat(invite).startsWith("INVITE sip:4008200001@127.0.0.1:5060 SIP/2.0\r\n");
        SipMessage read = read(invite);
        assertThat(read.value("From")).isEqualTo("<sip:13800000007@127.0.0.1:5070>;tag=c7");
        assertThat(read.value("To")).isEqualTo("<sip:4008200001@127.0.0.1:5060>");
        assertThat(read.value("CSeq")).isEqualTo("1 INVITE");
        assertThat(read.value("Contact")).isEqualTo("<sip:13800000007@127.0.0.1:5070>");
        String body = invite.substring(invite.indexOf("\r\n\r\n") + 4);
        assertThat(read.value("Content-Length")).isEqualTo("" + body.length());
        assertThat(body).contains("c=IN IP4 127.0.0.1\r\n", "m=audio 7000 RTP/AVP 8 101\r\n");
    }

    @Test
    void given_an_answer_when_the_caller_confirms_and_hangs_up_then_both_go_to_its_contact_with_its_tag() {
        SipMessage answer = answer(200);
        String confirmed = dialog.confirm(answer);
        String bye = dialog.bye(answer);
        assertThat(confirmed).startsWith("ACK sip:127.0.0.1:5062 SIP/2.0\r\n");
        assertThat(read(confirmed).value("CSeq")).isEqualTo("1 ACK");
        assertThat(bye).startsWith("BYE sip:127.0.0.1:5062 SIP/2.0\r\n");
        assertThat(read(bye).value("CSeq")).isEqualTo("2 BYE");
        assertThat(List.of(confirmed, bye)).allSatisfy(text -> {
            assertThat(read(text).value("To")).isEqualTo("<sip:4008200001@127.0.0.1:5060>;tag=5f2a");
            assertThat(read(text).value("Call-ID")).isEqualTo("c7");
        });
        assertThat(branch(confirmed)).isNotEqualTo(branch(dialog.invite(7000)));
        assertThat(branch(bye)).isNotEqualTo(branch(confirmed));
    }

    @Test
    void given_a_refusal_when_the_caller_confirms_it_then_that_belongs_to_the_invite() {
        String confirmed = dialog.confirmRefusal(answer(486));
        assertThat(confirmed).startsWith("ACK sip:4008200001@127.0.0.1:5060 SIP/2.0\r\n");
        assertThat(branch(confirmed)).isEqualTo(branch(dialog.invite(7000)));
        assertThat(read(confirmed).toTag()).isEqualTo(";tag=5f2a");
    }

    private static SipMessage answer(int status) {
        return new SipMessage(
                "SIP/2.0 " + status + " x",
                List.of("To: <sip:4008200001@127.0.0.1:5060>;tag=5f2a", "Contact: <sip:127.0.0.1:5062>"));
    }

    private static String branch(String text) {
        return read(text).value("Via");
    }

    private static SipMessage read(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return SipMessage.read(bytes, bytes.length).orElseThrow();
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
