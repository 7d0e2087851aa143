package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least of a broken request that can be answered (RFC 3261 8.2.6.2): method, Via, From, To, Call-ID, CSeq. What of them
 * cannot be read is replaced by words of our own, so that nothing unread goes back.
 */
final class LeastRequest {

    private static final Pattern VIA = Pattern.compile(
            "SIP[ \t]*/[ \t]*\\d\\.\\d[ \t]*/[ \t]*([A-Za-z]{2,8})[ \t]+([A-Za-z0-9.-]{1,255}(:\\d{1,5})?)(?![^ \t;]).*");
    private static final Pattern BRANCH =
            Pattern.compile(";[ \t]*branch[ \t]*=[ \t]*([A-Za-z0-9.!%*_+`'~-]{1,255})", Pattern.CASE_INSENSITIVE);
    private static final Pattern RPORT = Pattern.compile(";[ \t]*rport[ \t]*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final String NOBODY = "<sip:anonymous@anonymous.invalid>";

    private final StringMsgParser parser = new StringMsgParser();

    /** The request that answers are made from; empty when nobody can be answered. */
    Optional<SIPRequest> of(RawMessage message) {
        String method = message.method();
        List<String> vias = message.values("via");
        if (!Tokens.isToken(method) || method.equals("ACK") || vias.isEmpty()) {
            return Optional.empty();
        }
        String rest = "From: " + readable(message, "from", NOBODY) + "\r\nTo: " + readable(message, "to", NOBODY)
                + "\r\nCall-ID: " + readable(message, "call-id", "unread") + "\r\nCSeq: " + number(message) + " "
                + method
                + "\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
        String first = method + " sip:nobody@anonymous.invalid SIP/2.0\r\n";
        return read(first + lines(vias) + rest)
                .or(() -> read(
                        first + lines(vias.stream().map(LeastRequest::cleaned).toList()) + rest));
    }

    private Optional<SIPRequest> read(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            SIPMessage message = parser.parseSIPMessage(bytes, true, false, LeastRequest::refuse);
            return message instanceof SIPRequest request && request.getTopmostVia() != null
                    ? Optional.of(request)
                    : Optional.empty();
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String readable(RawMessage message, String name, String otherwise) {
        return message.value(name)
                .filter(value -> name.equals("call-id")
                        ? !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ')
                        : AddressSyntax.isOne(value))
                .filter(value -> isReadable(name + ": " + value))
                .orElse(otherwise);
    }

    private static boolean isReadable(String line) {
        try {
            StringMsgParser.parseSIPHeader(line);
            return true;
        } catch (ParseException | RuntimeException e) {
            return false;
        }
    }

    private static String number(RawMessage message) {
        String number = message.value("cseq").orElse("").split("[ \t]", 2)[0];
        return Tokens.isNumber(number, Integer.MAX_VALUE) ? number : "0";
    }

    private static String lines(List<String> vias) {
        StringBuilder lines = new StringBuilder(128);
        vias.forEach(via -> lines.append("Via: ").append(via).append("\r\n"));
        return lines.toString();
    }

    /** A Via without what is not needed to answer it. */
    private static String cleaned(String via) {
        Matcher matcher = VIA.matcher(via);
        if (!matcher.matches()) {
            return via;
        }
        Matcher branch = BRANCH.matcher(via);
        return "SIP/2.0/" + matcher.group(1) + " " + matcher.group(2)
                + (branch.find() ? ";branch=" + branch.group(1) : "")
                + (RPORT.matcher(via).find() ? ";rport" : "");
    }

    private static void refuse(
            ParseException fault,
            SIPMessage message,
            @org.jspecify.annotations.Nullable Class<?> header,
            String headerText,
            @org.jspecify.annotations.Nullable String messageText)
            throws ParseException {
        throw fault;
    }
}
