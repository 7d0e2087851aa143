package org.huawu.switchboard.sip;

/** Hears of calls. Called by one thread of the SIP stack after the other, never by two at once; must not
 * block. */
public interface SipListener {

    /**
     * Somebody calls. To be answered, rung or refused later, through the call.
     *
     * @return 0 when the call is taken, or the SIP status (400..699) with which it is refused at once
     */
    int invited(ArrivedCall call);

    /**
     * An answered caller wants his sound elsewhere, or none for a while: he holds the call. The codec stays.
     *
     * @param offer what he wants now
     */
    default void changed(SipCall call, SpeechOffer offer) {
        // who plays no sound need not know
    }

    /**
     * The caller pressed a key, and his telephone sends it beside the sound (INFO).
     *
     * @param key 0..9, *, #, A..D
     */
    default void pressed(SipCall call, char key) {
        // who waits for no keys need not know
    }

    /**
     * A call that we did not end is over.
     *
     * @param cause 200 when an answered call was hung up, 487 when the caller gave up before, 408 when he does not answer
     *     any more
     */
    void ended(SipCall call, int cause);
}
