package org.huawu.server.edge;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether the sound between us and a carrier or a telephone is encrypted, as both are set by the API. */
public enum Encryption {
    /** Plain sound alone. */
    OFF("off"),
    /** We offer plain sound, and take encrypted sound where it is offered. */
    TAKEN("taken"),
    /** Encrypted sound alone. */
    REQUIRED("required");

    private final String id;

    Encryption(String id) {
        this.id = id;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }
}
