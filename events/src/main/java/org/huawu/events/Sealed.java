package org.huawu.events;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A piece of personal data under the client's key. Equal pieces have equal tokens under one key, which is enough to
 * know a caller again; only the edges that dial or show it open the ciphertext. Immutable.
 */
public final class Sealed {

    /** The most bytes of a token or of a key id. */
    public static final int MOST_TOKEN_BYTES = 64;

    /** The most bytes of a ciphertext. */
    public static final int MOST_CIPHERTEXT_BYTES = 1024;

    private static final int SHOWN_BYTES = 4;

    private final byte[] token;
    private final byte[] keyId;
    private final byte[] ciphertext;

    /**
     * A sealed piece.
     *
     * @param token keyed hash of the clear text, 8..64 bytes
     * @param keyId which key, 1..64 bytes
     * @param ciphertext the clear text under that key, 1..1024 bytes
     */
    public Sealed(byte[] token, byte[] keyId, byte[] ciphertext) {
        check("token", token, 8, MOST_TOKEN_BYTES);
        check("key id", keyId, 1, MOST_TOKEN_BYTES);
        check("ciphertext", ciphertext, 1, MOST_CIPHERTEXT_BYTES);
        this.token = token.clone();
        this.keyId = keyId.clone();
        this.ciphertext = ciphertext.clone();
    }

    /** The keyed hash; a copy. */
    public byte[] token() {
        return token.clone();
    }

    /** Which key; a copy. */
    public byte[] keyId() {
        return keyId.clone();
    }

    /** The clear text under the key; a copy. */
    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed
                && Arrays.equals(token, sealed.token)
                && Arrays.equals(keyId, sealed.keyId)
                && Arrays.equals(ciphertext, sealed.ciphertext);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(token);
    }

    /** The token's first bytes, and nothing more. */
    @Override
    public String toString() {
        return "sealed:" + HexFormat.of().formatHex(token, 0, SHOWN_BYTES) + "…";
    }

    private static void check(String what, byte[] bytes, int least, int most) {
        if (bytes.length < least || bytes.length > most) {
            throw new IllegalArgumentException(
                    what + " must have " + least + ".." + most + " bytes, had " + bytes.length);
        }
    }
}
