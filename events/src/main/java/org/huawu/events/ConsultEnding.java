package org.huawu.events;

import org.huawu.kernel.bytes.Coded;

/** How the part of a colleague who was asked ends. */
public enum ConsultEnding implements Coded {
    /** The colleague refused. */
    DECLINED(1),
    /** The colleague did not answer in time. */
    NO_ANSWER(2),
    /** The agent who asked ended it. */
    CANCELLED(3),
    /** The colleague left. */
    LEFT(4),
    /** The colleague is in charge of the contact now. */
    HANDED_OVER(5),
    /** The contact is over. */
    CONTACT_OVER(6),
    /** The two were not joined. */
    NOT_JOINED(7),
    /** The colleague can be heard no more. */
    COLLEAGUE_AUDIO_LOST(8),
    /** The agent who asked can be heard no more. */
    AGENT_AUDIO_LOST(9);

    private final int code;

    ConsultEnding(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
