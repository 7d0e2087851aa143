package org.huawu.server.identity;

import com.fasterxml.jackson.annotation.JsonValue;

/** The language a person reads. */
public enum Language {
    ZH("zh"),
    EN("en");

    private final String id;

    Language(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** The language with this id; Chinese for anything unknown. */
    public static Language byId(String id) {
        return EN.id.equals(id) ? EN : ZH;
    }
}
