package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** How a playback ended. */
public enum PromptEnding implements Coded {
    /** It was played to its end. */
    PLAYED(1),
    /** The caller pressed a key. */
    SKIPPED(2),
    /** The switchboard could not play it. */
    FAILED(3),
    /** It took longer than its limit. */
    LIMIT(4);

    private final int code;

    PromptEnding(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
