package org.huawu.events;

/** What happens between the offer of a contact to an agent and the talk. */
public sealed interface OfferEvent extends Event {

    /** The contact and what it belongs to. */
    ContactRef contact();

    /** The agent it is offered to. */
    AgentRef agent();

    /**
     * A contact is offered to an agent.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param dueMs when the agent must have answered
     */
    record OfferMade(long atMs, ContactRef contact, AgentRef agent, long dueMs) implements OfferEvent {}

    /**
     * The agent accepts; the two are being joined.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param offeredMs from the offer until now
     * @param bridge the order to join them
     * @param bridgeDueMs when that order's outcome is due
     */
    record OfferAccepted(
            long atMs, ContactRef contact, AgentRef agent, long offeredMs, EffectId bridge, long bridgeDueMs)
            implements OfferEvent {}

    /**
     * The agent refuses. The contact keeps its place.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param offeredMs from the offer until now
     */
    record OfferRejected(long atMs, ContactRef contact, AgentRef agent, long offeredMs) implements OfferEvent {}

    /**
     * The agent did not answer in time. The contact keeps its place.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param offeredMs from the offer until now
     */
    record OfferTimedOut(long atMs, ContactRef contact, AgentRef agent, long offeredMs) implements OfferEvent {}

    /**
     * The offer is taken back, by no fault of the agent's. The contact keeps its place as long as it lasts.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param offeredMs from the offer until now
     * @param cause why
     */
    record OfferWithdrawn(long atMs, ContactRef contact, AgentRef agent, long offeredMs, Withdrawal cause)
            implements OfferEvent {}

    /**
     * The agent accepted, but the two were not joined. The contact keeps its place as long as it lasts.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param cause why
     */
    record ConnectFailed(long atMs, ContactRef contact, AgentRef agent, ConnectFailure cause) implements OfferEvent {}
}
