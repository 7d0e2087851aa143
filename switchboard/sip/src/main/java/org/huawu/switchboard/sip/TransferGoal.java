package org.huawu.switchboard.sip;

/** Where a party wants its call to go (RFC 3515). */
public sealed interface TransferGoal {

    /**
     * To a number, without having spoken there.
     *
     * @param number as the party wrote it, 1..64 characters
     */
    record ToNumber(String number) implements TransferGoal {

        /** Without the number. */
        @Override
        public String toString() {
            return "ToNumber[hidden]";
        }
    }

    /**
     * Into another call of the same party, in its place (RFC 3891).
     *
     * @param call the call that the party gives up for it; answered, and from the same host
     */
    record InPlaceOf(SipCall call) implements TransferGoal {}
}
