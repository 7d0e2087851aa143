package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the stack's parser. The stack takes other versions of SIP, headers that stand there twice and addresses
 * that are none, and answers what it cannot read with names of Java classes and with the sender's own text. Here a request
 * that is not right is reduced to what an answer needs ({@link LeastRequest}) and carries the status to answer with; an
 * answer that is not right, and what cannot even be answered, is dropped (RFC 3261 7, 16.3, 18.1.2; RFC 4475).
 */
final class MessageGuard implements MessageParser {

    private static final int MOST_FORWARDS = 255;
    private static final int MOST_EXPIRES = Integer.MAX_VALUE;
    private static final String BARE_COOKIE = "z9hG4bK";
    private static final byte[] NONE = {};

    private final StringMsgParser parser = new StringMsgParser();
    private final LeastRequest least = new LeastRequest();

    /** The status a request is to be refused with; 0 when it is right. */
    static int faultOf(SIPMessage message) {
        return message.getApplicationData() instanceof Integer status ? status : 0;
    }

    /** The bytes that a message was read from, once: whoever holds it on does not hold them. Empty when it was refused. */
    static byte[] takeBytes(SIPMessage message) {
        if (message.getApplicationData() instanceof byte[] bytes) {
            message.setApplicationData(null);
            return bytes;
        }
        return NONE;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, @Nullable ParseExceptionListener ignored) {
        RawMessage raw = RawMessage.of(bytes).orElse(null);
        if (raw == null) {
            return null;
        }
        int fault = HeadRules.faultOf(raw);
        if (fault == 0) {
            SIPMessage message = parsed(raw);
            if (message != null && isUsable(message)) {
                message.setApplicationData(bytes);
                return message;
            }
            fault = HeadRules.BAD_REQUEST;
        }
        return raw.isAnswer() ? null : refused(raw, fault);
    }

    /** A request of which only the head can be read, to be refused. */
    @Nullable
    SIPMessage refused(byte[] head) {
        return RawMessage.of(head)
                .filter(raw -> !raw.isAnswer())
                .map(raw -> (SIPMessage) refused(raw, HeadRules.BAD_REQUEST))
                .orElse(null);
    }

    private @Nullable SIPRequest refused(RawMessage raw, int fault) {
        SIPRequest request = least.of(raw).orElse(null);
        if (request != null) {
            request.setApplicationData(fault);
        }
        return request;
    }

    private @Nullable SIPMessage parsed(RawMessage raw) {
        try {
            return parser.parseSIPMessage(normal(raw), true, false, MessageGuard::refuse);
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    /**
     * The same message in the form that the stack reads best: short names long, folded lines joined, body and its length
     * agreeing, numbers out of range replaced by what RFC 3261 says they stand for.
     */
    private static byte[] normal(RawMessage raw) {
        int length = raw.value("content-length")
                .map(Integer::parseInt)
                .orElse(raw.body().length());
        StringBuilder head = new StringBuilder(1_024).append(raw.first()).append("\r\n");
        for (RawMessage.Header header : raw.headers()) {
            String value = switch (header.name()) {
                case "max-forwards" -> Tokens.isNumber(header.value(), MOST_FORWARDS) ? header.value() : "70";
                case "expires" -> Tokens.isNumber(header.value(), MOST_EXPIRES) ? header.value() : "3600";
                case "content-length" -> "";
                default -> header.value();
            };
            if (!header.name().equals("content-length")) {
                head.append(header.name()).append(": ").append(value).append("\r\n");
            }
        }
        if (!raw.isAnswer() && raw.value("max-forwards").isEmpty()) {
            head.append("max-forwards: 70\r\n");
        }
        if (raw.method().equals("INVITE") && raw.value("contact").isEmpty()) {
            // RFC 2543 6.13: whoever gives no contact is reached where he comes from
            head.append("contact: ")
                    .append(address(raw.value("from").orElse("")))
                    .append("\r\n");
        }
        head.append("content-length: ").append(length).append("\r\n\r\n");
        return head.append(raw.body(), 0, length).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The address of a header without its parameters. */
    private static String address(String value) {
        int close = value.indexOf('>');
        if (close >= 0) {
            return value.substring(0, close + 1);
        }
        int parameters = value.indexOf(';');
        return "<" + (parameters < 0 ? value : value.substring(0, parameters)).strip() + ">";
    }

    private static boolean isUsable(SIPMessage message) {
        if (message instanceof SIPRequest request) {
            // RFC 3261 19.1.1: the address of a request has no headers; 8.1.1.7: a branch is more than its cookie
            boolean hasHeaders = request.getRequestURI() instanceof SipURI uri
                    && uri.getHeaderNames().hasNext();
            return request.getTopmostVia() != null
                    && !hasHeaders
                    && !BARE_COOKIE.equalsIgnoreCase(request.getTopmostVia().getBranch());
        }
        // RFC 3261 8.1.3.3: an answer to us has passed everybody but us
        return message.getViaHeaders() != null && message.getViaHeaders().size() == 1;
    }

    private static void refuse(
            ParseException fault,
            SIPMessage message,
            @Nullable Class<?> header,
            String headerText,
            @Nullable String messageText)
            throws ParseException {
        throw fault;
    }
}
