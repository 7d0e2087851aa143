package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.AuthenticationHeader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;

/**
 * What a peer asks of us with 401 or 407 (RFC 3261 22, RFC 7616, RFC 8760): the best of what it offers that we know.
 *
 * @param header the name of the header to answer in
 * @param hasQop whether it wants {@code qop=auth}; very old ones do not
 * @param isStale whether our last answer was right, but for a nonce that is too old
 */
record Challenge(
        String header,
        DigestAlgorithm algorithm,
        String realm,
        String nonce,
        String opaque,
        boolean hasQop,
        boolean isStale) {

    /** Of an answer; empty when it asks for nothing that we can give. */
    static Optional<Challenge> of(Response response) {
        boolean isProxy = response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        String asking = isProxy ? ProxyAuthenticateHeader.NAME : WWWAuthenticateHeader.NAME;
        String answering = isProxy ? ProxyAuthorizationHeader.NAME : AuthorizationHeader.NAME;
        Optional<Challenge> best = Optional.empty();
        Iterator<?> asked = response.getHeaders(asking);
        while (asked.hasNext()) {
            Optional<Challenge> next =
                    asked.next() instanceof AuthenticationHeader each ? of(each, answering) : Optional.empty();
            boolean isBetter = next.isPresent()
                    && (best.isEmpty()
                            || next.get().algorithm().compareTo(best.get().algorithm()) < 0);
            best = isBetter ? next : best;
        }
        return best;
    }

    private static Optional<Challenge> of(AuthenticationHeader asked, String answering) {
        String qop = text(asked, "qop");
        boolean hasAuth =
                List.of(qop.split(",", -1)).stream().map(String::strip).anyMatch("auth"::equalsIgnoreCase);
        String name = text(asked, "algorithm");
        boolean isUsable = "Digest".equalsIgnoreCase(asked.getScheme())
                && isPlain(text(asked, "realm"))
                && isPlain(text(asked, "nonce"))
                && isPlain(text(asked, "opaque"))
                && (qop.isEmpty() || hasAuth);
        return Stream.of(DigestAlgorithm.values())
                .filter(each -> isUsable && each.label().equalsIgnoreCase(name.isEmpty() ? "MD5" : name))
                .findFirst()
                .map(each -> new Challenge(
                        answering,
                        each,
                        text(asked, "realm"),
                        text(asked, "nonce"),
                        text(asked, "opaque"),
                        hasAuth,
                        "true".equalsIgnoreCase(text(asked, "stale"))));
    }

    /**
     * The value of our header.
     *
     * @param cnonce our own share, not to be guessed
     */
    String answer(TrunkAccount account, String method, String uri, String cnonce) {
        String ha1 = Digest.hash(algorithm, account.user() + ":" + realm + ":" + account.password());
        String ha2 = Digest.hash(algorithm, method + ":" + uri);
        String between = hasQop ? ":00000001:" + cnonce + ":auth:" : ":";
        String response = Digest.hash(algorithm, ha1 + ":" + nonce + between + ha2);
        return "Digest username=\"" + account.user() + "\",realm=\"" + realm + "\",nonce=\"" + nonce + "\",uri=\"" + uri
                + "\",response=\"" + response + "\",algorithm=" + algorithm.label()
                + (hasQop ? ",qop=auth,nc=00000001,cnonce=\"" + cnonce + "\"" : "")
                + (opaque.isEmpty() ? "" : ",opaque=\"" + opaque + "\"");
    }

    private static String text(AuthenticationHeader header, String name) {
        String value = header.getParameter(name);
        return value == null ? "" : value;
    }

    private static boolean isPlain(String text) {
        return text.length() <= 512 && text.chars().noneMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\');
    }
}
