package org.huawu.switchboard.sip;

import static org.huawu.switchboard.sip.TortureCase.TAKEN;
import static org.huawu.switchboard.sip.TortureCase.written;

import java.util.List;

/** RFC 4475 3.1.1: unusual, and right all the same. */
final class ValidCases {

    /** What a registration without a password is told. */
    static final int CHALLENGED = 401;

    private ValidCases() {}

    static List<TortureCase> all() {
        return List.of(
                folded(),
                characters(),
                escapes(),
                escapedNulls(),
                percentWithoutEscape(),
                noBlankBeforeBracket(),
                longValues(),
                trailingOctets(),
                parametersInUser(),
                transports(),
                manyParts(),
                oddReason(),
                noReason());
    }

    private static TortureCase folded() {
        return written("wsinv", "3.1.1.1", 100, """
                INVITE sip:hotline@board.example;newparam SIP/2.0
                tO :
                 sip:hotline@board.example
                fRoM   : "Wang \\\\\\"Xiao\\\\\\""      <sip:wang@phones.example>
                   ;
                  tag   =  w1
                mAX-fORWARDS: 0042
                i: folded-1@phones.example
                CSEQ: 0007
                  INVITE
                V  : SIP  /  2.0
                  /UDP
                    198.51.100.7;rport;branch=z9hG4bK-folded
                Subject :
                ThingsToCome:   one
                  two
                NothingButMarks: ,,;;,;
                Route:
                 <sip:board.example;lr;with=value;without>
                v:  SIP / 2.0 /  TCP    proxy.example  ;
                   branch =  z9hG4bK-b  ,
                  SIP /  2.0 / UDP  198.51.100.8  ; branch=
                  z9hG4bK-c
                m:"Wang \\"\\"" <sip:wang@phones.example> ; other =
                     thing ;
                   flag ; q = 0.5
                {sdp}""");
    }

    private static TortureCase characters() {
        return written("intmeth", "3.1.1.2", 501, """
                ~Say-It.Once!*_+`%'2 sip:odd~(but-so!fine)&it's+a$name?,/;;*:&pass=1,$w~d_.(isn't)@board.example SIP/2.0
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK.!%41*_+`'~
                To: "TAB:\\\t ESC:\\\u001b NUL:\\\u0000" <sip:odd~(but-so!fine)&it's+a$name?,/;;*@board.example>
                From: one~` two'+_ *%!.- <sip:plain@phones.example>;with''~+*_!.-%="话务";tag=_t~'+`*%!-.
                Call-ID: word%41!.*_+'@more`~)(><:\\/"][?}{
                CSeq: 2147483646 ~Say-It.Once!*_+`%'2
                Max-Forwards: 255
                x-!.%*+_`'~: 坐席
                Content-Length: 0

                """);
    }

    private static TortureCase escapes() {
        return written("esc01", "3.1.1.3", 100, """
                INVITE sip:sip%3Ahotline%40board.example@board.example SIP/2.0
                To: sip:%68otlin%65@board.example
                From: <sip:two%20words@phones.example>;tag=e1
                Max-Forwards: 60
                i: escapes-1@phones.example
                CSeq: 4 INVITE
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-escapes
                Contact:
                  <sip:%77ang@phones.example;%6C%72;k%65y=v%61l%25%34%32>
                {sdp}""");
    }

    private static TortureCase escapedNulls() {
        return written("escnull", "3.1.1.4", CHALLENGED, """
                REGISTER sip:board.example SIP/2.0
                To: sip:a%00b@board.example
                From: sip:a%00b@board.example;tag=n1
                Max-Forwards: 70
                Call-ID: nulls-1@phones.example
                CSeq: 5 REGISTER
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-nulls
                Contact: <sip:%00@phones.example>
                Contact: <sip:%00%00@phones.example>
                L:0

                """);
    }

    private static TortureCase percentWithoutEscape() {
        return written("esc02", "3.1.1.5", 501, """
                REGIST%45R sip:board.example SIP/2.0
                To: "%Q%45" <sip:wang@board.example>
                From: "%Q%45" <sip:wang@board.example>;tag=p1
                Call-ID: percent-1@phones.example
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-%zz
                CSeq: 6 REGIST%45R
                Max-Forwards: 70
                Contact: <sip:one@phones.example>
                C%6Fntact: <sip:two@phones.example>
                l: 0

                """);
    }

    private static TortureCase noBlankBeforeBracket() {
        return written("lwsdisp", "3.1.1.6", 200, """
                OPTIONS sip:hotline@board.example SIP/2.0
                To: sip:hotline@board.example
                From: Wang<sip:wang@phones.example>;tag=b1
                Max-Forwards: 70
                Call-ID: bracket-1@phones.example
                CSeq: 7 OPTIONS
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-bracket
                l: 0

                """);
    }

    private static TortureCase longValues() {
        String word = "verylong".repeat(20);
        return written("longreq", "3.1.1.7", 100, """
                INVITE sip:hotline@board.example SIP/2.0
                To: "Name %1$s" <sip:hotline@board.example:6000;p%1$s=%1$s>
                F: sip:%1$s@phones.example;tag=1%1$s;p%1$s=%1$s;without%1$s
                Call-ID: %1$s-1
                CSeq: 8 INVITE
                X%1$s: %1$s; %1$s = %1$s
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK%1$s
                v: SIP/2.0/TCP a%2$s.example;branch=z9hG4bK-a
                V: SIP/2.0/TCP b%2$s.example;branch=z9hG4bK-b
                Max-Forwards: 70
                Contact: <sip:%1$s@phones.example>
                {sdp}""".formatted(word, "long"));
    }

    private static TortureCase trailingOctets() {
        return written("dblreq", "3.1.1.8", CHALLENGED, """
                REGISTER sip:board.example SIP/2.0
                To: sip:wang@board.example
                From: sip:wang@board.example;tag=t1
                Max-Forwards: 9
                I: trailing-1@phones.example
                Contact: sip:wang@phones.example
                CSeq: 9 REGISTER
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-trailing
                Content-Length: 0


                BYE sip:other@board.example SIP/2.0
                CSeq: 9 BYE
                To: nobody

                """);
    }

    private static TortureCase parametersInUser() {
        return written("semiuri", "3.1.1.9", 200, """
                OPTIONS sip:wang;room=b%40uilding@board.example SIP/2.0
                To: sip:wang@board.example
                From: sip:li@phones.example;tag=s1
                Max-Forwards: 4
                Call-ID: semicolon-1@phones.example
                CSeq: 10 OPTIONS
                Accept: application/sdp,
                        message/sip
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-semicolon
                l: 0

                """);
    }

    private static TortureCase transports() {
        return written("transports", "3.1.1.10", 200, """
                OPTIONS sip:hotline@board.example SIP/2.0
                To: sip:hotline@board.example
                From: <sip:li@phones.example>;tag=v1
                Max-Forwards: 70
                Call-ID: transports-1@phones.example
                CSeq: 11 OPTIONS
                Via: SIP/2.0/UDP p1.example;rport;branch=z9hG4bK-p1
                Via: SIP/2.0/TLS p2.example;branch=z9hG4bK-p2
                Via: SIP/2.0/PIGEON p3.example;branch=z9hG4bK-p3
                Via: SIP/2.0/SCTP p4.example;branch=z9hG4bK-p4
                Via: SIP/2.0/TCP p5.example;branch=z9hG4bK-p5
                l: 0

                """);
    }

    private static TortureCase manyParts() {
        return written("mpart01", "3.1.1.11", 405, """
                MESSAGE sip:wang@board.example SIP/2.0
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-parts
                Max-Forwards: 70
                To: <sip:wang@board.example>
                From: <sip:li@phones.example>;tag=m1
                Call-ID: parts-1@phones.example
                CSeq: 12 MESSAGE
                Content-Type: multipart/mixed;boundary=cut
                Content-Length: 106

                --cut
                Content-Type: text/plain

                Ni hao
                --cut
                Content-Type: application/octet-stream

                \u0001\u0002\u0000
                --cut--
                """);
    }

    private static TortureCase oddReason() {
        return written("unreason", "3.1.1.12", TAKEN, """
                SIP/2.0 200 1+1 = 2; 好的 ; \\
                Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK-reason
                Call-ID: reason-1@board.example
                CSeq: 13 OPTIONS
                From: sip:board@board.example;tag=r1
                To: sip:li@phones.example;tag=r2
                Content-Length: 0

                """);
    }

    private static TortureCase noReason() {
        return written("noreason", "3.1.1.13", TAKEN, """
                SIP/2.0 180\s
                Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK-silent
                Call-ID: silent-1@board.example
                CSeq: 14 INVITE
                From: <sip:board@board.example>;tag=r3
                To: <sip:li@phones.example>;tag=r4
                Content-Length: 0
                Contact: <sip:li@phones.example>

                """);
    }
}
