package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** What an agent does. */
public enum AgentState implements Coded {
    /** Signed in, and nothing is offered. */
    NOT_READY(1),
    /** Waits for an offer. */
    READY(2),
    /** Has an offer. */
    OFFERED(3),
    /** Accepted, and is being joined with the caller. */
    CONNECTING(4),
    /** Talks with the caller. */
    TALKING(5),
    /** Works on the contact after the talk. */
    WRAP_UP(6),
    /** Takes a break, for a reason. */
    BREAK(7),
    /** Let an offer run out; nothing is offered until ready again. */
    NO_ANSWER(8),
    /** Is in charge of a talk, and has put the caller aside. */
    HELD(9),
    /** Talks about a caller who is put aside: with the colleague asked, or with the one who asked. */
    CONSULTING(10),
    /** Refused an offer; nothing is offered for a while. */
    REJECTED(11),
    /** Calls somebody who has not answered yet. */
    DIALLING(15);

    private final int code;

    AgentState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
