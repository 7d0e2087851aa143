package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why a contact goes to another queue by itself. */
public enum MoveCause implements Coded {
    /** As many as may wait there were waiting. */
    QUEUE_FULL(1),
    /** It had waited as long as it may there. */
    WAIT_LIMIT(2),
    /** The queue was closed as it came. */
    QUEUE_CLOSED(3),
    /** The queue closed while it waited. */
    CLOSING_TIME(4),
    /** It waited once more after a talk, and had waited as long as it may there, or the queue closed. */
    AFTER_TALK(5),
    /** Too many offers of it came to nothing. */
    RETURNED(6);

    private final int code;

    MoveCause(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
