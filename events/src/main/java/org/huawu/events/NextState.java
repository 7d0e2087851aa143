package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** What an agent chooses to be after the contact in hand. */
public enum NextState implements Coded {
    /** As if nothing was chosen. */
    READY(1),
    /** On a break, for a reason. */
    BREAK(2),
    /** Signed out. */
    SIGNED_OUT(3);

    private final int code;

    NextState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
