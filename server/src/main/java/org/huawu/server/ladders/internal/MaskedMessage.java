package org.huawu.server.ladders.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.server.calls.MaskedNumber;

/**
 * A message as those see it who may not see numbers: names are hidden, numbers and whatever else stands before the host of an
 * address are masked, and so is every run of six digits or more wherever it stands. Headers and lines of SDP that are not known to
 * be without persons are hidden as a whole. The number of the line that was called stays.
 */
final class MaskedMessage {

    private static final String HIDDEN = "***";
    private static final Pattern LINE_END = Pattern.compile("\r\n");
    private static final Pattern FOLD = Pattern.compile("\r\n[ \t]+");
    private static final Pattern NAME_BEFORE =
            Pattern.compile("(^|,\\s*)(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[^<>\",]+?)\\s*(?=<)");
    private static final Pattern USER =
            Pattern.compile("(?i)\\b(sips?:)([^@:;>?,\\s\"]+)((?:;[^@:>?,\\s\"]*)?)(:[^@>\\s]*)?@");
    private static final Pattern TELEPHONE = Pattern.compile("(?i)\\b(tel:)([^;>?,\\s\"]+)");
    private static final Pattern DIGITS = Pattern.compile("\\d{6,}");

    /** Headers that hold addresses of persons. */
    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "to",
            "contact",
            "p-asserted-identity",
            "p-preferred-identity",
            "p-called-party-id",
            "remote-party-id",
            "diversion",
            "history-info",
            "refer-to",
            "referred-by",
            "route",
            "record-route",
            "path",
            "reply-to");
    /** Headers that hold whole numbers, none of a telephone. */
    private static final Set<String> COUNTS = Set.of(
            "cseq",
            "content-length",
            "max-forwards",
            "expires",
            "session-expires",
            "min-se",
            "rseq",
            "rack",
            "retry-after",
            "timestamp");
    /** Headers that are shown but for long runs of digits. */
    private static final Set<String> PLAIN = Set.of(
            "via",
            "call-id",
            "user-agent",
            "server",
            "allow",
            "allow-events",
            "supported",
            "require",
            "proxy-require",
            "unsupported",
            "accept",
            "accept-encoding",
            "accept-language",
            "content-type",
            "content-disposition",
            "content-encoding",
            "date",
            "event",
            "subscription-state",
            "privacy",
            "reason",
            "warning",
            "www-authenticate",
            "proxy-authenticate",
            "mime-version");

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
            Map.entry("t", "to"),
            Map.entry("v", "via"),
            Map.entry("x", "session-expires"));

    private final Set<String> shown;

    /** @param shown numbers that need not be hidden, as they may stand in messages */
    MaskedMessage(Set<String> shown) {
        this.shown = Set.copyOf(shown);
    }

    /** The message with what is hidden replaced. */
    String of(String message) {
        int end = message.indexOf("\r\n\r\n");
        String head =
                FOLD.matcher(end < 0 ? message : message.substring(0, end)).replaceAll(" ");
        String body = end < 0 ? "" : message.substring(end + 4);
        List<String> lines = new ArrayList<>();
        boolean isSdp = false;
        for (String line : LINE_END.split(head, -1)) {
            boolean isFirst = lines.isEmpty();
            lines.add(isFirst ? digits(addresses(line)) : header(line));
            isSdp |= !isFirst && line.toLowerCase(Locale.ROOT).contains("application/sdp");
        }
        String masked = String.join("\r\n", lines);
        return end < 0 ? masked : masked + "\r\n\r\n" + (isSdp ? sdp(body) : body.isEmpty() ? "" : HIDDEN);
    }

    private String header(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return HIDDEN;
        }
        String written = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String name = LONG_NAMES.getOrDefault(written, written);
        String value = line.substring(colon + 1).strip();
        String before = line.substring(0, colon) + ": ";
        if (COUNTS.contains(name)) {
            return before + value;
        }
        if (ADDRESSES.contains(name)) {
            return before + digits(addresses(NAME_BEFORE.matcher(value).replaceAll("$1" + HIDDEN + " ")));
        }
        return before + (PLAIN.contains(name) ? digits(addresses(value)) : HIDDEN);
    }

    private String sdp(String body) {
        List<String> lines = new ArrayList<>();
        for (String line : LINE_END.split(body, -1)) {
            lines.add(
                    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                        case ' ' -> line.isEmpty() ? "" : HIDDEN;
                        case 'v', 'c', 't', 'm', 'a', 'b' -> digits(addresses(line));
                        case 'o' -> digits(line.replaceFirst("^o=\\S+", "o=" + HIDDEN));
                        default -> line.substring(0, Math.min(2, line.length())) + HIDDEN;
                    });
        }
        return String.join("\r\n", lines);
    }

    private String addresses(String text) {
        String users = USER.matcher(text).replaceAll(found -> quoted(found.group(1) + number(found.group(2)) + "@"));
        return TELEPHONE.matcher(users).replaceAll(found -> quoted(found.group(1) + number(found.group(2))));
    }

    private String digits(String text) {
        return DIGITS.matcher(text).replaceAll((MatchResult found) -> quoted(number(found.group())));
    }

    private String number(String number) {
        return shown.contains(number) ? number : MaskedNumber.of(number);
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
