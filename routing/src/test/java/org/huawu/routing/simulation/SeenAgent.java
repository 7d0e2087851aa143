package org.huawu.routing.simulation;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.jspecify.annotations.Nullable;

/** An agent who is signed in, as the events alone show it. */
final class SeenAgent {

    final AgentRef ref;
    final long signedInMs;
    AgentState state = AgentState.NOT_READY;
    long sinceMs;
    /** All spans in states so far. */
    long spentMs;
    /** Those at work: connecting, talking, wrapping up. */
    long busyMs;
    /** Who has the least is idle longest. */
    long turn;
    /** The part of the time signed in that was worked, in millionths, as of becoming ready. */
    long occupancy;

    long lastOffer;
    long skillsAtMs;
    /** What is offered to the agent, talked about or wrapped up. */
    @Nullable
    ContactRef work;

    long wrapUpSinceMs;
    long wrapUpDueMs;

    SeenAgent(AgentRef ref, long atMs) {
        this.ref = ref;
        this.signedInMs = atMs;
        this.sinceMs = atMs;
        this.skillsAtMs = atMs;
    }

    long id() {
        return ref.agent().value();
    }

    long seat() {
        return ref.seat().value();
    }

    boolean isBusy() {
        return state == AgentState.OFFERED
                || state == AgentState.CONNECTING
                || state == AgentState.DIALLING
                || isInTalk();
    }

    boolean isInTalk() {
        return state == AgentState.TALKING || state == AgentState.HELD || state == AgentState.CONSULTING;
    }

    /** Ready for contacts, or with one. */
    boolean isThere() {
        return isBusy() || state == AgentState.READY || state == AgentState.WRAP_UP;
    }

    boolean isAtWorkOn(long contact) {
        return work != null && work.contact().value() == contact;
    }
}
