package org.huawu.switchboard.sip;

import java.util.random.RandomGenerator;
import org.huawu.kernel.SoundKey;

/**
 * What all calls of a server keep themselves alive with.
 *
 * @param listener hears of what becomes of calls
 */
record Keeping(SessionTimes times, Timers timers, RandomGenerator random, SipListener listener) {

    /** A key for the sound of one call. */
    SoundKey newKey() {
        byte[] bytes = new byte[SoundKey.BYTES];
        random.nextBytes(bytes);
        return new SoundKey(bytes);
    }
}
