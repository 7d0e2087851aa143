package org.huawu.server.organisation;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody is in a team. */
public enum TeamPart {
    /** Works in it; in one team at a time. */
    MEMBER("member"),
    /** Leads it, one person at a time. */
    LEADER("leader"),
    /** Guides it for the client, one person at a time. */
    COACH("coach");

    private final String id;

    TeamPart(String id) {
        this.id = id;
    }

    /** The name used by the API and stored. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The part with this id. */
    public static TeamPart byId(String id) {
        for (TeamPart part : values()) {
            if (part.id.equals(id)) {
                return part;
            }
        }
        throw new IllegalArgumentException("no part of a team: " + id);
    }
}
