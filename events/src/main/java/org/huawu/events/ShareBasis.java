package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** What a share counts. */
public enum ShareBasis implements Coded {
    /** Contacts assigned to a vendor, whatever became of them. */
    OFFERED(1),
    /** Contacts that its agents talked with, and those under way to them. */
    HANDLED(2);

    private final int code;

    ShareBasis(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
