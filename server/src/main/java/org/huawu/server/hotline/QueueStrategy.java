package org.huawu.server.hotline;

import com.fasterxml.jackson.annotation.JsonValue;
import org.huawu.events.Strategy;

/** Which of several agents who are ready is offered a contact, see {@link Strategy}. */
public enum QueueStrategy {
    LONGEST_IDLE("longest-idle", Strategy.LONGEST_IDLE),
    LEAST_OCCUPIED("least-occupied", Strategy.LEAST_OCCUPIED),
    MOST_SKILLED("most-skilled", Strategy.MOST_SKILLED),
    ROUND_ROBIN("round-robin", Strategy.ROUND_ROBIN);

    private final String id;
    private final Strategy told;

    QueueStrategy(String id, Strategy told) {
        this.id = id;
        this.told = told;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What the routing core is told. */
    public Strategy told() {
        return told;
    }
}
