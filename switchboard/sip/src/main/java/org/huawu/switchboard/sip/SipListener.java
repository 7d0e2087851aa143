package org.huawu.switchboard.sip;

/** Hears of calls. Called by one thread of the SIP stack after the other, never by two at once; must not
 * block. */
public interface SipListener {

    /** The status of what is not done though it could be. */
    int DECLINED = 603;
    /** The status of what nobody may do. */
    int FORBIDDEN = 403;

    /**
     * Somebody calls. To be answered, rung or refused later, through the call.
     *
     * @return 0 when the call is taken, or the SIP status (400..699) with which it is refused at once
     */
    int invited(ArrivedCall call);

    /**
     * A phone of ours wants one of its account's calls to itself (RFC 3891): to be answered with the sound that this one has, which
     * ends then, or refused later, through the call.
     *
     * @param next what comes in its place; its codec is the same
     * @param replaced answered, by another phone of the account or the same
     * @return 0 when it is taken, or the SIP status (400..699) with which it is refused at once
     */
    default int takenOver(ArrivedCall next, SipCall replaced) {
        return FORBIDDEN;
    }

    /** Whether somebody who calls and offers nothing else may speak Opus just now. Asked by any thread. */
    default boolean takesOpus() {
        return false;
    }

    /** It rings where we called. May be told more than once. */
    default void ringing(DialledCall call) {
        // who calls nobody need not know
    }

    /**
     * The other side's network is heard before the answer, for instance an announcement. May be told more than once.
     *
     * @param party where it wants our sound, as far as it does yet
     */
    default void heardEarly(DialledCall call, SpeechOffer party) {
        // who calls nobody need not know
    }

    /**
     * A call that we made is answered.
     *
     * @param party where the other side wants its sound
     */
    default void answered(DialledCall call, SpeechOffer party) {
        // who calls nobody need not know
    }

    /**
     * An answered party wants its sound elsewhere, or none for a while: it holds the call. The codec stays.
     *
     * @param offer what it wants now
     */
    default void changed(SipCall call, SpeechOffer offer) {
        // who plays no sound need not know
    }

    /**
     * The party pressed a key, and its telephone sends it beside the sound (INFO).
     *
     * @param key 0..9, *, #, A..D
     */
    default void pressed(SipCall call, char key) {
        // who waits for no keys need not know
    }

    /**
     * A party wants its call to go elsewhere (RFC 3515). Nothing is done; {@link SipCall#reportTransfer} says what becomes of it.
     * Who says nothing for four seconds refuses.
     *
     * @param goal where to; what it names is no more than a wish of whoever is on the line
     */
    default void transferAsked(SipCall call, TransferGoal goal) {
        call.reportTransfer(DECLINED);
    }

    /**
     * A call that we did not end is over.
     *
     * @param cause 200 when an answered call was hung up, 487 when the caller gave up before, 408 when he does not answer
     *     any more or his side did not renew the call (RFC 4028), or did
     *     not confirm that it rings; 481 when it knows nothing of the call any more, 488 when he
     *     left the offer to us and cannot meet it; for one that we made and that was not answered, why: the status of the last peer that was tried, 408
     *     when it said nothing, 480 when it rang for too long or was sent elsewhere (3xx), 503 when none was to be reached
     */
    void ended(SipCall call, int cause);
}
