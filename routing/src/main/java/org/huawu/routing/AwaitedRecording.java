package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;

/** A recording that is neither saved nor failed. Changed by {@link RoutingState} alone. */
final class AwaitedRecording {

    final EffectId id;
    final ContactRef contact;
    final AgentRef agent;
    boolean isStarted;
    /** When the order's outcome or, after the talk, the report is due; 0 while it runs. */
    long dueMs;

    AwaitedRecording(EffectId id, ContactRef contact, AgentRef agent, long dueMs) {
        this.id = id;
        this.contact = contact;
        this.agent = agent;
        this.dueMs = dueMs;
    }
}
