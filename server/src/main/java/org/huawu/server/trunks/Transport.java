package org.huawu.server.trunks;

import com.fasterxml.jackson.annotation.JsonValue;

/** How SIP is carried to a peer. */
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
