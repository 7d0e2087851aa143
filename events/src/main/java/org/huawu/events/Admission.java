package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** By what a queue lets contacts in. */
public enum Admission implements Coded {
    /** By the hours of its calendar. */
    BY_HOURS(1),
    /** Whatever the hour: a storm at night. */
    OPEN(2),
    /** Nobody, whatever the hour: a site without power. */
    SHUT(3);

    private final int code;

    Admission(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
