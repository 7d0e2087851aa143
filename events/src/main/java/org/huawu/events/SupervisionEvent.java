package org.huawu.events;

import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * What supervisors did with talks and agents of others: who, with whose, from when to when. A supervisor is a person, not an agent who is
 * signed in.
 */
public sealed interface SupervisionEvent extends Event {

    /** Who did it. */
    PersonId supervisor();

    /** A step of a watch: a supervisor hears a contact, by the sound of a seat that is taken for that alone. */
    sealed interface OfWatch extends SupervisionEvent {

        /** The contact, in the queue that it is in. */
        ContactRef contact();

        /** Whose sound the supervisor has. */
        SeatId seat();

        /** Who hears the supervisor, from here on. */
        WatchPart part();
    }

    /**
     * A supervisor begins to watch a contact. What there is to hear follows by {@link WatchMoved}.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact see {@link OfWatch#contact()}
     * @param agent the agent in charge
     * @param supervisor who watches
     * @param seat see {@link OfWatch#seat()}
     * @param part see {@link OfWatch#part()}
     * @param vendor whose agents alone the supervisor may hear, or null for those of any
     */
    record WatchBegan(
            long atMs,
            ContactRef contact,
            AgentRef agent,
            PersonId supervisor,
            SeatId seat,
            WatchPart part,
            @Nullable VendorId vendor)
            implements OfWatch {}

    /**
     * The watch follows its contact: into a bridge, or out of one in which there is nothing to hear any more.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact see {@link OfWatch#contact()}
     * @param supervisor who watches
     * @param seat see {@link OfWatch#seat()}
     * @param part see {@link OfWatch#part()}
     * @param bridge the bridge that the supervisor is taken into; none while there is nothing to hear
     * @param joined the order to do so; none without a bridge
     * @param joinedDueMs when that order's outcome is due; 0 without a bridge
     */
    record WatchMoved(
            long atMs,
            ContactRef contact,
            PersonId supervisor,
            SeatId seat,
            WatchPart part,
            @Nullable EffectId bridge,
            @Nullable EffectId joined,
            long joinedDueMs)
            implements OfWatch {}

    /**
     * The order to take the supervisor in was carried out: from here on he or she hears the talk.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact see {@link OfWatch#contact()}
     * @param supervisor who watches
     * @param seat see {@link OfWatch#seat()}
     * @param part see {@link OfWatch#part()}
     */
    record WatchHeard(long atMs, ContactRef contact, PersonId supervisor, SeatId seat, WatchPart part)
            implements OfWatch {}

    /**
     * Others hear the supervisor from here on.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact see {@link OfWatch#contact()}
     * @param supervisor who watches
     * @param seat see {@link OfWatch#seat()}
     * @param part see {@link OfWatch#part()}
     * @param before what it was until now
     */
    record WatchPartChanged(
            long atMs, ContactRef contact, PersonId supervisor, SeatId seat, WatchPart part, WatchPart before)
            implements OfWatch {}

    /**
     * The watch is over.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact see {@link OfWatch#contact()}
     * @param supervisor who watched
     * @param seat see {@link OfWatch#seat()}
     * @param part the last one
     * @param ending how it ended
     * @param watchedMs from its beginning until now, with what there was nothing to hear in
     */
    record WatchEnded(
            long atMs,
            ContactRef contact,
            PersonId supervisor,
            SeatId seat,
            WatchPart part,
            WatchEnding ending,
            long watchedMs)
            implements OfWatch {}

    /**
     * A supervisor ends a talk. The end of the contact follows.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent in charge
     * @param supervisor who ends it
     */
    record EndForced(long atMs, ContactRef contact, AgentRef agent, PersonId supervisor) implements SupervisionEvent {}

    /**
     * A supervisor makes an agent be in another state. What follows from that follows.
     *
     * @param atMs see {@link Event#atMs()}
     * @param agent the agent
     * @param supervisor who does
     * @param to what the agent is made
     */
    record StateForced(long atMs, AgentRef agent, PersonId supervisor, ForcedState to) implements SupervisionEvent {}
}
