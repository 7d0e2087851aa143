package org.huawu.switchboard.sip;

import java.util.Locale;

/** Which way sound is to go, as the side that offers it says (RFC 3264 section 5.1). */
public enum Direction {
    /** Both ways. */
    SENDRECV,
    /** From the offerer only, such as music while he holds the call. */
    SENDONLY,
    /** To the offerer only. */
    RECVONLY,
    /** Neither way. */
    INACTIVE;

    /** Whether the offerer wants our sound. */
    public boolean wantsSound() {
        return this == SENDRECV || this == RECVONLY;
    }

    /** Whether the offerer speaks and hears. One who only sends has put us on hold, and many a telephone then sends nothing. */
    public boolean isTalk() {
        return this == SENDRECV;
    }

    /** The same seen from the side that answers (RFC 3264 section 6.1). */
    Direction answered() {
        return switch (this) {
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
            case SENDRECV, INACTIVE -> this;
        };
    }

    /** The attribute of SDP. */
    String attribute() {
        return "a=" + name().toLowerCase(Locale.ROOT);
    }
}
