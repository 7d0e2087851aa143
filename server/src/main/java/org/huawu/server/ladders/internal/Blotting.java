package org.huawu.server.ladders.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a message what nobody may keep: the proof of a password (an answer to a digest can be tried out against lists of
 * passwords), keys that a caller pressed (they may be those of a card), and keys of encrypted sound (RFC 4568). What remains is as it
 * passed; only the head may be shorter than it was, the body never is.
 */
final class Blotting {

    private static final String HEAD_END = "\r\n\r\n";
    // Possessive throughout: what a stranger sends must not make the search go back, nor deep.
    private static final Pattern PROOF = Pattern.compile(
            "^((?:proxy-)?(?:authorization|authentication-info)[ \\t]*:)([^\\r\\n]*+(?:\\r?\\n[ \\t][^\\r\\n]*+)*+)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    /** What of a digest says who wants what, and proves nothing. */
    private static final Pattern OPEN = Pattern.compile(
            "(?<![\\w-])(username|realm|uri|algorithm|qop|nc)\\s*=\\s*(\"(?:[^\"\\\\\\r\\n]++|\\\\.)*+\"|[\\w.+-]+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SOUND_KEY =
            Pattern.compile("(inline:|^k=)([^\\s|]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern PRESSED = Pattern.compile("[0-9#]");

    private Blotting() {}

    /** A copy that may be kept. */
    static byte[] of(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(HEAD_END);
        String head = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end);
        String blotted = PROOF.matcher(head).replaceAll(Blotting::proof);
        return (blotted + bodyOf(head, body)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String proof(MatchResult header) {
        String value = header.group(2).strip();
        StringBuilder open = new StringBuilder(header.group(1)).append(' ');
        if (value.toLowerCase(Locale.ROOT).startsWith("digest")) {
            open.append("Digest ");
            Matcher known = OPEN.matcher(value);
            while (known.find()) {
                open.append(known.group(1)).append('=').append(known.group(2)).append(", ");
            }
        }
        return Matcher.quoteReplacement(open.append("***").toString());
    }

    private static String bodyOf(String head, String body) {
        if (body.length() <= HEAD_END.length()) {
            return body;
        }
        String blotted = SOUND_KEY
                .matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "*".repeat(found.group(2).length())));
        return head.startsWith("INFO ") ? PRESSED.matcher(blotted).replaceAll("*") : blotted;
    }
}
