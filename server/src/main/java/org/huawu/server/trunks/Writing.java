package org.huawu.server.trunks;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a carrier wants numbers written. */
public enum Writing {
    NATIONAL("national"),
    E164("e164"),
    E164_DIGITS("e164-digits");

    private final String id;

    Writing(String id) {
        this.id = id;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }
}
