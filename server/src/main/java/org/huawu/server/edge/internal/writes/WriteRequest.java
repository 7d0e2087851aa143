package org.huawu.server.edge.internal.writes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.WebUtils;

/**
 * A write that its sender may repeat.
 *
 * @param person who sent it
 * @param key chosen by the sender, one for each act
 * @param hash of method, address and body, in hexadecimal
 */
record WriteRequest(String person, String key, String hash) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{8,80}");

    /**
     * The write that a request carries; empty when it has no key, or when nobody is signed in whose key it could be.
     *
     * @throws RejectedException 400 idempotency-key-invalid
     */
    static Optional<WriteRequest> of(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(HEADER));
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (keys.isEmpty() || who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !WELL_FORMED.matcher(keys.getFirst()).matches()) {
            throw new RejectedException(400, Rejection.of("idempotency-key-invalid"));
        }
        return Optional.of(new WriteRequest(who.getName(), keys.getFirst(), hashOf(request)));
    }

    private static String hashOf(HttpServletRequest request) {
        String query = request.getQueryString();
        String line = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bodyOf(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bodyOf(HttpServletRequest request) {
        ContentCachingRequestWrapper kept = WebUtils.getNativeRequest(request, ContentCachingRequestWrapper.class);
        if (kept == null) {
            throw new IllegalStateException("the body of a write with a key was not kept");
        }
        try {
            // what the method did not ask for is still to be read
            kept.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new RejectedException(400, Rejection.of("request-invalid"));
        }
        return kept.getContentAsByteArray();
    }
}
