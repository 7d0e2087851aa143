package org.huawu.events;

import org.huawu.kernel.ReasonId;
import org.huawu.kernel.bytes.Coded;
import org.jspecify.annotations.Nullable;

/** The reasons for breaks that every house has. Their codes are those of {@link ReasonId}. */
public enum BreakReason implements Coded {
    /** A short rest. */
    REST(1),
    /** A meal. */
    MEAL(2),
    /** Training. */
    TRAINING(3),
    /** A meeting. */
    MEETING(4),
    /** Away from the desk for a moment. */
    AWAY(5),
    /** Anything else. */
    OTHER(6);

    private final int code;

    BreakReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The id by which inputs and events name it. */
    public ReasonId id() {
        return new ReasonId(code);
    }

    /** The reason with an id; null for one that the house does not have. */
    public static @Nullable BreakReason of(ReasonId id) {
        for (BreakReason reason : values()) {
            if (reason.code == id.value()) {
                return reason;
            }
        }
        return null;
    }
}
