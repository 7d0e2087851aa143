package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Who goes before whom in a queue, whatever the wait: the first value before all others. */
public enum ContactClass implements Coded {
    /** Life or property is in danger. */
    EMERGENCY(1),
    /** A customer who is to wait for nobody but emergencies. */
    VIP(2),
    /** Everybody else. */
    NORMAL(3);

    private final int code;

    ContactClass(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
