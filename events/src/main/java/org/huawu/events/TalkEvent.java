package org.huawu.events;

import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a talk once caller and agent have heard each other: hold, a colleague, another agent, another queue. One agent at a time
 * is in charge of a talk: the one to whom the contact was connected or handed over last.
 */
public sealed interface TalkEvent extends Event {

    /** The contact and what it belongs to. */
    ContactRef contact();

    /** The agent in charge. */
    AgentRef agent();

    /**
     * The caller is put aside and hears music; a colleague in the talk stays with the agent.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     * @param cause why
     */
    record HoldBegan(long atMs, ContactRef contact, AgentRef agent, HoldCause cause) implements TalkEvent {}

    /**
     * The caller is not put aside any more: is being joined with the agent again, goes to somebody else, or is gone.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     * @param heldMs how long the caller was put aside
     * @param joined the order that joins the two again; none when they are not to be
     * @param joinedDueMs when that order's outcome is due; 0 without it
     */
    record HoldEnded(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            long heldMs,
            @Nullable EffectId joined,
            long joinedDueMs) implements TalkEvent {}

    /**
     * The order to join caller and agent after a hold, or as the contact was handed over, was carried out.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     */
    record CallerJoined(long atMs, ContactRef contact, AgentRef agent) implements TalkEvent {}

    /**
     * The agent asks a colleague, while the caller is on hold.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     * @param asked the colleague
     * @param dueMs when the colleague must have answered
     */
    record ConsultAsked(long atMs, ContactRef contact, AgentRef agent, AgentRef asked, long dueMs)
            implements TalkEvent {}

    /**
     * The colleague accepts; the two are being joined.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     * @param asked the colleague
     * @param offeredMs from being asked until now
     * @param bridge the order to join them
     * @param bridgeDueMs when that order's outcome is due
     */
    record ConsultAccepted(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            AgentRef asked,
            long offeredMs,
            EffectId bridge,
            long bridgeDueMs)
            implements TalkEvent {}

    /**
     * Agent and colleague hear each other.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     * @param asked the colleague
     */
    record ConsultBegan(long atMs, ContactRef contact, AgentRef agent, AgentRef asked) implements TalkEvent {}

    /**
     * The caller is taken into the talk of agent and colleague: from here on all three hear each other, until {@link HoldBegan} puts the
     * caller aside again or one of them leaves.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     * @param asked the colleague
     */
    record ConferenceBegan(long atMs, ContactRef contact, AgentRef agent, AgentRef asked) implements TalkEvent {}

    /**
     * The colleague has nothing to do with the contact any more, or is in charge of it now.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent who asked
     * @param asked the colleague
     * @param ending how it ended
     * @param spentMs from hearing each other until now; 0 when they never did
     */
    record ConsultEnded(
            long atMs, ContactRef contact, AgentRef agent, AgentRef asked, ConsultEnding ending, long spentMs)
            implements TalkEvent {}

    /**
     * A colleague who was asked takes the contact over. It stays the same contact; wrap-up of the one who leaves follows.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent who leaves it
     * @param to the colleague, in charge from here on
     * @param talkedMs from the connection of the one who leaves until now, hold included
     * @param joined the order that joins caller and colleague; none when they hear each other already
     * @param joinedDueMs when that order's outcome is due; 0 without it
     */
    record ContactHandedOver(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            AgentRef to,
            long talkedMs,
            @Nullable EffectId joined,
            long joinedDueMs)
            implements TalkEvent {}

    /**
     * The contact waits once more, at its old place. Wrap-up of the agent follows.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact, with the queue that it was in
     * @param agent the agent who leaves it
     * @param to the queue that it waits in, which may be the same
     * @param cause why
     * @param talkedMs from the agent's connection until now, hold included
     */
    record ContactRequeued(long atMs, ContactRef contact, AgentRef agent, QueueId to, RequeueCause cause, long talkedMs)
            implements TalkEvent {}

    /**
     * Caller and a further agent hear each other, after the contact waited once more.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent, in charge from here on
     * @param waitedMs from waiting once more until now
     * @param recording the order to record, or none when the queue is not recorded
     * @param recordingDueMs when that order's outcome is due; 0 without recording
     */
    record ContactReconnected(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            long waitedMs,
            @Nullable EffectId recording,
            long recordingDueMs)
            implements TalkEvent {}
}
