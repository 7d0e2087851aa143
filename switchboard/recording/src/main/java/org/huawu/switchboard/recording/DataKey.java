package org.huawu.switchboard.recording;

import javax.crypto.SecretKey;

/** The key of one thing, such as a recording, 256 bits of AES, and the form in which it may lie beside that thing. */
public final class DataKey {

    private final SecretKey secret;
    private final byte[] wrapped;

    /** @param wrapped at most 200 bytes */
    public DataKey(SecretKey secret, byte[] wrapped) {
        this.secret = secret;
        this.wrapped = wrapped.clone();
    }

    /** The key itself; stays in memory. */
    public SecretKey secret() {
        return secret;
    }

    /** The key under the client's key; a copy. */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "data key";
    }
}
