package org.huawu.switchboard.sip;

/** What came of the wish to call. */
public sealed interface Dialled {

    /** The call is on its way; the {@link SipListener} hears what becomes of it. */
    record Going(DialledCall call) implements Dialled {}

    /** There is no call. */
    record Refused(Why why) implements Dialled {}

    /** Why there is no call. */
    enum Why {
        /** There is no trunk of that name. */
        TRUNK_UNKNOWN,
        /** The trunk has as many calls as it may have, or began as many within a second. */
        TRUNK_FULL,
        /** The trunk may not show that number. */
        NUMBER_NOT_SHOWN,
        /** There are as many calls as there may be. */
        NO_ROOM
    }
}
