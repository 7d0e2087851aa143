package org.huawu.switchboard.sip;

import static org.huawu.switchboard.sip.TortureCase.DROPPED;
import static org.huawu.switchboard.sip.TortureCase.options;
import static org.huawu.switchboard.sip.TortureCase.register;
import static org.huawu.switchboard.sip.TortureCase.written;
import static org.huawu.switchboard.sip.ValidCases.CHALLENGED;

import java.util.List;

/** RFC 4475 3.2 to 3.4: well written, and wrong or odd in what they say. */
final class LayerCases {

    private LayerCases() {}

    static List<TortureCase> all() {
        return List.of(
                // the transaction layer
                options("badbranch", "3.2.1", 400).with("z9hG4bK-badbranch", "z9hG4bK"),
                // the application layer
                missingHeaders(),
                options("unkscm", "3.3.2", 416).with("sip:hotline@board.example", "whoKnowsThis:nobody-does"),
                options("novelsc", "3.3.3", 416).with("sip:hotline@board.example", "data.feed://198.51.100.9:4000"),
                register("unksm2", "3.3.4", 400)
                        .with("To: sip:li@board.example", "To: urn:7312-2")
                        .with("From: sip:li@board.example", "From: <http://phones.example>")
                        .and("Contact: <name:Li_Ming>"),
                options("bext01", "3.3.5", 420)
                        .and("Require: neverHeardOf, norOfThis")
                        .and("Proxy-Require: ofNoConcern"),
                unknownContent(),
                register("regaut01", "3.3.7", CHALLENGED).and("Authorization: Whisper word=\"sesame\""),
                twice(),
                options("mcl01", "3.3.9", 400).with("l: 0\r\n\r\n", "l: 0\r\nContent-Length: 3\r\n\r\nabc"),
                strayAnswer(),
                options("zeromf", "3.3.11", 200).with("Max-Forwards: 70", "Max-Forwards: 0"),
                register("cparam01", "3.3.12", CHALLENGED).and("Contact: sip:+861012345@gate.example;newparam"),
                register("cparam02", "3.3.13", CHALLENGED).and("Contact: <sip:+861012345@gate.example;newparam>"),
                register("regescrt", "3.3.14", CHALLENGED).and("M: <sip:li@phones.example?Route=%3Csip:p.example%3E>"),
                acceptsNothingOfOurs(),
                // backward compatibility
                oldInvite());
    }

    private static TortureCase missingHeaders() {
        return written("insuf", "3.3.1", 400, """
                INVITE sip:hotline@board.example SIP/2.0
                CSeq: 18 INVITE
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-missing
                {sdp}""");
    }

    private static TortureCase unknownContent() {
        return written("invut", "3.3.6", 415, """
                INVITE sip:hotline@board.example SIP/2.0
                Contact: <sip:li@phones.example>
                To: sip:hotline@board.example
                From: sip:li@phones.example;tag=u1
                Max-Forwards: 70
                Call-ID: content-1@phones.example
                CSeq: 19 INVITE
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-content
                Content-Type: application/of-our-own
                Content-Length: 9

                <sound/>
                """);
    }

    private static TortureCase twice() {
        return written("multi01", "3.3.8", 400, """
                INVITE sip:hotline@board.example SIP/2.0
                Contact: <sip:li@phones.example>
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-twice
                Max-Forwards: 70
                CSeq: 20 INVITE
                Call-ID: twice-1@phones.example
                CSeq: 21 INVITE
                Call-ID: twice-2@phones.example
                From: sip:li@phones.example;tag=d1
                To: sip:hotline@board.example
                To: sip:another@board.example
                From: sip:wang@phones.example;tag=d2
                Contact: <sip:wang@phones.example>
                Max-Forwards: 6
                {sdp}""");
    }

    private static TortureCase strayAnswer() {
        return written("bcast", "3.3.10", DROPPED, """
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK-first
                Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK-second
                Call-ID: stray-1@phones.example
                CSeq: 22 INVITE
                From: sip:li@phones.example;tag=x1
                To: sip:wang@phones.example;tag=x2
                Contact: <sip:wang@phones.example>
                {sdp}""");
    }

    private static TortureCase acceptsNothingOfOurs() {
        return written("sdp01", "3.3.15", 406, """
                INVITE sip:hotline@board.example SIP/2.0
                To: sip:hotline@board.example
                Contact: <sip:li@phones.example>
                From: sip:li@phones.example;tag=a1
                Max-Forwards: 5
                Call-ID: accept-1@phones.example
                Accept: text/of-our-own
                CSeq: 23 INVITE
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-accept
                {sdp}""");
    }

    /** No branch, no tag, no Max-Forwards, no Contact, no length: RFC 2543 asked for none of them. */
    private static TortureCase oldInvite() {
        return written("inv2543", "3.4.1", 100, """
                INVITE sip:hotline@board.example SIP/2.0
                Via: SIP/2.0/UDP old.example;rport
                From: <sip:+861012345@old.example;user=phone>
                Record-Route: <sip:hotline@board.example;maddr=p.example>
                To: sip:hotline@old.example;user=phone
                Call-ID: old-1@old.example
                CSeq: 24 INVITE
                Content-Type: application/sdp

                v=0
                o=old 1 1 IN IP4 198.51.100.10
                s=-
                c=IN IP4 198.51.100.10
                t=0 0
                m=audio 20004 RTP/AVP 0
                """);
    }
}
