package org.huawu.server.organisation;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who has which part in a project (F-004): self-controlled outsourcing (the client's system, the vendor's people), full outsourcing (all the
 * vendor's) and seat lease (the vendor's system and site, the client's people) are what these three say.
 *
 * @param agentsBy who manages the agents
 */
public record Division(Holder systemOwner, Holder siteOwner, Holder agentsBy) {

    /** One of the two sides of a project. */
    public enum Holder {
        CLIENT("client"),
        VENDOR("vendor");

        private final String id;

        Holder(String id) {
            this.id = id;
        }

        /** The name used by the API and stored. */
        @JsonValue
        public String id() {
            return id;
        }

        /** The side with this id. */
        public static Holder byId(String id) {
            return VENDOR.id.equals(id) ? VENDOR : CLIENT;
        }
    }
}
