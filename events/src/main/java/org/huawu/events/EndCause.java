package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** Why a contact ended. */
public enum EndCause implements Coded {
    /** One of the parties hung up. */
    NORMAL(1),
    /** The channel failed on its way, or a caller is gone without a word: nobody hung up. */
    NETWORK(2),
    /** A restart of the switchboard cut it. */
    CUT(3),
    /** The switchboard could not answer it. */
    ANSWER_FAILED(4),
    /** The agent's audio was lost before a call out was answered. In a talk of old contacts only: today that puts the caller aside. */
    AGENT_AUDIO_LOST(5),
    /** As many as may wait were waiting, and there was nowhere else to go. */
    QUEUE_FULL(6),
    /** It had waited as long as it may, and there was nowhere else to go. */
    WAIT_LIMIT(7),
    /** Its queue was closed, and there was nowhere else to go. */
    QUEUE_CLOSED(8),
    /** A supervisor ended the talk. */
    FORCED(9),
    /** Who was called was busy. */
    BUSY(20),
    /** Who was called did not answer in time. */
    NO_ANSWER(21),
    /** Who was called did not want the call. */
    DECLINED(22),
    /** There is no such number, as the network says. */
    NUMBER_UNKNOWN(23),
    /** No call went out: there is no way, it is not allowed, or nobody knows what became of it. */
    NOT_REACHED(24);

    private final int code;

    EndCause(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
