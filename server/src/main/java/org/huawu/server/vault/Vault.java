package org.huawu.server.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals small secrets under the installation's master key: AES-256-GCM with a random nonce of 96 bits. What the secret is
 * for goes in as associated data, so a sealed secret moved to another row does not open. Any thread.
 *
 * <p>Form: 1 byte version (1), 12 bytes nonce, ciphertext with a tag of 16 bytes.
 */
public final class Vault {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey key;
    private final SecureRandom random;

    public Vault(MasterKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** Seals a secret for one purpose, e.g. {@code "second-factor/1042"}. */
    public byte[] seal(byte[] secret, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not seal with AES-GCM", e);
        }
    }

    /**
     * Opens what {@link #seal} made for the same purpose.
     *
     * @throws SealBroken when it was made under another key, for another purpose, or was changed
     */
    public byte[] open(byte[] sealed, String purpose) throws SealBroken {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != VERSION) {
            throw new SealBroken(purpose);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            int from = 1 + NONCE_BYTES;
            return cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(sealed, from, sealed.length - from);
        } catch (GeneralSecurityException e) {
            throw new SealBroken(purpose);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
