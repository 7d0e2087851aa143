package org.huawu.events;

import org.huawu.kernel.ReasonId;
import org.jspecify.annotations.Nullable;

/** What an agent does. Time in a state is folded from the spans in these events. */
public sealed interface AgentEvent extends Event {

    /** The agent and what the agent belongs to. */
    AgentRef agent();

    /**
     * The agent took a seat, and is in {@link AgentState#NOT_READY}.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     */
    record AgentSignedIn(long atMs, AgentRef agent) implements AgentEvent {}

    /**
     * The agent went from one state to another.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     * @param from the state left
     * @param spentMs how long the agent was in it
     * @param to the state entered
     * @param reason of the break entered; none for every other state
     */
    record AgentStateChanged(
            long atMs,
            AgentRef agent,
            AgentState from,
            long spentMs,
            AgentState to,
            @Nullable ReasonId reason) implements AgentEvent {}

    /**
     * The work after a talk began.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact worked on
     * @param agent the agent
     * @param dueMs when it is ended at the latest
     */
    record WrapUpBegan(long atMs, ContactRef contact, AgentRef agent, long dueMs) implements AgentEvent {}

    /**
     * The work after a talk ended.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact worked on
     * @param agent the agent
     * @param ending how it ended
     * @param spentMs how long it took
     */
    record WrapUpEnded(long atMs, ContactRef contact, AgentRef agent, WrapUpEnding ending, long spentMs)
            implements AgentEvent {}

    /**
     * The agent left the seat.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     * @param from the state left
     * @param spentMs how long the agent was in it
     * @param cause why
     */
    record AgentSignedOut(long atMs, AgentRef agent, AgentState from, long spentMs, SignOutCause cause)
            implements AgentEvent {}

    /**
     * A certificate of the agent begins or ends to count, while signed in.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     */
    record SkillsChanged(long atMs, AgentRef agent) implements AgentEvent {}
}
