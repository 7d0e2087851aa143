package org.huawu.routing;

import org.huawu.kernel.bytes.Coded;

/** How far an agent's question to a colleague has come. */
public enum ConsultStage implements Coded {
    /** The colleague is asked. */
    ASKED(1),
    /** The colleague accepted; the two are being joined. */
    CONNECTING(2),
    /** They hear each other, the caller does not hear them. */
    TALKING(3),
    /** All three hear each other. */
    JOINED(4);

    private final int code;

    ConsultStage(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** Whether agent and colleague hear each other. */
    boolean isHeard() {
        return this == TALKING || this == JOINED;
    }
}
