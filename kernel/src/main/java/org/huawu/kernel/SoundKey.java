package org.huawu.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of one direction of encrypted sound are drawn from: a key of 16 bytes and a salt of 14 (RFC 3711, 4.3). Unchangeable,
 * and never in a text.
 */
public final class SoundKey {

    /** Of the key, in bytes. */
    public static final int KEY = 16;
    /** Of the salt, in bytes. */
    public static final int SALT = 14;
    /** Of both together, in bytes. */
    public static final int BYTES = KEY + SALT;

    private final byte[] bytes;

    /**
     * Of bytes that are copied.
     *
     * @param bytes {@value #BYTES} of them, the key first, as SDP has them (RFC 4568 6.1)
     */
    public SoundKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are no key of sound");
        }
        this.bytes = bytes.clone();
    }

    /** A copy of key and salt. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A copy of the key. */
    public byte[] key() {
        return Arrays.copyOf(bytes, KEY);
    }

    /** A copy of the salt. */
    public byte[] salt() {
        return Arrays.copyOfRange(bytes, KEY, BYTES);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SoundKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "SoundKey";
    }
}
