package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * A message of SIP as it passes between us and somebody else.
 *
 * @param way how it goes
 * @param isIn whether it came to us
 * @param begins whether it asks for a call that was not there before
 * @param callId its Call-ID
 * @param tags those of From and To, in this order; empty for one that is missing
 * @param bytes the whole of it as it is on the wire, or within TLS; not to be changed nor kept: copy what is wanted
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes as they are; records of it are not compared
public record PassedMessage(Way way, boolean isIn, boolean begins, String callId, List<String> tags, byte[] bytes) {

    private static final String HEAD_END = "\r\n\r\n";

    /** How a message goes: where it is at our side, where at the other, and over what. */
    public record Way(InetSocketAddress ours, InetSocketAddress theirs, SipTransport transport) {}

    /** Which calls it may belong to, the likeliest first. */
    public List<CallKey> keys() {
        String from = tags.getFirst();
        String to = tags.getLast();
        return List.of(
                CallKey.ofArrived(callId, from),
                CallKey.ofArrived(callId, to),
                CallKey.ofDialled(from),
                CallKey.ofDialled(to));
    }

    /** The call it begins, where {@link #begins}. */
    public CallKey beginning() {
        String from = tags.getFirst();
        return isIn ? CallKey.ofArrived(callId, from) : CallKey.ofDialled(from);
    }

    /** One that came, and was read. */
    static PassedMessage in(Way way, SIPMessage message, byte[] bytes) {
        String to = orEmpty(message.getToTag());
        boolean begins =
                message instanceof SIPRequest request && request.getMethod().equals(Request.INVITE) && to.isEmpty();
        return new PassedMessage(
                way, true, begins, message.getCallId().getCallId(), List.of(orEmpty(message.getFromTag()), to), bytes);
    }

    /** One of ours that goes out, in the form in which the stack writes them; empty for anything else, such as a line end. */
    static Optional<PassedMessage> out(Way way, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(HEAD_END);
        String head = end < 0 ? text : text.substring(0, end + 2);
        String callId = value(head, "Call-ID");
        if (callId.isEmpty()) {
            return Optional.empty();
        }
        String to = tag(value(head, "To"));
        boolean begins = head.startsWith(Request.INVITE + " ") && to.isEmpty();
        return Optional.of(new PassedMessage(way, false, begins, callId, List.of(tag(value(head, "From")), to), bytes));
    }

    private static String value(String head, String name) {
        String line = "\r\n" + name + ": ";
        int start = head.indexOf(line);
        if (start < 0) {
            return "";
        }
        int end = head.indexOf("\r\n", start + line.length());
        return end < 0 ? "" : head.substring(start + line.length(), end).strip();
    }

    /** The tag behind the address, whatever that looks like. */
    private static String tag(String value) {
        String parameters = value.substring(value.lastIndexOf('>') + 1);
        int start = parameters.indexOf(";tag=");
        if (start < 0) {
            return "";
        }
        int end = parameters.indexOf(';', start + 1);
        return parameters
                .substring(start + 5, end < 0 ? parameters.length() : end)
                .strip();
    }

    private static String orEmpty(@Nullable String tag) {
        return tag == null ? "" : tag;
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "PassedMessage[" + (isIn ? "in " : "out ") + bytes.length + "]";
    }
}
