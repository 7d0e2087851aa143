package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Who hung up. */
public enum Party implements Coded {
    /** The caller, or who was called. */
    CALLER(1),
    /** The agent. */
    AGENT(2),
    /** Neither: the house itself, or a fault. */
    SYSTEM(3),
    /** A supervisor, who is no party of the talk. */
    SUPERVISOR(4),
    /** Who was called into the talk from outside. */
    OUTSIDE(5);

    private final int code;

    Party(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
