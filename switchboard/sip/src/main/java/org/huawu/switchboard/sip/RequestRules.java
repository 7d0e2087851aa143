package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.URI;
import javax.sip.header.AcceptHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What a request must be for a server like us to serve it (RFC 3261 8.2), in that section's order. */
final class RequestRules {

    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");
    private static final Set<String> WITHOUT_ANSWER = Set.of(Request.ACK, Request.CANCEL);
    private static final int MOST_TAGS = 10;
    private static final int MOST_TAG_CHARACTERS = 64;

    private RequestRules() {}

    /** Why a request cannot be served; empty when it can. */
    static Optional<Reply> refusalOf(SIPRequest request) {
        if (WITHOUT_ANSWER.contains(request.getMethod())) {
            return Optional.empty();
        }
        if (!Methods.isKnown(request.getMethod())) {
            return Optional.of(Reply.of(Response.NOT_IMPLEMENTED));
        }
        if (!SCHEMES.contains(scheme(request.getRequestURI()))) {
            return Optional.of(Reply.of(Response.UNSUPPORTED_URI_SCHEME));
        }
        if (request.getMethod().equals(Request.REGISTER)
                && !isSip(request.getTo().getAddress().getURI())) {
            return Optional.of(Reply.of(Response.BAD_REQUEST));
        }
        List<String> missing = extensions(request);
        if (!missing.isEmpty()) {
            return Optional.of(new Reply(Response.BAD_EXTENSION, UnsupportedHeader.NAME, missing));
        }
        return request.getMethod().equals(Request.INVITE) ? ofContent(request) : Optional.empty();
    }

    /** Extensions that the sender insists on and we do not have. */
    private static List<String> extensions(SIPRequest request) {
        List<String> tags = new ArrayList<>();
        Iterator<?> required = request.getHeaders(RequireHeader.NAME);
        while (required.hasNext() && tags.size() < MOST_TAGS) {
            String tag = required.next() instanceof RequireHeader header ? header.getOptionTag() : "";
            if (!Extensions.isServed(tag)) {
                tags.add(Tokens.isToken(tag) && tag.length() <= MOST_TAG_CHARACTERS ? tag : "unread");
            }
        }
        return tags;
    }

    private static Optional<Reply> ofContent(SIPRequest request) {
        byte[] body = request.getRawContent();
        if (body != null && body.length > 0) {
            if (!isSdp(request.getContentTypeHeader())) {
                return Optional.of(Reply.of(Response.UNSUPPORTED_MEDIA_TYPE, AcceptHeader.NAME, "application/sdp"));
            }
            if (request.getHeader(ContentEncodingHeader.NAME) instanceof ContentEncodingHeader coding
                    && !coding.getEncoding().equalsIgnoreCase("identity")) {
                return Optional.of(Reply.of(Response.UNSUPPORTED_MEDIA_TYPE, "Accept-Encoding", "identity"));
            }
        }
        return acceptsSdp(request) ? Optional.empty() : Optional.of(Reply.of(Response.NOT_ACCEPTABLE));
    }

    private static boolean isSdp(@org.jspecify.annotations.Nullable ContentTypeHeader type) {
        return type != null
                && "application".equalsIgnoreCase(type.getContentType())
                && "sdp".equalsIgnoreCase(type.getContentSubType());
    }

    private static boolean acceptsSdp(SIPRequest request) {
        Iterator<?> accepted = request.getHeaders(AcceptHeader.NAME);
        boolean isAny = !accepted.hasNext();
        while (accepted.hasNext() && !isAny) {
            isAny = accepted.next() instanceof AcceptHeader accept
                    && covers(accept.getContentType(), "application")
                    && covers(accept.getContentSubType(), "sdp");
        }
        return isAny;
    }

    static boolean covers(@org.jspecify.annotations.Nullable String range, String type) {
        return "*".equals(range) || type.equalsIgnoreCase(range);
    }

    private static boolean isSip(URI uri) {
        return Set.of("sip", "sips").contains(scheme(uri));
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }
}
