package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why an offer was withdrawn. */
public enum Withdrawal implements Coded {
    /** The caller is gone. */
    CALLER_GONE(1),
    /** The agent's audio is gone. */
    AGENT_AUDIO_LOST(2);

    private final int code;

    Withdrawal(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
