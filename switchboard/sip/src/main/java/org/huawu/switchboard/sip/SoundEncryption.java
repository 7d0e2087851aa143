package org.huawu.switchboard.sip;

import org.huawu.kernel.SoundKey;

/**
 * Whether the sound between us and a carrier or a telephone is encrypted (SRTP), by keys that SDP says (RFC 4568). Whoever reads the
 * SDP has the keys, so they are said over TLS alone.
 *
 * @param wish what is offered and taken
 * @param isAlsoWithoutTls whether keys are said over UDP and TCP too, where whoever is on the way can read them
 */
public record SoundEncryption(Wish wish, boolean isAlsoWithoutTls) {

    /** What is offered and taken. */
    public enum Wish {
        /** Plain sound alone. */
        OFF,
        /** We offer plain sound, and take encrypted sound where it is offered. */
        TAKEN,
        /** Encrypted sound alone. */
        REQUIRED
    }

    /** Taken, and over TLS alone. */
    public static final SoundEncryption USUAL = new SoundEncryption(Wish.TAKEN, false);

    /**
     * What of their offers is taken.
     *
     * @param byTls whether they come over TLS
     * @param ours what we would send with
     */
    SoundTerms taken(boolean byTls, SoundKey ours) {
        if (wish == Wish.TAKEN) {
            return maySayKeys(byTls) ? SoundTerms.either(ours) : SoundTerms.PLAIN;
        }
        return offered(byTls, ours);
    }

    /**
     * What we offer.
     *
     * @param byTls whether it goes over TLS
     * @param ours what we would send with
     */
    SoundTerms offered(boolean byTls, SoundKey ours) {
        if (wish != Wish.REQUIRED) {
            return SoundTerms.PLAIN;
        }
        return maySayKeys(byTls) ? SoundTerms.encrypted(ours) : SoundTerms.NOTHING;
    }

    private boolean maySayKeys(boolean byTls) {
        return byTls || isAlsoWithoutTls;
    }
}
