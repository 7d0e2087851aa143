package org.huawu.server.sealing.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;

/**
 * A client's key: 256 bits that seal (AES-GCM, random nonce of 96 bits, key id as associated data) and 256 bits that make
 * tokens (HMAC-SHA-256, first 128 bits). Two halves, so that a token says nothing of the cipher's key.
 *
 * @param id 16 hexadecimal digits
 */
record ClientKey(String id, ClientId client, SecretKey sealing, SecretKey naming) {

    static final int BYTES = 64;

    private static final int HALF = 32;
    private static final int TOKEN_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    static ClientKey of(String id, ClientId client, byte[] bytes) {
        return new ClientKey(
                id,
                client,
                new SecretKeySpec(bytes, 0, HALF, "AES"),
                new SecretKeySpec(bytes, HALF, HALF, "HmacSHA256"));
    }

    Sealed seal(String clear, SecureRandom random) {
        byte[] text = clear.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(naming);
            byte[] token = Arrays.copyOf(mac.doFinal(text), TOKEN_BYTES);
            return new Sealed(token, HexFormat.of().parseHex(id), encrypt(text, random));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HMAC-SHA-256", e);
        }
    }

    byte[] encrypt(byte[] clear, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(clear);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not seal with AES-GCM", e);
        }
    }

    byte[] decrypt(byte[] sealed) throws GeneralSecurityException {
        if (sealed.length <= NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "client key " + id;
    }
}
