package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why a caller is put aside in a talk. */
public enum HoldCause implements Coded {
    /** The agent wants it. */
    BY_AGENT(1),
    /** The agent asks a colleague. */
    CONSULT(2),
    /** The agent can be heard no more. */
    AGENT_AUDIO_LOST(3),
    /** They were to be joined again, and were not. */
    NOT_JOINED(4);

    private final int code;

    HoldCause(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
