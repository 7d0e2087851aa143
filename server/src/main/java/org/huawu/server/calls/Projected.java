package org.huawu.server.calls;

import java.util.List;

/** Events that are in PostgreSQL now; published after the commit, in order, on the projector's thread. */
public record Projected(List<StoredEvent> events) {
    public Projected {
        events = List.copyOf(events);
    }
}
