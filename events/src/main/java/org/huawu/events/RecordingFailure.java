package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why there is no recording. */
public enum RecordingFailure implements Coded {
    /** The switchboard refused to record. */
    REFUSED(1),
    /** Nobody knows whether it was begun. */
    NO_OUTCOME(2),
    /** It could not be written. */
    NOT_STORED(3),
    /** It was not reported saved in time. */
    NO_REPORT(4);

    private final int code;

    RecordingFailure(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
