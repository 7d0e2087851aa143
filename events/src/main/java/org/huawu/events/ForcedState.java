package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** What a supervisor may make of an agent. */
public enum ForcedState implements Coded {
    /** Not ready for contacts. */
    NOT_READY(1),
    /** Ready for contacts. */
    READY(2),
    /** Signed out, away from the seat. */
    SIGNED_OUT(3);

    private final int code;

    ForcedState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
