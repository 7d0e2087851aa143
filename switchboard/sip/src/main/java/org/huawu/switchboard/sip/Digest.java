package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.AuthenticationHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a phone answers to our challenge (RFC 7616 3.4, RFC 8760 2.6), {@code qop=auth} only.
 *
 * @param account whose password it says to know
 * @param algorithm how the digest is made
 * @param nonce the challenge
 * @param count how often the phone has used it, 1 at first
 * @param proof what is compared
 */
record Digest(String account, DigestAlgorithm algorithm, String nonce, long count, Proof proof) {

    private static final int MOST_CHARACTERS = 256;

    /**
     * What the digest is made of, as the phone wrote it.
     *
     * @param uri the address that is asked for
     * @param count the count of the nonce
     * @param cnonce the phone's own share
     * @param response the digest
     */
    record Proof(String uri, String count, String cnonce, String response) {}

    /** The digest in a header; empty when it is not one, not for this realm, or lacks something. */
    static Optional<Digest> of(AuthenticationHeader header, String realm) {
        String uri = text(header, "uri");
        String count = text(header, "nc");
        String cnonce = text(header, "cnonce");
        String response = text(header, "response");
        String nonce = text(header, "nonce");
        String account = text(header, "username");
        boolean isWhole = "Digest".equalsIgnoreCase(header.getScheme())
                && realm.equals(text(header, "realm"))
                && "auth".equalsIgnoreCase(text(header, "qop"))
                && count.matches("[0-9a-fA-F]{8}")
                && Stream.of(uri, cnonce, response, nonce, account).noneMatch(String::isEmpty);
        if (!isWhole) {
            return Optional.empty();
        }
        String algorithm = text(header, "algorithm");
        return Stream.of(DigestAlgorithm.values())
                .filter(each -> each.label().equalsIgnoreCase(algorithm.isEmpty() ? "MD5" : algorithm))
                .findFirst()
                .map(each -> new Digest(
                        account, each, nonce, Long.parseLong(count, 16), new Proof(uri, count, cnonce, response)));
    }

    /** Whether it was made with the password behind an HA1. Takes as long for a wrong one as for the right one. */
    boolean isOf(String ha1, String method) {
        String ha2 = hash(algorithm, method + ":" + proof.uri());
        String right = hash(algorithm, ha1 + ":" + nonce + ":" + proof.count() + ":" + proof.cnonce() + ":auth:" + ha2);
        return MessageDigest.isEqual(bytes(right), bytes(proof.response().toLowerCase(java.util.Locale.ROOT)));
    }

    /** A digest in small hexadecimal letters. */
    static String hash(DigestAlgorithm algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm.label()).digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm.label(), e);
        }
    }

    private static String text(AuthenticationHeader header, String name) {
        String value = header.getParameter(name);
        return value == null || value.length() > MOST_CHARACTERS ? "" : value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
