package org.huawu.bench;

import tools.jackson.databind.JsonNode;

/**
 * An agent's desk as the server pushes it (docs/api/console.md).
 *
 * @param state such as {@code offered}
 * @param contact what is offered, talked with or worked on; empty when there is none
 * @param caller the caller's number as the desk shows it; empty when it shows none
 * @param hasAudio whether sound can flow
 */
record DeskState(String state, String contact, String caller, boolean hasAudio) {

    /** Reads the member {@code desk} of a push. */
    static DeskState read(JsonNode desk) {
        JsonNode card = desk.path("offer").isObject() ? desk.path("offer") : desk.path("contact");
        return new DeskState(
                desk.path("state").asString(""),
                card.path("contact").asString(""),
                card.path("caller").asString(""),
                desk.path("audio").asString("").equals("connected"));
    }
}
