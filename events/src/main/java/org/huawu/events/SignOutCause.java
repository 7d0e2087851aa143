package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why an agent left the seat. */
public enum SignOutCause implements Coded {
    /** The agent signed out. */
    BY_AGENT(1),
    /** A revision of the configuration has the agent no more. */
    CONFIGURATION(2),
    /** The log in which the agent was signed in is gone, as after a restored backup. */
    LOG_GONE(3),
    /** The program was dead for so long that nobody can say whether the agent stayed. */
    PROGRAM_DEAD(4),
    /** A supervisor signed the agent out. */
    BY_SUPERVISOR(5);

    private final int code;

    SignOutCause(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
