package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why a contact goes to another queue by itself. */
public enum MoveCause implements Coded {
    /** As many as may wait there were waiting. */
    QUEUE_FULL(1),
    /** It had waited as long as it may there. */
    WAIT_LIMIT(2);

    private final int code;

    MoveCause(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
