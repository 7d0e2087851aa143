package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.extensions.Replaces;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.ReferToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What a REFER asks for (RFC 3515 2.1, RFC 3891 3), not looked up yet. */
sealed interface ReferWish {

    /** A number. */
    record ToNumber(String number) implements ReferWish {}

    /** A call, as whoever has it here knows it. */
    record Talk(DialogName name) implements ReferWish {}

    /**
     * Something we do not do.
     *
     * @param status what the REFER is answered with
     */
    record Refused(int status) implements ReferWish {}

    /**
     * The name of a dialog (RFC 3261 12).
     *
     * @param ours the tag of our side
     * @param theirs the tag of the other side
     */
    record DialogName(String callId, String ours, String theirs) {

        private static final Pattern WRITTEN = Pattern.compile("\\s*([^\\s;]{1,256})\\s*((?:;[^;]{1,256}){2,8})");
        private static final Pattern OURS = tag("to-tag");
        private static final Pattern THEIRS = tag("from-tag");

        /** As it stands in Replaces: whoever gets it is the side of the to-tag. */
        static Optional<DialogName> of(String replaces) {
            Matcher written = WRITTEN.matcher(replaces);
            if (!written.matches()) {
                return Optional.empty();
            }
            Matcher ours = OURS.matcher(written.group(2));
            Matcher theirs = THEIRS.matcher(written.group(2));
            return ours.find() && theirs.find()
                    ? Optional.of(new DialogName(written.group(1), ours.group(1), theirs.group(1)))
                    : Optional.empty();
        }

        /** As the stack names it. */
        String id() {
            return (callId + ":" + ours + ":" + theirs).toLowerCase(Locale.ROOT);
        }

        private static Pattern tag(String name) {
            return Pattern.compile(";\\s*" + name + "\\s*=\\s*([^\\s;]+)", Pattern.CASE_INSENSITIVE);
        }
    }

    /** What a request asks for. */
    static ReferWish of(Request request) {
        if (!(request.getHeader(ReferToHeader.NAME) instanceof ReferToHeader to)) {
            return new Refused(Response.BAD_REQUEST);
        }
        URI uri = to.getAddress().getURI();
        if (uri instanceof SipURI sip) {
            return of(sip);
        }
        return uri instanceof TelURL ? number(uri) : new Refused(Response.UNSUPPORTED_URI_SCHEME);
    }

    private static ReferWish of(SipURI uri) {
        String method = uri.getMethodParam();
        Iterator<?> names = uri.getHeaderNames();
        boolean isInvite = method == null || method.equals(Request.INVITE);
        if (!isInvite) {
            return new Refused(Response.FORBIDDEN);
        }
        if (!names.hasNext()) {
            return number(uri);
        }
        String name = String.valueOf(names.next());
        // Anything else that we should send in somebody's name is not for a party to say.
        return name.equalsIgnoreCase(Replaces.NAME) && !names.hasNext()
                ? DialogName.of(Escapes.decoded(String.valueOf(uri.getHeader(name))))
                        .<ReferWish>map(Talk::new)
                        .orElseGet(() -> new Refused(Response.BAD_REQUEST))
                : new Refused(Response.FORBIDDEN);
    }

    private static ReferWish number(URI uri) {
        String number = Messages.number(uri);
        return number.isEmpty() ? new Refused(Response.NOT_FOUND) : new ToNumber(number);
    }
}
