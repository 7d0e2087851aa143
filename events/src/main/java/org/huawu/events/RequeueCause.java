package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why a contact waits once more after a talk. */
public enum RequeueCause implements Coded {
    /** Its agent passed it on. */
    TRANSFERRED(1),
    /** Its agent could not be heard again in time. */
    AGENT_AUDIO_LOST(2);

    private final int code;

    RequeueCause(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
