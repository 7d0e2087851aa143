package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why an accepted contact was not connected. */
public enum ConnectFailure implements Coded {
    /** The caller is gone. */
    CALLER_GONE(1),
    /** The agent's audio is gone. */
    AGENT_AUDIO_LOST(2),
    /** The switchboard refused to join the two. */
    REFUSED(3),
    /** Nobody knows whether the two were joined. */
    NO_OUTCOME(4);

    private final int code;

    ConnectFailure(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
