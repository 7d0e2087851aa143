package org.huawu.events;

import org.huawu.kernel.ChannelId;
import org.jspecify.annotations.Nullable;

/** What happens to a call out until it is answered; from then on it is a talk like others, and ends as they do. */
public sealed interface DialEvent extends Event {

    /** The contact that the call is. */
    ContactRef contact();

    /** Who calls. */
    AgentRef agent();

    /**
     * An agent calls a number.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact, of the line whose number is shown
     * @param agent who calls
     * @param channel the channel to the one called
     * @param callee the number called
     * @param dial the order to call
     * @param dialDueMs when that order's outcome is due
     * @param back the agent's state if the call comes to nothing: ready, or not
     */
    record CallDialled(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            ChannelId channel,
            Sealed callee,
            EffectId dial,
            long dialDueMs,
            AgentState back)
            implements DialEvent {}

    /**
     * The call is on its way to the one called.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who calls
     * @param givenUpMs when it is given up at the latest
     */
    record CallSent(long atMs, ContactRef contact, AgentRef agent, long givenUpMs) implements DialEvent {}

    /**
     * It rings where the call went to.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who calls
     */
    record CalleeRang(long atMs, ContactRef contact, AgentRef agent) implements DialEvent {}

    /**
     * The network speaks before the answer, and the agent is to hear it.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who calls
     * @param bridge the order that joins the two
     */
    record EarlySoundBegan(long atMs, ContactRef contact, AgentRef agent, EffectId bridge) implements DialEvent {}

    /**
     * Whether the agent hears what the network says.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who calls
     * @param isHeard false when the two could not be joined; they are once more at the answer
     */
    record EarlySoundSettled(long atMs, ContactRef contact, AgentRef agent, boolean isHeard) implements DialEvent {}

    /**
     * The one called answered: the talk begins.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent who called
     * @param rangMs from being dialled until now
     * @param bridge the order that joins the two; none when they were joined before the answer
     * @param bridgeDueMs when the outcome of that order, or of the one before the answer, is due; 0 when nothing is waited for
     * @param recording the order to record, or none when the queue is not recorded
     * @param recordingDueMs when that order's outcome is due; 0 without recording
     */
    record CalleeAnswered(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            long rangMs,
            @Nullable EffectId bridge,
            long bridgeDueMs,
            @Nullable EffectId recording,
            long recordingDueMs)
            implements DialEvent {}
}
