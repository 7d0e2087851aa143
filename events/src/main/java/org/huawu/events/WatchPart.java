package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Who hears a supervisor that watches a talk. The supervisor hears all, whichever it is. */
public enum WatchPart implements Coded {
    /** Nobody. */
    LISTEN(1),
    /** The agents alone; no recording holds it. */
    WHISPER(2),
    /** All. */
    BARGE(3);

    private final int code;

    WatchPart(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
