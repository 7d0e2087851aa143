package org.huawu.server.hotline;

import com.fasterxml.jackson.annotation.JsonValue;
import org.huawu.events.ShareBasis;

/** What a share counts, see {@link ShareBasis}. */
public enum SharedBasis {
    OFFERED("offered", ShareBasis.OFFERED),
    HANDLED("handled", ShareBasis.HANDLED);

    private final String id;
    private final ShareBasis told;

    SharedBasis(String id, ShareBasis told) {
        this.id = id;
        this.told = told;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What the routing core is told. */
    public ShareBasis told() {
        return told;
    }
}
