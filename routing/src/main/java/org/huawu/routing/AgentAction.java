package org.huawu.routing;

import org.huawu.events.NextState;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.jspecify.annotations.Nullable;

/** Something an agent wants. That the person may want it was checked at the edge. */
public sealed interface AgentAction extends Input {

    /** The agent. */
    PersonId agent();

    /** Something that the agent in charge of a talk wants with it. */
    sealed interface OfTalk extends AgentAction {

        /** The contact talked with. */
        ContactId contact();
    }

    /**
     * Take a seat.
     *
     * @param agent the agent
     * @param seat the seat
     */
    record SignIn(PersonId agent, SeatId seat) implements AgentAction {}

    /**
     * Leave the seat.
     *
     * @param agent the agent
     */
    record SignOut(PersonId agent) implements AgentAction {}

    /**
     * Be ready for offers.
     *
     * @param agent the agent
     */
    record BecomeReady(PersonId agent) implements AgentAction {}

    /**
     * Take a break.
     *
     * @param agent the agent
     * @param reason why
     */
    record TakeBreak(PersonId agent, ReasonId reason) implements AgentAction {}

    /**
     * Accept an offer.
     *
     * @param agent the agent
     * @param contact the contact offered
     */
    record AcceptOffer(PersonId agent, ContactId contact) implements AgentAction {}

    /**
     * Refuse an offer.
     *
     * @param agent the agent
     * @param contact the contact offered
     */
    record RejectOffer(PersonId agent, ContactId contact) implements AgentAction {}

    /**
     * Hang up on the caller; of a colleague who was asked, leave the talk.
     *
     * @param agent the agent
     * @param contact the contact talked with
     */
    record HangUp(PersonId agent, ContactId contact) implements AgentAction {}

    /**
     * End the work after the talk, and be ready.
     *
     * @param agent the agent
     * @param contact the contact worked on
     */
    record EndWrapUp(PersonId agent, ContactId contact) implements AgentAction {}

    /**
     * Make the work after the talk longer.
     *
     * @param agent the agent
     * @param contact the contact worked on
     */
    record ExtendWrapUp(PersonId agent, ContactId contact) implements AgentAction {}

    /**
     * Choose what to be after the contact in hand.
     *
     * @param agent the agent
     * @param next what; ready takes back what was chosen before
     * @param reason of the break; of no meaning for all else
     */
    record ChooseNext(
            PersonId agent, NextState next, @Nullable ReasonId reason) implements AgentAction {}

    /**
     * Call somebody.
     *
     * @param agent the agent
     * @param contact the id of the contact that the call becomes
     * @param channel the channel that it gets
     * @param line the line whose number is shown: of the agent's project
     * @param callee the number to call
     */
    record Dial(PersonId agent, ContactId contact, ChannelId channel, LineId line, Sealed callee)
            implements AgentAction {}

    /**
     * Put the caller aside, to music. A colleague in the talk stays.
     *
     * @param agent the agent
     * @param contact the contact talked with
     */
    record Hold(PersonId agent, ContactId contact) implements OfTalk {}

    /**
     * Talk with the caller again who was put aside.
     *
     * @param agent the agent
     * @param contact the contact talked with
     */
    record Resume(PersonId agent, ContactId contact) implements OfTalk {}

    /**
     * Ask a colleague, with the caller put aside.
     *
     * @param agent the agent
     * @param contact the contact talked with
     * @param colleague who is asked: ready, and of the same vendor and client
     */
    record AskColleague(PersonId agent, ContactId contact, PersonId colleague) implements OfTalk {}

    /**
     * Let the colleague go, or ask no more.
     *
     * @param agent the agent
     * @param contact the contact talked with
     */
    record EndConsult(PersonId agent, ContactId contact) implements OfTalk {}

    /**
     * Take the caller into the talk with the colleague.
     *
     * @param agent the agent
     * @param contact the contact talked with
     */
    record Confer(PersonId agent, ContactId contact) implements OfTalk {}

    /**
     * Leave the contact to the colleague.
     *
     * @param agent the agent
     * @param contact the contact talked with
     */
    record HandOver(PersonId agent, ContactId contact) implements OfTalk {}

    /**
     * Ask somebody outside, with the caller put aside.
     *
     * @param agent the agent
     * @param contact the contact talked with
     * @param leg an id of its own, by which the channel has its name
     * @param channel the channel that the call gets
     * @param callee the number to call
     */
    record CallOutside(PersonId agent, ContactId contact, ContactId leg, ChannelId channel, Sealed callee)
            implements OfTalk {}

    /**
     * Leave the caller to somebody outside, unasked. If that one cannot be reached, the contact waits once more, at its old place.
     *
     * @param agent the agent
     * @param contact the contact talked with
     * @param leg an id of its own, by which the channel has its name
     * @param channel the channel that the call gets
     * @param callee the number to call
     */
    record PassOn(PersonId agent, ContactId contact, ContactId leg, ChannelId channel, Sealed callee)
            implements OfTalk {}

    /**
     * Have the contact wait once more, at its old place.
     *
     * @param agent the agent
     * @param contact the contact talked with
     * @param queue where
     */
    record Transfer(PersonId agent, ContactId contact, QueueId queue) implements OfTalk {}
}
