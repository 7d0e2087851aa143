package org.huawu.server.hotline;

import com.fasterxml.jackson.annotation.JsonValue;
import org.huawu.events.ContactClass;

/** Whose callers go before whom, see {@link ContactClass}. */
public enum CallerClass {
    EMERGENCY("emergency", ContactClass.EMERGENCY),
    VIP("vip", ContactClass.VIP),
    NORMAL("normal", ContactClass.NORMAL);

    private final String id;
    private final ContactClass told;

    CallerClass(String id, ContactClass told) {
        this.id = id;
        this.told = told;
    }

    /** The name used by the API. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What the routing core is told. */
    public ContactClass told() {
        return told;
    }
}
