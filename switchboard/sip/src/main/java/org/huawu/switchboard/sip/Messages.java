package org.huawu.switchboard.sip;

import java.util.Iterator;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.AllowHeader;
import javax.sip.header.FromHeader;
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
        String user = user(request.getRequestURI());
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
