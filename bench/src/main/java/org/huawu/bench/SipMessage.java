package org.huawu.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As much of a SIP message (RFC 3261) as a telephone needs that speaks with our own program: full names of headers, one
 * value a line.
 *
 * @param first the first line
 * @param headers the lines behind it
 */
record SipMessage(String first, List<String> headers) {

    private static final String VERSION = "SIP/2.0";

    SipMessage {
        headers = List.copyOf(headers);
    }

    /** Reads a datagram; empty when it is no SIP message. */
    static Optional<SipMessage> read(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        List<String> lines =
                end < 0 ? List.of() : text.substring(0, end).lines().toList();
        boolean isMessage = !lines.isEmpty()
                && (lines.getFirst().startsWith(VERSION + " ")
                        || lines.getFirst().endsWith(" " + VERSION));
        return isMessage
                ? Optional.of(new SipMessage(lines.getFirst(), lines.subList(1, lines.size())))
                : Optional.empty();
    }

    /** The status of an answer; 0 for a request. */
    int status() {
        String code = first.startsWith(VERSION) ? word(first, 1) : "";
        return code.matches("[1-6]\\d\\d") ? Integer.parseInt(code) : 0;
    }

    /** The method of a request, or of the request that is answered. */
    String method() {
        return word(value("CSeq"), 1);
    }

    /** The value of a header; empty when there is none. */
    String value(String name) {
        return lines(name)
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElse("");
    }

    /** The tag of whom the message was for, with its name: {@code ;tag=…}; empty when there is none. */
    String toTag() {
        String to = value("To");
        int from = to.indexOf(";tag=");
        int end = from < 0 ? -1 : to.indexOf(';', from + 1);
        return from < 0 ? "" : to.substring(from, end < 0 ? to.length() : end);
    }

    /** Where requests within the dialog go: the URI of Contact; empty when there is none. */
    Optional<String> contact() {
        String contact = value("Contact");
        int from = contact.indexOf('<');
        int end = contact.indexOf('>', from + 1);
        return from < 0 || end < 0 ? Optional.empty() : Optional.of(contact.substring(from + 1, end));
    }

    /** The user of the address that a request is for; empty in an answer, or where there is none. */
    Optional<String> target() {
        String uri = status() > 0 ? "" : word(first, 1);
        int from = uri.indexOf(':');
        int end = uri.indexOf('@');
        return from < 0 || end < from ? Optional.empty() : Optional.of(uri.substring(from + 1, end));
    }

    /** The answer 200 to this request. */
    String accepted() {
        return accepted("") + "Content-Length: 0\r\n\r\n";
    }

    /**
     * The answer 200 to an INVITE.
     *
     * @param tag of whom it was for, as {@link #toTag} gives it
     * @param contact where requests within the dialog go
     * @param sound the agreed sound
     */
    String accepted(String tag, String contact, String sound) {
        return accepted(tag) + "Contact: " + contact + "\r\nContent-Type: application/sdp\r\nContent-Length: "
                + sound.length() + "\r\n\r\n" + sound;
    }

    private String accepted(String tag) {
        List<String> copied = Stream.of("Via", "From", "To", "Call-ID", "CSeq")
                .flatMap(name -> lines(name).map(line -> name.equals("To") ? line + tag : line))
                .toList();
        return VERSION + " 200 OK\r\n" + String.join("\r\n", copied) + "\r\n";
    }

    private Stream<String> lines(String name) {
        return headers.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }

    private static String word(String text, int index) {
        List<String> words = List.of(text.split(" +", -1));
        return index < words.size() ? words.get(index) : "";
    }
}
