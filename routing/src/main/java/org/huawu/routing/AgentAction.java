package org.huawu.routing;

import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;

/** Something an agent wants. That the person may want it was checked at the edge. */
public sealed interface AgentAction extends Input {

    /** The agent. */
    PersonId agent();

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
     * Hang up on the caller.
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
}
