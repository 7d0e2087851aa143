package org.huawu.switchboard.sip;

import java.nio.charset.StandardCharsets;

/**
 * A message like one that RFC 4475 describes, in words of our own.
 *
 * @param name the short name that the RFC gives it
 * @param section where the RFC describes it
 * @param verdict the status of our first answer to a request; for an answer of others {@link #TAKEN} or {@link #DROPPED}
 * @param message as it stands on the wire, each byte one character
 */
record TortureCase(String name, String section, int verdict, String message) {

    /** An answer that is read. That nobody waits for it is another matter. */
    static final int TAKEN = 1;
    /** An answer that is thrown away. */
    static final int DROPPED = 0;

    private static final String SDP = """
            v=0
            o=board 7 7 IN IP4 198.51.100.7
            s=-
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 20002 RTP/AVP 8 101
            a=rtpmap:101 telephone-event/8000
            """;

    /** A message whose lines end as SIP wants it; {@code {sdp}} stands for a description of sound with its length before. */
    static TortureCase written(String name, String section, int verdict, String text) {
        String sdp = SDP.replace("\n", "\r\n");
        String whole = text.replace("\n", "\r\n")
                .replace(
                        "{sdp}", "Content-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp);
        return new TortureCase(
                name,
                section,
                verdict,
                new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** A sound question, to be made worse. */
    static TortureCase options(String name, String section, int verdict) {
        return written(name, section, verdict, """
                OPTIONS sip:hotline@board.example SIP/2.0
                To: sip:hotline@board.example
                From: sip:li@phones.example;tag=%1$s
                Max-Forwards: 70
                Call-ID: %1$s-1@phones.example
                CSeq: 1 OPTIONS
                Via: SIP/2.0/UDP phones.example;rport;branch=z9hG4bK-%1$s
                l: 0

                """.formatted(name));
    }

    /** A sound registration without contact, to be made worse. */
    static TortureCase register(String name, String section, int verdict) {
        return options(name, section, verdict)
                .with("OPTIONS sip:hotline@", "REGISTER sip:")
                .with("sip:hotline@board.example", "sip:li@board.example")
                .with("From: sip:li@phones.example", "From: sip:li@board.example")
                .with("1 OPTIONS", "1 REGISTER");
    }

    /** The same with other words in one place. */
    TortureCase with(String words, String others) {
        if (!message.contains(words)) {
            throw new IllegalArgumentException(words);
        }
        int at = message.indexOf(words);
        String changed = message.substring(0, at) + others + message.substring(at + words.length());
        return new TortureCase(name, section, verdict, changed);
    }

    /** The same with one more header. */
    TortureCase and(String header) {
        return with("Via: ", header + "\r\nVia: ");
    }

    byte[] bytes() {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return section + " " + name;
    }
}
