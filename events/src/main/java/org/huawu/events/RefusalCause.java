package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why a channel was refused. */
public enum RefusalCause implements Coded {
    /** No such line is configured. */
    LINE_UNKNOWN(1);

    private final int code;

    RefusalCause(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
