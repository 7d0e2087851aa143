package org.huawu.switchboard.sip;

import static org.huawu.switchboard.sip.TortureCase.DROPPED;
import static org.huawu.switchboard.sip.TortureCase.options;
import static org.huawu.switchboard.sip.TortureCase.register;
import static org.huawu.switchboard.sip.TortureCase.written;

import java.util.List;

/** RFC 4475 3.1.2: broken in the way it is written. Where the RFC leaves a choice, we refuse. */
final class InvalidCases {

    private InvalidCases() {}

    static List<TortureCase> all() {
        return List.of(
                options("badinv01", "3.1.2.1", 400)
                        .with("phones.example;rport;", "p.example;;rport,;,,;")
                        .and("Contact: \"Li\" <sip:li@p.example>;;;"),
                longerThanItIs(),
                options("ncl", "3.1.2.3", 400).with("l: 0", "Content-Length: -5"),
                scalars(),
                answerScalars(),
                options("quotbal", "3.1.2.6", 400).with("To: sip:hotline@", "To: \"Hotline <sip:hotline@"),
                options("ltgtruri", "3.1.2.7", 400)
                        .with("sip:hotline@board.example SIP", "<sip:hotline@board.example> SIP"),
                options("lwsruri", "3.1.2.8", 400).with(" SIP/2.0", "; lr SIP/2.0"),
                options("lwsstart", "3.1.2.9", 400).with("OPTIONS sip", "OPTIONS  sip"),
                options("trws", "3.1.2.10", 400).with(" SIP/2.0", " SIP/2.0  "),
                options("escruri", "3.1.2.11", 400).with(" SIP/2.0", "?Subject=%3Chello%3E SIP/2.0"),
                options("baddate", "3.1.2.12", 400).and("Date: Mon, 02 Nov 2026 08:00:00 CST"),
                register("regbadct", "3.1.2.13", 400).and("Contact: sip:li@phones.example?Subject=%3Chello%3E"),
                options("badaspec", "3.1.2.14", 400)
                        .with("To: sip:hotline@board.example", "To: \"H\" < sip:hotline@board.example >"),
                options("baddn", "3.1.2.15", 400)
                        .with("From: sip:li@phones.example", "From: Li, Ming <sip:li@phones.example>"),
                options("badvers", "3.1.2.16", 505).with(" SIP/2.0", " SIP/3.1").with("Via: SIP/2.0", "Via: SIP/3.1"),
                options("mismatch01", "3.1.2.17", 400).with("1 OPTIONS", "1 INVITE"),
                options("mismatch02", "3.1.2.18", 501)
                        .with("OPTIONS sip", "GREET sip")
                        .with("1 OPTIONS", "1 INVITE"),
                answerStatus());
    }

    private static TortureCase longerThanItIs() {
        return written("clerr", "3.1.2.2", 400, """
                INVITE sip:hotline@board.example SIP/2.0
                Max-Forwards: 70
                To: sip:hotline@board.example
                From: sip:li@phones.example;tag=l1
                Contact: <sip:li@phones.example>
                Call-ID: longer-1@phones.example
                CSeq: 15 INVITE
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-longer
                Content-Type: application/sdp
                Content-Length: 7000

                v=0
                s=-
                """);
    }

    private static TortureCase scalars() {
        return written("scalar02", "3.1.2.4", 400, """
                REGISTER sip:board.example SIP/2.0
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-scalars
                To: <sip:li@board.example>
                From: <sip:li@board.example>;tag=c1
                CSeq: 18446744073709551617 REGISTER
                Call-ID: scalars-1@phones.example
                Max-Forwards: 777
                Expires: 99999999999999999999999
                Contact: <sip:li@phones.example>
                  ;expires=888888888888
                Content-Length: 0

                """);
    }

    private static TortureCase answerScalars() {
        return written("scalarlg", "3.1.2.5", DROPPED, """
                SIP/2.0 503 Service Unavailable
                Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK-answer
                To: <sip:li@phones.example>
                From: <sip:board@board.example>;tag=c2
                CSeq: 18446744073709551617 OPTIONS
                Call-ID: answer-1@board.example
                Retry-After: 18446744073709551617
                Warning: 9999 board "too much"
                Content-Length: 0

                """);
    }

    private static TortureCase answerStatus() {
        return written("bigcode", "3.1.2.19", DROPPED, """
                SIP/2.0 8589934992 far too much
                Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK-status
                Call-ID: status-1@board.example
                CSeq: 17 INVITE
                From: <sip:board@board.example>;tag=c3
                To: <sip:li@phones.example>;tag=c4
                Content-Length: 0

                """);
    }
}
