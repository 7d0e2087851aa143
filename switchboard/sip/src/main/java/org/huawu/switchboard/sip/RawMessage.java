package org.huawu.switchboard.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message cut into start line, headers and body (RFC 3261 7), before anybody has read what they mean. Each byte is one
 * character, so that nothing is lost.
 *
 * @param first the start line
 * @param headers the headers in their order, folded lines joined
 * @param body what comes behind the empty line
 * @param isWhole whether the head ended with an empty line, held no lone CR or LF and was of bearable length
 */
record RawMessage(String first, List<Header> headers, String body, boolean isWhole) {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final int MOST_HEADERS = 200;

    /** Short forms of headers (RFC 3261 7.3.3 and those registered since) that matter here. */
    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            Map.entry("b", "referred-by"),
            Map.entry("c", "content-type"),
            Map.entry("e", "content-encoding"),
            Map.entry("f", "from"),
            Map.entry("i", "call-id"),
            Map.entry("k", "supported"),
            Map.entry("l", "content-length"),
            Map.entry("m", "contact"),
            Map.entry("o", "event"),
            Map.entry("r", "refer-to"),
            Map.entry("s", "subject"),
            Map.entry("t", "to"),
            Map.entry("v", "via"),
            Map.entry("x", "session-expires"));

    /**
     * One header.
     *
     * @param name its long form in small letters; empty when the line has no name
     * @param value what follows the colon, on one line
     */
    record Header(String name, String value) {

        static Header of(String line) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            return new Header(
                    Tokens.isToken(name) ? LONG_NAMES.getOrDefault(name, name) : "",
                    line.substring(colon + 1).strip());
        }
    }

    /** The message in these bytes; empty when there are line ends only, which keep a connection alive (RFC 5626 3.5.1). */
    static Optional<RawMessage> of(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
            start++;
        }
        if (start == bytes.length) {
            return Optional.empty();
        }
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end + 4);
        List<String> lines = unfolded(head);
        List<Header> headers =
                lines.stream().skip(1).limit(MOST_HEADERS).map(Header::of).toList();
        boolean isWhole = end >= 0 && isClean(head) && lines.size() - 1 <= MOST_HEADERS;
        return Optional.of(new RawMessage(lines.getFirst(), headers, body, isWhole));
    }

    boolean isAnswer() {
        return first.regionMatches(true, 0, "SIP/", 0, 4);
    }

    /** The method of a request; what stands in its place in anything else. */
    String method() {
        return first.split(" ", 2)[0];
    }

    /** The first header of a name. */
    Optional<String> value(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    /** All headers of a name. */
    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** Whether CR and LF come in pairs only. */
    private static boolean isClean(String head) {
        for (int i = head.indexOf('\r'); i >= 0 && i + 1 < head.length(); i = head.indexOf('\r', i + 1)) {
            if (head.charAt(i + 1) != '\n') {
                return false;
            }
        }
        for (int i = head.indexOf('\n'); i >= 0; i = head.indexOf('\n', i + 1)) {
            if (i == 0 || head.charAt(i - 1) != '\r') {
                return false;
            }
        }
        return !head.endsWith("\r");
    }

    private static List<String> unfolded(String head) {
        List<String> lines = new ArrayList<>();
        for (String line : LINE_END.split(head, -1)) {
            boolean isMore = lines.size() > 1 && (line.startsWith(" ") || line.startsWith("\t"));
            if (isMore) {
                lines.set(lines.size() - 1, lines.getLast() + " " + line.strip());
            } else {
                lines.add(line);
            }
        }
        return lines;
    }
}
