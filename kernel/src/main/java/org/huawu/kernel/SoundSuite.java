package org.huawu.kernel;

import java.util.Optional;

/** What sound is encrypted and authenticated by: AES in counter mode with 128 bits and HMAC-SHA1 (RFC 3711, RFC 4568 6.2). */
public enum SoundSuite {
    /** With tags of 80 bits. */
    AES_CM_128_HMAC_SHA1_80(10),
    /** With tags of 32 bits for sound; those of reports have 80 all the same (RFC 4568 6.2.2). */
    AES_CM_128_HMAC_SHA1_32(4);

    private final int tagBytes;

    SoundSuite(int tagBytes) {
        this.tagBytes = tagBytes;
    }

    /** How long the tag of a packet of sound is, in bytes. */
    public int tagBytes() {
        return tagBytes;
    }

    /** The suite of that name (RFC 4568 6.2); empty when it is none of these. */
    public static Optional<SoundSuite> named(String name) {
        for (SoundSuite each : values()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
