package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** How a wrap-up ended. */
public enum WrapUpEnding implements Coded {
    /** The agent ended it. */
    BY_AGENT(1),
    /** Its limit was reached. */
    LIMIT(2),
    /** The agent took a break. */
    BREAK(3),
    /** The agent signed out. */
    SIGN_OUT(4),
    /** A supervisor made the agent be in another state. */
    BY_SUPERVISOR(5),
    /** The agent calls somebody. */
    DIALLING(10);

    private final int code;

    WrapUpEnding(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
