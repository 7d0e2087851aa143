package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** How far a contact has come. */
public enum ContactStage implements Coded {
    /** It arrived and is about to be answered. */
    ANSWERING(1),
    /** It hears a prompt. */
    PROMPT(2),
    /** It waits in the queue. */
    WAITING(3),
    /** It waits, and is offered to an agent. */
    OFFERED(4),
    /** An agent accepted; the two are being joined. */
    CONNECTING(5),
    /** Caller and agent hear each other. */
    TALKING(6),
    /** An agent calls, and nobody has answered yet. */
    DIALLING(7),
    /** The agent is out of it; the caller is with a number outside, or is being joined with it. */
    PASSED_ON(8);

    private final int code;

    ContactStage(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
