package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.jspecify.annotations.Nullable;

/** An agent who is signed in. Changed by {@link RoutingState} alone. */
final class Agent {

    final AgentRef ref;
    AgentState state = AgentState.NOT_READY;
    long sinceMs;
    /** The order among idle agents: who has the least is idle longest. */
    long turn;
    /** The contact offered, talked with or worked on. */
    @Nullable
    ContactRef work;
    /** When wrap-up ends; 0 for never. */
    long dueMs;

    Agent(AgentRef ref, long sinceMs) {
        this.ref = ref;
        this.sinceMs = sinceMs;
    }

    long id() {
        return ref.agent().value();
    }

    boolean isAtWorkOn(long contact) {
        return work != null && work.contact().value() == contact;
    }
}
