package org.huawu.server.ladders.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huawu.switchboard.sip.CallKey;
import org.huawu.switchboard.sip.PassedMessage;
import org.huawu.switchboard.sip.SipTransport;

/** Messages of one caller, whose number and name must be hidden. */
final class TestMessages {

    static final String CALLER = "13800138000";
    static final String LINE = "4008100001";
    static final InetSocketAddress OURS = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5_060);
    static final InetSocketAddress THEIRS = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.7"), 5_062);

    private static final String SDP = "v=0\r\no=" + CALLER + " 20260101123 2 IN IP4 198.51.100.7\r\ns=Li Lei\r\n"
            + "c=IN IP4 198.51.100.7\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    private TestMessages() {}

    static CallKey key(String callId) {
        return new CallKey(callId, "his");
    }

    static String invite(String callId, String... more) {
        return request("INVITE", callId, "", "application/sdp", SDP, more);
    }

    static String request(String method, String callId, String toTag, String type, String body, String... more) {
        return method + " sip:" + LINE + "@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 198.51.100.7:5062;branch=z9hG4bK-7\r\n"
                + "From: \"Li Lei\" <sip:+86" + CALLER + "@198.51.100.7>;tag=his\r\nTo: <sip:" + LINE + "@192.0.2.1>"
                + toTag + "\r\nCall-ID: " + callId + "\r\nCSeq: 1 " + method + "\r\nContact: <sip:" + CALLER
                + "@198.51.100.7:5062>\r\nP-Asserted-Identity: <tel:" + CALLER + ">\r\n"
                + String.join(
                        "", List.of(more).stream().map(line -> line + "\r\n").toList()) + "Content-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String answer(String callId, String status, String method) {
        return "SIP/2.0 " + status
                + "\r\nVia: SIP/2.0/UDP 198.51.100.7:5062;branch=z9hG4bK-7\r\nFrom: \"Li Lei\" <sip:+86"
                + CALLER + "@198.51.100.7>;tag=his\r\nTo: <sip:" + LINE + "@192.0.2.1>;tag=ours\r\nCall-ID: " + callId
                + "\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
    }

    static PassedMessage in(String callId, String text) {
        return passed(callId, text, true, text.startsWith("INVITE"));
    }

    static PassedMessage out(String callId, String text) {
        return passed(callId, text, false, false);
    }

    private static PassedMessage passed(String callId, String text, boolean isIn, boolean begins) {
        return new PassedMessage(
                new PassedMessage.Way(OURS, THEIRS, SipTransport.UDP),
                isIn,
                begins,
                callId,
                List.of("his", begins ? "" : "ours"),
                text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
