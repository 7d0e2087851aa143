package org.huawu.server.sealing;

/** What is sealed cannot be opened any more: its client's key is destroyed, or the data came without it. */
public final class KeyGone extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param keyId which key */
    public KeyGone(String keyId) {
        super("the client key " + keyId + " is not here");
    }
}
