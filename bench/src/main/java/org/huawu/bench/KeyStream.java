package org.huawu.bench;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key stream of SRTP: AES in counter mode (RFC 3711, 4.1.1), block by block out of the bare cipher, so that nothing is
 * made for a packet. For one thread.
 */
final class KeyStream {

    private static final int BLOCK = 16;
    private static final int MOST_BYTES = 160;

    private final Cipher cipher;
    private final byte[] salt;
    /** Apart from the stream: the JDK copies what is encrypted where it lies. */
    private final byte[] counters = new byte[MOST_BYTES];

    private final byte[] stream = new byte[MOST_BYTES];

    /**
     * A stream of keys.
     *
     * @param key 16 bytes
     * @param salt 14 bytes
     */
    KeyStream(byte[] key, byte[] salt) {
        this.salt = salt.clone();
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    /**
     * Encrypts or decrypts the beginning of a packet's payload, at most 160 bytes.
     *
     * @param source the packet's SSRC
     * @param index the packet's number of 48 bits
     */
    void mix(byte[] bytes, int from, int length, int source, long index) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        for (int block = 0; block < blocks; block++) {
            count(block, source, index);
        }
        try {
            cipher.update(counters, 0, blocks * BLOCK, stream, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("whole blocks into an array of their length", e);
        }
        for (int i = 0; i < length; i++) {
            bytes[from + i] ^= stream[i];
        }
    }

    private void count(int block, int source, long index) {
        int at = block * BLOCK;
        System.arraycopy(salt, 0, counters, at, salt.length);
        for (int i = 0; i < 4; i++) {
            counters[at + 4 + i] ^= (byte) (source >> (24 - 8 * i));
        }
        for (int i = 0; i < 6; i++) {
            counters[at + 8 + i] ^= (byte) (index >> (40 - 8 * i));
        }
        counters[at + 14] = (byte) (block >> 8);
        counters[at + 15] = (byte) block;
    }
}
