package org.huawu.switchboard.sip;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be right about the head of a message before the stack's parser sees it (RFC 3261 7, 8.1.1, 20). */
final class HeadRules {

    static final int BAD_REQUEST = 400;
    static final int NOT_IMPLEMENTED = 501;
    static final int VERSION_NOT_SUPPORTED = 505;

    private static final Pattern VERSION = Pattern.compile("SIP/\\d+\\.\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 [1-6]\\d\\d( .*)?");
    private static final Pattern CSEQ = Pattern.compile("(\\d+)[ \t]+(\\S+)");
    private static final long MOST_CSEQ = (1L << 31) - 1;

    private static final List<String> NEEDED = List.of("via", "from", "to", "call-id", "cseq");

    /** Headers that may stand once. */
    private static final Set<String> ONCE = Set.of(
            "from",
            "to",
            "call-id",
            "cseq",
            "content-length",
            "content-type",
            "content-disposition",
            "max-forwards",
            "date",
            "event",
            "expires",
            "min-expires",
            "mime-version",
            "rack",
            "refer-to",
            "referred-by",
            "replaces",
            "rseq",
            "session-expires",
            "subject",
            "timestamp");

    private HeadRules() {}

    /** The status to refuse a message with; 0 when its head is right. */
    static int faultOf(RawMessage message) {
        int fault = message.isAnswer() ? faultOfStatusLine(message) : faultOfRequestLine(message.first());
        if (fault != 0) {
            return fault;
        }
        if (!message.isWhole() || !areHeadersRight(message)) {
            return BAD_REQUEST;
        }
        return faultOfCSeq(message);
    }

    private static int faultOfStatusLine(RawMessage message) {
        return STATUS.matcher(message.first()).matches() ? 0 : BAD_REQUEST;
    }

    private static int faultOfRequestLine(String line) {
        String[] parts = line.split(" ", -1);
        String version = parts[parts.length - 1];
        if (VERSION.matcher(version).matches() && !version.equalsIgnoreCase("SIP/2.0")) {
            return VERSION_NOT_SUPPORTED;
        }
        boolean isRight = parts.length == 3
                && Tokens.isToken(parts[0])
                && parts[1].indexOf(':') > 0
                && parts[1].chars().noneMatch(c -> c <= ' ' || c >= 0x7F || c == '<' || c == '>' || c == '"')
                && version.equals("SIP/2.0");
        return isRight ? 0 : BAD_REQUEST;
    }

    private static boolean areHeadersRight(RawMessage message) {
        Set<String> names = new HashSet<>();
        for (RawMessage.Header header : message.headers()) {
            boolean isAgain = !names.add(header.name());
            if (header.name().isEmpty() || (isAgain && ONCE.contains(header.name())) || !isValueRight(header)) {
                return false;
            }
        }
        return names.containsAll(NEEDED) && isLengthRight(message);
    }

    private static boolean isValueRight(RawMessage.Header header) {
        String value = header.value();
        return switch (header.name()) {
            case "from", "to", "refer-to" -> AddressSyntax.isOne(value);
            case "contact" -> value.equals("*") || AddressSyntax.areMany(value);
            case "route", "record-route" -> AddressSyntax.areMany(value);
            case "call-id" -> !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ');
            case "max-forwards" -> Tokens.isDigits(value);
            default -> true;
        };
    }

    private static boolean isLengthRight(RawMessage message) {
        int most = message.body().length();
        return message.value("content-length")
                .map(length -> Tokens.isNumber(length, most))
                .orElse(true);
    }

    /** A request names its method twice (RFC 3261 8.1.1.5). With a method that nobody knows, that is the news to tell. */
    private static int faultOfCSeq(RawMessage message) {
        Matcher cseq = CSEQ.matcher(message.value("cseq").orElse(""));
        boolean isRight = cseq.matches() && Tokens.isNumber(cseq.group(1), MOST_CSEQ) && Tokens.isToken(cseq.group(2));
        if (!isRight) {
            return BAD_REQUEST;
        }
        if (message.isAnswer() || cseq.group(2).equals(message.method())) {
            return 0;
        }
        return Methods.isKnown(message.method()) ? BAD_REQUEST : NOT_IMPLEMENTED;
    }
}
