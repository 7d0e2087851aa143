package org.huawu.switchboard.sip;

import java.util.Optional;
import org.huawu.kernel.SoundKey;

/**
 * What can be agreed on in one call.
 *
 * @param isPlain whether sound may go unencrypted
 * @param ours what we send with where it is encrypted; empty where it must not be
 */
record SoundTerms(boolean isPlain, Optional<SoundKey> ours) {

    static final SoundTerms PLAIN = new SoundTerms(true, Optional.empty());
    /** Keys cannot be said, and without them there is to be no call. */
    static final SoundTerms NOTHING = new SoundTerms(false, Optional.empty());

    static SoundTerms either(SoundKey ours) {
        return new SoundTerms(true, Optional.of(ours));
    }

    static SoundTerms encrypted(SoundKey ours) {
        return new SoundTerms(false, Optional.of(ours));
    }

    boolean isNothing() {
        return equals(NOTHING);
    }

    /** What an offer of ours says of keys. Not for {@link #either}, which is no offer. */
    Optional<SpeechKeys> offer() {
        return ours.map(SpeechKeys::offered);
    }
}
