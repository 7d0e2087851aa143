package org.huawu.switchboard.sip;

import java.util.Optional;

/** What the program knows of its accounts. Asked by one thread of the SIP stack at a time; must not block. */
@FunctionalInterface
public interface Credentials {

    /**
     * The digest of {@code account:realm:password} (RFC 7616 3.4.2) in small hexadecimal letters, so that nobody needs to
     * keep the password.
     *
     * @return empty when there is no such account, or when it may not use this algorithm
     */
    Optional<String> ha1(String account, DigestAlgorithm algorithm);

    /** Whether telephones of an account hear of their message-waiting lamp without asking; some never ask. */
    default boolean isToldUnasked(String account) {
        return false;
    }

    /** Whether the sound of the telephones of an account is encrypted. By any thread. */
    default SoundEncryption encryptionOf(String account) {
        return SoundEncryption.USUAL;
    }
}
