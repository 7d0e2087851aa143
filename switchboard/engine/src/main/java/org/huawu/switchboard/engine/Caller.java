package org.huawu.switchboard.engine;

import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.TrunkId;
import org.huawu.switchboard.rtp.Leg;
import org.jspecify.annotations.Nullable;

/** Whoever calls or is called, by whatever way; touched by the control thread only. */
sealed interface Caller permits SipCaller, PageCaller, SipCallee {

    /** The number called. */
    String called();

    /** The number of the caller, or empty. */
    String number();

    /** The trunk it comes by, or null. */
    default @Nullable TrunkId trunk() {
        return null;
    }

    /** Tells the caller that it rings. */
    void ring();

    /** Lets the caller hear us before the answer. */
    default Answer speakEarly() {
        return new Answer.Refused(Reasons.CHANNEL_HEARS_NOTHING_EARLY);
    }

    /**
     * Answers.
     *
     * @param early the sound he has before the answer; null when he has none
     */
    Answer answer(@Nullable Leg early);

    /** Ends the call, for a SIP cause of 400..699. */
    void end(int cause);

    /** Tells the party how the transfer goes that it asked for; false when it asked for none. */
    default boolean reportTransfer(int status) {
        return false;
    }

    /** What came of answering. */
    sealed interface Answer {

        /** The caller's sound from now on. */
        record Given(Leg leg) implements Answer {}

        /** The call is over, or there is no room. */
        record Refused(Rejection reason) implements Answer {}
    }
}
