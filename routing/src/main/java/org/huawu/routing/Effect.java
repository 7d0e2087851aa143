package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.NextState;
import org.huawu.events.OutsideEnding;
import org.huawu.events.Sealed;
import org.huawu.events.SignOutCause;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.bytes.Coded;
import org.jspecify.annotations.Nullable;

/** What leaves the core once its input is committed. */
public sealed interface Effect {

    /** Id of the effect, the same on every node and after every replay. */
    EffectId id();

    /** Something the switchboard is told to do. It has exactly one outcome, reported as {@code OrderSettled}. */
    sealed interface Order extends Effect {

        /** When the outcome is due, in the log's ms. Without one by then, it counts as unknown. */
        long dueMs();
    }

    /** Something an agent's desk is told. */
    sealed interface Notice extends Effect {

        /** Whose desk. */
        AgentRef agent();
    }

    /** Answer a channel. */
    record Answer(EffectId id, long dueMs, ChannelId channel) implements Order {}

    /** Play a prompt once to a channel. The playback bears the order's id. */
    record Play(EffectId id, long dueMs, ChannelId channel, PromptId prompt) implements Order {}

    /** End a playback. */
    record StopPlayback(EffectId id, long dueMs, EffectId playback) implements Order {}

    /** Play music to a channel until it is stopped. */
    record PlayMusic(EffectId id, long dueMs, ChannelId channel, PromptId music) implements Order {}

    /** End the music of a channel. */
    record StopMusic(EffectId id, long dueMs, ChannelId channel) implements Order {}

    /** Join a caller's and a seat's channel. The bridge bears the order's id. */
    record Bridge(EffectId id, long dueMs, ChannelId caller, ChannelId seat) implements Order {}

    /** Take a bridge apart. The channels stay. */
    record Unbridge(EffectId id, long dueMs, EffectId bridge) implements Order {}

    /** Record the caller of a bridge, what he says left and what he hears right. The recording bears the order's id; it goes on when
     * the bridge is gone. */
    record StartRecording(EffectId id, long dueMs, EffectId bridge, ContactRef contact, AgentRef agent)
            implements Order {}

    /** End a recording. */
    record StopRecording(EffectId id, long dueMs, EffectId recording, ContactRef contact) implements Order {}

    /** Take a caller into a bridge that stands. */
    record Join(EffectId id, long dueMs, ChannelId caller, EffectId bridge) implements Order {}

    /** Take a caller's or a seat's channel out of its bridge; those who are left go on. */
    record Leave(EffectId id, long dueMs, ChannelId channel) implements Order {}

    /**
     * Call somebody, showing the number of the line of the contact.
     *
     * @param id see {@link Effect#id()}
     * @param dueMs see {@link Order#dueMs()}
     * @param channel the channel that the call gets
     * @param contact the contact that the call is, or belongs to
     * @param leg what the channel has its name by: the contact's id, or one of its own
     * @param callee the number to call
     * @param ringingMs how long it may go on unanswered
     */
    record Dial(
            EffectId id,
            long dueMs,
            ChannelId channel,
            ContactRef contact,
            ContactId leg,
            Sealed callee,
            long ringingMs)
            implements Order {}

    /** Let a seat hear that it rings where its agent calls, or a caller where he is passed on to, until it hears something else. */
    record RingBack(EffectId id, long dueMs, ChannelId channel) implements Order {}

    /** Take a seat's channel into a bridge that stands, to hear the talk and to be heard by whom the part says. */
    record JoinWatch(EffectId id, long dueMs, ChannelId seat, EffectId bridge, WatchPart part) implements Order {}

    /** Have others hear a channel that was taken in so. */
    record ChangePart(EffectId id, long dueMs, ChannelId seat, WatchPart part) implements Order {}

    /** End a channel. */
    record HangUpChannel(EffectId id, long dueMs, ChannelId channel, HangUpCause cause) implements Order {}

    /**
     * Show an offer and ring.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param contact what is offered
     * @param caller the caller number, or none
     * @param dueMs when the offer ends
     */
    record ShowOffer(
            EffectId id,
            AgentRef agent,
            ContactRef contact,
            @Nullable Sealed caller,
            long dueMs) implements Notice {}

    /**
     * Show what the agent has chosen to be after the contact in hand.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param next what; ready for nothing chosen
     * @param reason of the break
     */
    record ShowNext(
            EffectId id,
            AgentRef agent,
            NextState next,
            @Nullable ReasonId reason) implements Notice {}

    /**
     * Show how long wrap-up goes on.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param contact what is worked on
     * @param dueMs when it ends by itself; 0 for never
     * @param extensions how many times more it may be made longer
     */
    record ShowWrapUp(EffectId id, AgentRef agent, ContactRef contact, long dueMs, int extensions) implements Notice {}

    /**
     * Show when an agent who did not take an offer is ready again.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param dueMs when
     */
    record ShowPause(EffectId id, AgentRef agent, long dueMs) implements Notice {}

    /**
     * Show for what reason the break is that begins.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param reason why
     */
    record ShowBreak(EffectId id, AgentRef agent, ReasonId reason) implements Notice {}

    /** Show an offer no more. */
    record ShowOfferGone(EffectId id, AgentRef agent, ContactRef contact) implements Notice {}

    /**
     * Show that a colleague asks, and ring.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param contact the contact that the question is about
     * @param asking the colleague, who is in charge of it
     * @param caller the caller number, or none
     * @param dueMs when the question ends
     */
    record ShowConsult(
            EffectId id,
            AgentRef agent,
            ContactRef contact,
            AgentRef asking,
            @Nullable Sealed caller,
            long dueMs) implements Notice {}

    /**
     * Show whom the agent asks, or talks with besides the caller, and how far that is.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param contact the contact it is about
     * @param colleague who
     * @param stage how far
     */
    record ShowColleague(EffectId id, AgentRef agent, ContactRef contact, AgentRef colleague, ConsultStage stage)
            implements Notice {}

    /** Show that the colleague is not there any more, and why. */
    record ShowColleagueGone(EffectId id, AgentRef agent, ContactRef contact, AgentRef colleague, ConsultEnding ending)
            implements Notice {}

    /**
     * Show whom the agent calls, and how far that is.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param contact the contact that the call is
     * @param callee the number called
     * @param isRinging whether it rings there
     */
    record ShowCallOut(EffectId id, AgentRef agent, ContactRef contact, Sealed callee, boolean isRinging)
            implements Notice {}

    /**
     * Show whom outside the agent has called into the talk, and how far that is.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param contact the contact talked with
     * @param callee the number called
     * @param stage how far
     * @param isRinging whether it rings there
     */
    record ShowOutside(
            EffectId id, AgentRef agent, ContactRef contact, Sealed callee, OutsideStage stage, boolean isRinging)
            implements Notice {}

    /** Show that the one called outside is not there any more, and why. */
    record ShowOutsideGone(EffectId id, AgentRef agent, ContactRef contact, Sealed callee, OutsideEnding ending)
            implements Notice {}

    /**
     * Show that a supervisor hears the talk, and who hears the supervisor, or that it is so no more.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param contact the contact talked with
     * @param supervisor who
     * @param part who hears the supervisor
     * @param isThere whether the supervisor is there
     */
    record ShowSupervisor(
            EffectId id, AgentRef agent, ContactRef contact, PersonId supervisor, WatchPart part, boolean isThere)
            implements Notice {}

    /**
     * Show the agent's state.
     *
     * @param id see {@link Effect#id()}
     * @param agent whose desk
     * @param state any but signed out
     * @param contact what the agent is at work on, or none
     * @param sinceMs since when
     */
    record ShowState(
            EffectId id,
            AgentRef agent,
            AgentState state,
            @Nullable ContactRef contact,
            long sinceMs) implements Notice {}

    /** Show that the agent has left the seat at a time, and why. */
    record ShowSignedOut(EffectId id, AgentRef agent, SignOutCause cause, long atMs) implements Notice {}

    /** Why a channel is hung up. */
    enum HangUpCause implements Coded {
        /** The talk is over. */
        NORMAL(1),
        /** The house is full. */
        BUSY(2),
        /** There is no such line. */
        NO_SUCH_LINE(3),
        /** It belongs to nothing. */
        ORPHAN(4);

        private final int code;

        HangUpCause(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
