package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** How the work after a talk ends. */
public enum WrapUpMode implements Coded {
    /** By itself, when its time is over, or by the agent before. */
    TIMED(1),
    /** There is none: the agent goes on at once. */
    NONE(2),
    /** By the agent alone. */
    REQUIRED(3),
    /** As when timed, and the agent may make it longer. */
    EXTENDABLE(4);

    private final int code;

    WrapUpMode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
