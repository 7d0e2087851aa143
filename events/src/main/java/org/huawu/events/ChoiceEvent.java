package org.huawu.events;

import org.huawu.kernel.ReasonId;
import org.jspecify.annotations.Nullable;

/** What is settled about an agent's next state while he or she is still in another. */
public sealed interface ChoiceEvent extends Event {

    /** The agent and what the agent belongs to. */
    AgentRef agent();

    /**
     * The agent chose what to be after the contact in hand.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     * @param next what; ready takes back what was chosen before
     * @param reason of the break; none for all else
     */
    record NextChosen(
            long atMs,
            AgentRef agent,
            NextState next,
            @Nullable ReasonId reason) implements ChoiceEvent {}

    /**
     * The agent made wrap-up longer.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact worked on
     * @param agent the agent
     * @param dueMs when it is ended now
     * @param step the how manieth time this is in this wrap-up
     */
    record WrapUpExtended(long atMs, ContactRef contact, AgentRef agent, long dueMs, int step) implements ChoiceEvent {}

    /**
     * The agent refused an offer or let it run out, and is offered nothing for a while.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     * @param dueMs when he or she is ready again
     */
    record PauseBegan(long atMs, AgentRef agent, long dueMs) implements ChoiceEvent {}

    /**
     * The agent came back from a break, or left from it. Comes before the change of state, or the end, that it goes with.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     * @param reason of the break
     * @param spentMs how long it was
     */
    record BreakEnded(long atMs, AgentRef agent, ReasonId reason, long spentMs) implements ChoiceEvent {}
}
