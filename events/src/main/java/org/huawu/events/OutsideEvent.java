package org.huawu.events;

import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.jspecify.annotations.Nullable;

/** What happens to a number outside that an agent calls into a talk, to ask it or to pass the caller on. */
public sealed interface OutsideEvent extends Event {

    /** The contact talked with. */
    ContactRef contact();

    /** Who called the number, and was in charge of the talk then. */
    AgentRef agent();

    /**
     * The agent calls a number. The caller is put aside, or is about to be passed on.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact, of the line whose number is shown
     * @param agent who calls
     * @param leg what the channel has its name by
     * @param channel the channel to the one called
     * @param callee the number called
     * @param dial the order to call
     * @param dialDueMs when that order's outcome is due
     */
    record OutsideCalled(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            ContactId leg,
            ChannelId channel,
            Sealed callee,
            EffectId dial,
            long dialDueMs)
            implements OutsideEvent {}

    /**
     * The call is on its way.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who called
     * @param givenUpMs when it is given up at the latest
     */
    record OutsideSent(long atMs, ContactRef contact, AgentRef agent, long givenUpMs) implements OutsideEvent {}

    /**
     * It rings there.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who called
     */
    record OutsideRang(long atMs, ContactRef contact, AgentRef agent) implements OutsideEvent {}

    /**
     * The one called answered, and is being joined with the agent, or with the caller who was passed on.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who called
     * @param rangMs from being called until now
     * @param bridge the order that joins the two
     * @param bridgeDueMs when its outcome is due
     */
    record OutsideAnswered(
            long atMs, ContactRef contact, AgentRef agent, long rangMs, EffectId bridge, long bridgeDueMs)
            implements OutsideEvent {}

    /**
     * The one called hears the agent, or the caller who was passed on.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who called
     */
    record OutsideJoined(long atMs, ContactRef contact, AgentRef agent) implements OutsideEvent {}

    /**
     * Agent, caller and the one called talk together.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who called
     */
    record OutsideConferenceBegan(long atMs, ContactRef contact, AgentRef agent) implements OutsideEvent {}

    /**
     * The agent leaves the caller to the one called, and is out of the talk.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who leaves
     * @param talkMs how long the agent had it
     * @param joined the order that joins caller and the one called; none while that one has not answered, or was joined already
     * @param joinedDueMs when its outcome is due; 0 without
     */
    record ContactPassedOn(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            long talkMs,
            @Nullable EffectId joined,
            long joinedDueMs) implements OutsideEvent {}

    /**
     * The one called is not there any more, or never was.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who called
     * @param ending why
     * @param spentMs how long the one called was heard
     */
    record OutsideEnded(long atMs, ContactRef contact, AgentRef agent, OutsideEnding ending, long spentMs)
            implements OutsideEvent {}

    /**
     * A caller who was passed on to somebody who could not be reached waits once more, at the old place.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact, in the queue it waits in
     * @param agent who passed it on
     */
    record ContactReturned(long atMs, ContactRef contact, AgentRef agent) implements OutsideEvent {}
}
