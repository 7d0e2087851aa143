package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the stack's parser. The stack takes other versions of SIP and headers that stand there twice, and
 * answers what it cannot read with names of Java classes and with the sender's own text. Here a request that is not right
 * is reduced to the headers an answer needs and carries the status to answer with; what cannot even be answered is
 * dropped.
 */
final class MessageGuard implements MessageParser {

    static final int BAD_REQUEST = 400;
    static final int VERSION_NOT_SUPPORTED = 505;

    private static final int MOST_LINES = 200;
    /** Headers that may stand once, with their short forms. */
    private static final Map<String, String> ONCE = Map.of(
            "from",
            "from",
            "f",
            "from",
            "to",
            "to",
            "t",
            "to",
            "call-id",
            "call-id",
            "i",
            "call-id",
            "cseq",
            "cseq",
            "content-length",
            "content-length",
            "l",
            "content-length",
            "max-forwards",
            "max-forwards");

    private static final List<String> NEEDED = List.of("from", "to", "call-id", "cseq");

    private final StringMsgParser parser = new StringMsgParser();

    /** The status a request is to be refused with; 0 when it is right. */
    static int faultOf(SIPMessage message) {
        return message.getApplicationData() instanceof Integer status ? status : 0;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, @Nullable ParseExceptionListener ignored)
            throws ParseException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        List<String> head = (end < 0 ? text : text.substring(0, end))
                .lines()
                .limit(MOST_LINES)
                .toList();
        if (head.isEmpty() || head.getFirst().isBlank()) {
            return null;
        }
        boolean isAnswer = head.getFirst().startsWith("SIP/");
        int fault = faultIn(head, isAnswer, end < 0);
        if (fault == 0) {
            try {
                return parser.parseSIPMessage(bytes, readBody, strict, MessageGuard::refuse);
            } catch (ParseException | RuntimeException e) {
                fault = BAD_REQUEST;
            }
        }
        return isAnswer ? null : reduced(head, fault);
    }

    private static void refuse(
            ParseException fault, SIPMessage message, Class<?> header, String headerText, String messageText)
            throws ParseException {
        throw fault;
    }

    private static int faultIn(List<String> head, boolean isAnswer, boolean isOpen) {
        String first = head.getFirst();
        boolean isOurVersion = isAnswer ? first.startsWith("SIP/2.0 ") : first.endsWith(" SIP/2.0");
        if (!isOurVersion) {
            return first.contains("SIP/") ? VERSION_NOT_SUPPORTED : BAD_REQUEST;
        }
        if (isOpen || head.size() >= MOST_LINES) {
            return BAD_REQUEST;
        }
        List<String> once = head.stream()
                .skip(1)
                .map(MessageGuard::nameOf)
                .filter(ONCE::containsKey)
                .map(name -> ONCE.getOrDefault(name, name))
                .toList();
        boolean isEachOnce = once.stream().distinct().count() == once.size();
        return isEachOnce && once.containsAll(NEEDED) ? 0 : BAD_REQUEST;
    }

    /** The least that can be answered: method, Via, From, To, Call-ID, CSeq. */
    private @Nullable SIPMessage reduced(List<String> head, int fault) {
        String method = head.getFirst().split(" ", 2)[0];
        if (!method.chars().allMatch(c -> c >= 'A' && c <= 'Z') || method.equals("ACK")) {
            return null;
        }
        StringBuilder least = new StringBuilder(512);
        least.append(method).append(" sip:nobody@localhost SIP/2.0\r\n");
        java.util.Set<String> there = new java.util.HashSet<>();
        for (String line : head.subList(1, head.size())) {
            String name = nameOf(line);
            boolean isVia = name.equals("via") || name.equals("v");
            String full = isVia ? "via" : ONCE.getOrDefault(name, "");
            if (isVia || (NEEDED.contains(full) && there.add(full))) {
                least.append(line.strip()).append("\r\n");
            }
        }
        least.append("Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n");
        try {
            byte[] bytes = least.toString().getBytes(StandardCharsets.UTF_8);
            SIPMessage message = parser.parseSIPMessage(bytes, true, false, MessageGuard::refuse);
            if (message instanceof SIPRequest request && request.getTopmostVia() != null) {
                request.setApplicationData(fault);
                return request;
            }
            return null;
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    private static String nameOf(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }
}
