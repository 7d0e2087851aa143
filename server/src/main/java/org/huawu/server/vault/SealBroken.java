package org.huawu.server.vault;

/** A sealed secret does not open: another key, another purpose, or changed bytes. Says nothing of the secret. */
public final class SealBroken extends Exception {

    private static final long serialVersionUID = 1L;

    SealBroken(String purpose) {
        super("the seal of " + purpose + " does not open with this master key");
    }
}
