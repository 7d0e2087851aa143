package org.huawu.server.hotline;

import com.fasterxml.jackson.annotation.JsonValue;
import org.huawu.events.Admission;

/** By what a queue lets callers in, see {@link Admission}. */
public enum QueueAdmission {
    BY_HOURS("by-hours", Admission.BY_HOURS),
    OPEN("open", Admission.OPEN),
    SHUT("shut", Admission.SHUT);

    private final String id;
    private final Admission told;

    QueueAdmission(String id, Admission told) {
        this.id = id;
        this.told = told;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What the routing core is told. */
    public Admission told() {
        return told;
    }
}
