package org.huawu.routing;

import org.huawu.events.ForcedState;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * Something a supervisor wants with talks and agents of others. That the person may want it was checked at the edge, and so was whose
 * they are at that moment; where an action names a vendor, it reaches that vendor's agents alone, whatever has become of the talk since.
 */
public sealed interface SupervisorAction extends Input {

    /** The supervisor. */
    PersonId supervisor();

    /**
     * Hear a talk, by the sound of a seat at which nobody works.
     *
     * @param supervisor the supervisor
     * @param seat whose sound the supervisor has
     * @param contact the contact talked with
     * @param part who is to hear the supervisor
     * @param vendor whose agents alone may be heard; null for those of any
     */
    record Watch(
            PersonId supervisor,
            SeatId seat,
            ContactId contact,
            WatchPart part,
            @Nullable VendorId vendor) implements SupervisorAction {}

    /**
     * Have others hear the supervisor than until now.
     *
     * @param supervisor the supervisor
     * @param part who
     */
    record ChangeWatch(PersonId supervisor, WatchPart part) implements SupervisorAction {}

    /**
     * Hear no more.
     *
     * @param supervisor the supervisor
     */
    record EndWatch(PersonId supervisor) implements SupervisorAction {}

    /**
     * End a talk of others.
     *
     * @param supervisor the supervisor
     * @param contact the contact talked with
     * @param vendor whose agent alone it may be; null for any
     */
    record ForceEnd(
            PersonId supervisor,
            ContactId contact,
            @Nullable VendorId vendor) implements SupervisorAction {}

    /**
     * Make an agent be in another state. Not while something is offered to the agent, nor in a talk.
     *
     * @param supervisor the supervisor
     * @param agent the agent
     * @param to what to make the agent
     */
    record ForceState(PersonId supervisor, PersonId agent, ForcedState to) implements SupervisorAction {}
}
