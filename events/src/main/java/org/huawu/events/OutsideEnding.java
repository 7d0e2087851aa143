package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why somebody who was called into a talk is not in it any more. */
public enum OutsideEnding implements Coded {
    /** The agent wanted it no more. */
    CANCELLED(1),
    /** The one called hung up. */
    LEFT(2),
    /** The contact is over. */
    CONTACT_OVER(3),
    /** The agent's sound was lost before the one called was with the caller. */
    AGENT_AUDIO_LOST(4),
    /** The one called was busy. */
    BUSY(5),
    /** The one called did not answer in time. */
    NO_ANSWER(6),
    /** The one called did not want the call. */
    DECLINED(7),
    /** There is no such number, as the network says. */
    NUMBER_UNKNOWN(8),
    /** No call went out: there is no way, it is not allowed, or nobody knows what became of it. */
    NOT_REACHED(9),
    /** The one called answered and could not be joined. */
    NOT_JOINED(10),
    /** The channel failed on its way. */
    NETWORK(11),
    /** A restart of the switchboard cut it. */
    CUT(12);

    private final int code;

    OutsideEnding(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** Whether the channel is gone by itself and need not be hung up. */
    public boolean isGone() {
        return switch (this) {
            case LEFT, BUSY, DECLINED, NUMBER_UNKNOWN, NETWORK, CUT -> true;
            case CANCELLED, CONTACT_OVER, AGENT_AUDIO_LOST, NO_ANSWER, NOT_REACHED, NOT_JOINED -> false;
        };
    }
}
