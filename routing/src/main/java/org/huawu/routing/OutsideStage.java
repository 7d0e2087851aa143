package org.huawu.routing;

import org.huawu.kernel.bytes.Coded;

/** How far a call to a number outside, made from a talk, has come. */
public enum OutsideStage implements Coded {
    /** It is called. */
    CALLING(1),
    /** It answered, and is being joined with the agent, or with the caller who was passed on. */
    CONNECTING(2),
    /** It hears the agent; the caller hears neither. */
    TALKING(3),
    /** It hears the caller, and the agent as well as long as there is one. */
    JOINED(4);

    private final int code;

    OutsideStage(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** Whether somebody of the talk hears it. */
    boolean isHeard() {
        return this == TALKING || this == JOINED;
    }
}
