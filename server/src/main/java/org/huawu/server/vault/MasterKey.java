package org.huawu.server.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key above all keys of an installation, 256 bits of AES.
 *
 * @param id the first 16 hexadecimal digits of the key's SHA-256: tells keys apart, reveals nothing
 */
public record MasterKey(String id, SecretKey secret) {

    static final int BYTES = 32;

    /** Makes the key of its bytes. */
    public static MasterKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes, not " + bytes.length);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new MasterKey(HexFormat.of().formatHex(digest, 0, 8), new SecretKeySpec(bytes, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "master key " + id;
    }
}
