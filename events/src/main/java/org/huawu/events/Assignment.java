package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** How a contact came to its vendor. */
public enum Assignment implements Coded {
    /** It was that vendor's turn. */
    IN_TURN(1),
    /** A vendor had nobody there, and this one had. */
    SPILLED(2),
    /** It was the turn of a vendor that had more than its share, and this one had less: what had spilled over is given back. */
    REPAID(3);

    private final int code;

    Assignment(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
