package org.huawu.routing.simulation;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.events.NextState;
import org.huawu.kernel.ReasonId;
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
    /** {@code Long.MAX_VALUE} where it ends by the agent alone. */
    long wrapUpDueMs;

    int extensions;
    /** Until when one who did not take an offer is left alone; {@code Long.MAX_VALUE} for until ready again. */
    long pauseDueMs = Long.MAX_VALUE;

    /** Of the break that goes on, and whether its end was told. */
    @Nullable
    ReasonId reason;

    boolean isBreakTold;

    NextState next = NextState.READY;

    @Nullable
    ReasonId nextReason;

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

    /** Left alone, because of an offer that was not taken. */
    boolean isPausing() {
        return state == AgentState.REJECTED || state == AgentState.NO_ANSWER;
    }

    boolean isAtWorkOn(long contact) {
        return work != null && work.contact().value() == contact;
    }
}
