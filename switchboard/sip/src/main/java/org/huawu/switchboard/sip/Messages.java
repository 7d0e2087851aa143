package org.huawu.switchboard.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import java.text.ParseException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.AllowHeader;
import javax.sip.header.ExtensionHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/** What we read of messages. */
final class Messages {

    private static final int MOST_CHARACTERS = 64;
    /** An address in brackets, with or without a name before it. */
    private static final Pattern ADDRESS = Pattern.compile("[^<,]*<([^<>]{1,256})>");

    private static final Pattern PRIVATE = Pattern.compile("[:;, \\t](id|user)\\s*([;,]|$)", Pattern.MULTILINE);

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

    /** The number in To; empty when there is none that could be one. */
    static String addressed(Request request) {
        String user = request.getHeader(ToHeader.NAME) instanceof ToHeader to
                ? user(to.getAddress().getURI())
                : "";
        return user.length() > MOST_CHARACTERS ? "" : user;
    }

    /** The number that a caller shows; empty when he withholds it. */
    static String shown(Request request) {
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

    /**
     * The number of a caller as his carrier knows it (RFC 3325), which we believe: that in P-Asserted-Identity, or the one
     * shown where there is none; empty when he wants it withheld (RFC 3323, RFC 3325 9.3).
     */
    static String asserted(Request request) {
        if (isPrivate(request)) {
            return "";
        }
        Iterator<?> identities = request.getHeaders("P-Asserted-Identity");
        while (identities.hasNext()) {
            String user = identities.next() instanceof HeaderAddress identity
                    ? user(identity.getAddress().getURI())
                    : "";
            if (!user.isEmpty() && user.length() <= MOST_CHARACTERS) {
                return user;
            }
        }
        return shown(request);
    }

    /** The number that was dialled before the last diversion (RFC 5806: the topmost); empty when there was none. */
    static Optional<String> diverted(Request request) {
        if (!(request.getHeader("Diversion") instanceof ExtensionHeader header)) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(header.getValue());
        try {
            return address.lookingAt()
                    ? Optional.of(user(new AddressFactoryImpl().createURI(address.group(1))))
                            .filter(user -> !user.isEmpty() && user.length() <= MOST_CHARACTERS)
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isPrivate(Request request) {
        Iterator<?> wishes = request.getHeaders("Privacy");
        while (wishes.hasNext()) {
            String value = wishes.next().toString().toLowerCase(Locale.ROOT);
            if (PRIVATE.matcher(value).find()) {
                return true;
            }
        }
        return false;
    }

    private static String number(TelURL tel) {
        String number = tel.getPhoneNumber();
        return tel.isGlobal() && !number.startsWith("+") ? "+" + number : number;
    }

    private static String user(URI uri) {
        String written = uri instanceof SipURI sip ? sip.getUser() : uri instanceof TelURL tel ? number(tel) : "";
        String user = written == null ? "" : Escapes.decoded(written);
        return user.chars().anyMatch(Character::isISOControl) ? "" : user;
    }
}
