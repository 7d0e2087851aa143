package org.huawu.server.telephones;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a telephone speaks SIP. */
public enum Transport {
    UDP("udp"),
    TCP("tcp"),
    TLS("tls");

    private final String id;

    Transport(String id) {
        this.id = id;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }
}
