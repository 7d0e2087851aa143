package org.huawu.bench;

import java.util.Arrays;

/** The keys of one direction of SRTP, drawn from its master key (RFC 3711, 4.3). */
final class SrtpKeys {

    /** What DTLS hands out for AES_CM_128_HMAC_SHA1_80: two keys, two salts (RFC 5764, 4.2). */
    static final int EXPORTED = 60;

    private static final int KEY = 16;
    private static final int SALT = 14;
    private static final int SUM_KEY = 20;

    private static final int FOR_CIPHER = 0;
    private static final int FOR_SUM = 1;
    private static final int FOR_SALT = 2;

    private final KeyStream master;

    /**
     * The keys under a master key.
     *
     * @param key 16 bytes
     * @param salt 14 bytes
     */
    SrtpKeys(byte[] key, byte[] salt) {
        this.master = new KeyStream(key, salt);
    }

    /** The keys that the client of a handshake sends with. */
    static SrtpKeys ofClient(byte[] exported) {
        return new SrtpKeys(
                Arrays.copyOfRange(exported, 0, KEY), Arrays.copyOfRange(exported, 2 * KEY, 2 * KEY + SALT));
    }

    /** The keys that the server of a handshake sends with. */
    static SrtpKeys ofServer(byte[] exported) {
        return new SrtpKeys(
                Arrays.copyOfRange(exported, KEY, 2 * KEY), Arrays.copyOfRange(exported, 2 * KEY + SALT, EXPORTED));
    }

    byte[] cipherKey() {
        return drawn(FOR_CIPHER, KEY);
    }

    byte[] sumKey() {
        return drawn(FOR_SUM, SUM_KEY);
    }

    byte[] salt() {
        return drawn(FOR_SALT, SALT);
    }

    KeyStream stream() {
        return new KeyStream(cipherKey(), salt());
    }

    /** The label stands where the lowest byte of a packet's source would. */
    private byte[] drawn(int label, int bytes) {
        byte[] drawn = new byte[bytes];
        master.mix(drawn, 0, bytes, label, 0);
        return drawn;
    }
}
