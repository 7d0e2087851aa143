package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Which of several agents who may take a contact is offered it. Among equals the one who is idle longest. */
public enum Strategy implements Coded {
    /** Who has been ready for the longest time. */
    LONGEST_IDLE(1),
    /** Who has worked for the smallest part of the time signed in, as it was when last becoming ready. */
    LEAST_OCCUPIED(2),
    /** Who has the highest levels of the skills asked for, added up. */
    MOST_SKILLED(3),
    /** Whose last offer, from any queue, lies back furthest. */
    ROUND_ROBIN(4);

    private final int code;

    Strategy(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
