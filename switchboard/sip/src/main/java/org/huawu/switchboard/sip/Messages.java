package org.huawu.switchboard.sip;

import java.util.Iterator;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.AllowHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.message.Message;
import javax.sip.message.Request;

/** What we read of messages. */
final class Messages {

    private static final int MOST_CHARACTERS = 64;

    private Messages() {}

    static byte[] body(Message message) {
        byte[] body = message.getRawContent();
        return body == null ? new byte[0] : body;
    }

    /** The number called; empty when there is none that could be one. */
    static String called(Request request) {
        return number(request.getRequestURI());
    }

    /** The number of an address; empty when there is none that could be one. */
    static String number(URI uri) {
        String user = user(uri);
        return user.length() > MOST_CHARACTERS ? "" : user;
    }

    /** The number of the caller; empty when he withholds it. */
    static String caller(Request request) {
        if (!(request.getHeader(FromHeader.NAME) instanceof FromHeader from)) {
            return "";
        }
        String user = user(from.getAddress().getURI());
        return user.length() > MOST_CHARACTERS || user.equalsIgnoreCase("anonymous") ? "" : user;
    }

    /** What stands in a header behind its name; empty when it is not there. */
    static String value(Message message, String header) {
        Header found = message.getHeader(header);
        String written = found == null ? "" : found.toString();
        return written.substring(written.indexOf(':') + 1).strip();
    }

    /** Whether the sender serves a method, as far as it says. */
    static boolean allows(Message message, String method) {
        Iterator<?> allowed = message.getHeaders(AllowHeader.NAME);
        boolean isAllowed = false;
        while (allowed.hasNext()) {
            isAllowed |= allowed.next() instanceof AllowHeader each && method.equals(each.getMethod());
        }
        return isAllowed;
    }

    private static String user(URI uri) {
        String written =
                uri instanceof SipURI sip ? sip.getUser() : uri instanceof TelURL tel ? tel.getPhoneNumber() : "";
        String user = written == null ? "" : Escapes.decoded(written);
        return user.chars().anyMatch(Character::isISOControl) ? "" : user;
    }
}
