package org.huawu.server.hotline;

import com.fasterxml.jackson.annotation.JsonValue;
import org.huawu.events.WrapUpMode;

/** How the work after a talk ends, see {@link WrapUpMode}. */
public enum WrapUpKind {
    TIMED("timed", WrapUpMode.TIMED),
    NONE("none", WrapUpMode.NONE),
    REQUIRED("required", WrapUpMode.REQUIRED),
    EXTENDABLE("extendable", WrapUpMode.EXTENDABLE);

    private final String id;
    private final WrapUpMode told;

    WrapUpKind(String id, WrapUpMode told) {
        this.id = id;
        this.told = told;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What the routing core is told. */
    public WrapUpMode told() {
        return told;
    }
}
