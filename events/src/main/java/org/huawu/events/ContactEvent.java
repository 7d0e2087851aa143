package org.huawu.events;

import java.util.List;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/** What happens to a contact on its way from arrival to end. */
public sealed interface ContactEvent extends Event {

    /** The contact and what it belongs to. */
    ContactRef contact();

    /**
     * A caller's channel arrived on a line.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact it becomes
     * @param channel the caller's channel
     * @param caller the caller number, or none when the network gave none
     * @param answer the order to answer
     * @param answerDueMs when that order's outcome is due
     */
    record ContactArrived(
            long atMs,
            ContactRef contact,
            ChannelId channel,
            @Nullable Sealed caller,
            EffectId answer,
            long answerDueMs)
            implements ContactEvent {}

    /**
     * A caller's channel arrived while the house was full, and is told busy.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact it would have become
     * @param channel the caller's channel
     */
    record ContactTurnedAway(long atMs, ContactRef contact, ChannelId channel) implements ContactEvent {}

    /**
     * The house answered the caller.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     */
    record ContactAnswered(long atMs, ContactRef contact) implements ContactEvent {}

    /**
     * A prompt is played to the caller.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param prompt what is played
     * @param playback the order to play
     * @param limitDueMs when it is ended at the latest
     */
    record PromptStarted(long atMs, ContactRef contact, PromptId prompt, EffectId playback, long limitDueMs)
            implements ContactEvent {}

    /**
     * A prompt has ended.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param prompt what was played
     * @param playback the order that played it
     * @param ending how it ended
     */
    record PromptEnded(long atMs, ContactRef contact, PromptId prompt, EffectId playback, PromptEnding ending)
            implements ContactEvent {}

    /**
     * The caller waits for an agent from here on. This happens once: an offer that fails leaves the contact its place.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     */
    record ContactQueued(long atMs, ContactRef contact) implements ContactEvent {}

    /**
     * What a contact is given for its way through queues, before it is queued; a contact without this event is
     * {@link Urgency#USUAL} and asks for nothing. It keeps this and its place to the end, whatever queue it comes to.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param contactClass its class
     * @param creditMs the wait it is given on entering
     * @param needs what the agent must be able to do besides what the queue asks, by skill
     */
    record ContactPlaced(
            long atMs, ContactRef contact, ContactClass contactClass, long creditMs, List<SkillLevel> needs)
            implements ContactEvent {
        public ContactPlaced {
            needs = List.copyOf(needs);
        }
    }

    /**
     * The contact goes to another queue by itself; before it is queued, when the first queue is full.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact, with the queue that it leaves
     * @param to the queue that it comes to
     * @param cause why
     * @param waitedMs from being queued first until now; 0 before
     */
    record ContactMoved(long atMs, ContactRef contact, QueueId to, MoveCause cause, long waitedMs)
            implements ContactEvent {}

    /**
     * The contact has waited until the next step of its queue, which asks something else of agents.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param step which step from here on, counted from 0
     */
    record QueueStepReached(long atMs, ContactRef contact, int step) implements ContactEvent {}

    /**
     * The contact waits for the agents of one vendor alone, by a share; before it is queued.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param share the share
     * @param vendor whose agents it waits for
     * @param how why that one
     * @param turn whose turn it was, which is counted; none for what spilled over and is forgiven
     * @param untilMs from when on anybody may take it
     */
    record ContactAssigned(
            long atMs,
            ContactRef contact,
            ShareId share,
            VendorId vendor,
            Assignment how,
            @Nullable VendorId turn,
            long untilMs)
            implements ContactEvent {}

    /**
     * The vendor to which the contact was assigned has not taken it in time: anybody may.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param vendor the vendor
     */
    record ContactReleased(long atMs, ContactRef contact, VendorId vendor) implements ContactEvent {}

    /**
     * The contact waits for one agent alone, who talked with the caller last; before it is queued.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param untilMs from when on others may take it
     */
    record ContactKept(long atMs, ContactRef contact, AgentRef agent, long untilMs) implements ContactEvent {}

    /**
     * The agent for whom the contact waited has not taken it in time: others may.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     */
    record ContactFreed(long atMs, ContactRef contact, AgentRef agent) implements ContactEvent {}

    /**
     * Caller and agent hear each other.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param waitedMs from being queued until now
     * @param recording the order to record, or none when the queue is not recorded
     * @param recordingDueMs when that order's outcome is due; 0 without recording
     */
    record ContactConnected(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            long waitedMs,
            @Nullable EffectId recording,
            long recordingDueMs)
            implements ContactEvent {}

    /**
     * The contact is over for the caller. The agent's wrap-up comes after it.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent who talked with the caller last, or none when nobody did
     * @param cause why it ended
     * @param by who ended it
     * @param stage how far it had come
     * @param lastedMs from arrival until now
     * @param waitedMs from being queued until connected first, or until now; 0 when never queued
     * @param talkedMs from the connection of the agent in charge until now, hold included; 0 when nobody is in charge
     */
    record ContactEnded(
            long atMs,
            ContactRef contact,
            @Nullable AgentRef agent,
            EndCause cause,
            Party by,
            ContactStage stage,
            long lastedMs,
            long waitedMs,
            long talkedMs)
            implements ContactEvent {}
}
