package org.huawu.server.prompts;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the machine can speak. */
public enum SpeechLanguage {
    /** Mandarin. */
    MANDARIN("zh"),
    /** English. */
    ENGLISH("en");

    private final String id;

    SpeechLanguage(String id) {
        this.id = id;
    }

    /** Its name to the outside: the language tag. */
    @JsonValue
    public String id() {
        return id;
    }
}
