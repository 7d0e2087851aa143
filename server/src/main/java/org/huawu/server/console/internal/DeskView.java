package org.huawu.server.console.internal;

import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.server.switchboard.SeatTelephones.SeatTelephone;
import org.jspecify.annotations.Nullable;

/**
 * An agent's desk, whole; the form in which pages get it.
 *
 * @param state the agent's state, lower case with hyphens; "signed-out" without a seat
 * @param since when it began, ms since 1970; null when signed out
 * @param contact the contact talked with or worked on
 * @param offer the contact offered
 * @param audio "connected" or "none"
 * @param left when and why the seat was left; null with a seat, and while the desk does not know
 * @param telephone the telephone that is the seat's sound, or was last; null when that is the browser
 * @param colleague who is asked about the contact, or asks; null when nobody does
 * @param handledToday how many talks of the agent have ended since midnight
 */
public record DeskView(
        String state,
        @Nullable Long since,
        @Nullable ContactCard contact,
        @Nullable ContactCard offer,
        String audio,
        @Nullable Left left,
        @Nullable SeatTelephone telephone,
        @Nullable ColleagueCard colleague,
        int handledToday) {

    /** Nobody sits there. */
    public static final DeskView SIGNED_OUT = new DeskView("signed-out", null, null, null, "none", null, null, null, 0);

    /**
     * How somebody left the seat.
     *
     * @param cause see {@link org.huawu.events.SignOutCause}, lower case with hyphens
     * @param at when, ms since 1970
     */
    public record Left(String cause, long at) {}

    DeskView audio(String now) {
        return new DeskView(state, since, contact, offer, now, left, telephone, colleague, handledToday);
    }

    DeskView cards(@Nullable ContactCard inHand, @Nullable ContactCard offered) {
        return new DeskView(state, since, inHand, offered, audio, left, telephone, colleague, handledToday);
    }

    DeskView telephone(@Nullable SeatTelephone now) {
        return new DeskView(state, since, contact, offer, audio, left, now, colleague, handledToday);
    }

    DeskView handledToday(int now) {
        return new DeskView(state, since, contact, offer, audio, left, telephone, colleague, now);
    }

    DeskView colleague(@Nullable ColleagueCard now) {
        return new DeskView(state, since, contact, offer, audio, left, telephone, now, handledToday);
    }

    /**
     * A colleague as the agent sees him or her.
     *
     * @param name empty while the desk does not know it
     * @param isAsking whether it is the colleague who asks; false when the agent asks
     * @param stage how far that is, see {@link org.huawu.routing.ConsultStage}, lower case; "over" when it has ended
     * @param ending how it ended, see {@link org.huawu.events.ConsultEnding}, lower case with hyphens; null before
     */
    public record ColleagueCard(
            PersonId person,
            String name,
            boolean isAsking,
            String stage,
            @Nullable String ending) {

        ColleagueCard named(String known) {
            return new ColleagueCard(person, known, isAsking, stage, ending);
        }
    }

    /**
     * A contact as its agent sees it.
     *
     * @param caller masked; null when the network gave none, {@link #NOT_KNOWN} while the desk does not know
     * @param since when it became what it is
     * @param due when it ends by itself, or null
     */
    public record ContactCard(
            ContactId contact,
            LineCard line,
            QueueCard queue,
            @Nullable String caller,
            long since,
            @Nullable Long due) {

        /** Neither a number nor the statement that there is none. */
        static final String NOT_KNOWN = "";

        ContactCard by(@Nullable String masked) {
            return new ContactCard(contact, line, queue, masked, since, due);
        }

        ContactCard since(long sinceMs, @Nullable Long dueMs) {
            return new ContactCard(contact, line, queue, caller, sinceMs, dueMs);
        }
    }

    /** The line of a contact. */
    public record LineCard(
            LineId id, @Nullable String name, @Nullable String number) {}

    /** The queue of a contact. */
    public record QueueCard(QueueId id, @Nullable String name) {}
}
