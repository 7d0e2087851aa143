package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** How a watch ended. */
public enum WatchEnding implements Coded {
    /** The supervisor ended it. */
    BY_SUPERVISOR(1),
    /** The contact is over. */
    CONTACT_OVER(2),
    /** The supervisor's seat lost its sound, or has another one. */
    SOUND_LOST(3),
    /** The order to take the supervisor into the talk was not carried out. */
    NOT_JOINED(4),
    /** The contact went to an agent of another vendor than the supervisor may hear. */
    OUT_OF_JURISDICTION(5);

    private final int code;

    WatchEnding(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
