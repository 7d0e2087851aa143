package org.huawu.server.console.internal;

import java.util.ArrayList;
import java.util.List;
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
 * @param supervisors who hears the talk in hand, as far as the agent is told
 * @param unanswered how the last call out came to nothing; null when it did not, and once the agent has another contact
 * @param outlook what comes after the state
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
        List<SupervisorCard> supervisors,
        @Nullable Unanswered unanswered,
        Outlook outlook,
        int handledToday) {

    public DeskView {
        supervisors = List.copyOf(supervisors);
    }

    /** Nobody sits there. */
    public static final DeskView SIGNED_OUT =
            new DeskView("signed-out", null, null, null, "none", null, null, null, List.of(), null, Outlook.NONE, 0);

    /**
     * How somebody left the seat.
     *
     * @param cause see {@link org.huawu.events.SignOutCause}, lower case with hyphens
     * @param at when, ms since 1970
     */
    public record Left(String cause, long at) {}

    DeskView audio(String now) {
        return new DeskView(
                state,
                since,
                contact,
                offer,
                now,
                left,
                telephone,
                colleague,
                supervisors,
                unanswered,
                outlook,
                handledToday);
    }

    DeskView cards(@Nullable ContactCard inHand, @Nullable ContactCard offered) {
        return new DeskView(
                state,
                since,
                inHand,
                offered,
                audio,
                left,
                telephone,
                colleague,
                supervisors,
                unanswered,
                outlook,
                handledToday);
    }

    DeskView telephone(@Nullable SeatTelephone now) {
        return new DeskView(
                state,
                since,
                contact,
                offer,
                audio,
                left,
                now,
                colleague,
                supervisors,
                unanswered,
                outlook,
                handledToday);
    }

    DeskView handledToday(int now) {
        return new DeskView(
                state, since, contact, offer, audio, left, telephone, colleague, supervisors, unanswered, outlook, now);
    }

    DeskView unanswered(@Nullable Unanswered last) {
        return new DeskView(
                state,
                since,
                contact,
                offer,
                audio,
                left,
                telephone,
                colleague,
                supervisors,
                last,
                outlook,
                handledToday);
    }

    DeskView outlook(Outlook now) {
        return new DeskView(
                state,
                since,
                contact,
                offer,
                audio,
                left,
                telephone,
                colleague,
                supervisors,
                unanswered,
                now,
                handledToday);
    }

    /**
     * What comes after a state.
     *
     * @param next what the agent chose to be after the contact in hand, see {@link org.huawu.events.NextState}, lower case with hyphens;
     *     null for nothing
     * @param reason of the break that comes then, or goes on, see {@link org.huawu.events.BreakReason}, lower case
     * @param due when wrap-up ends by itself, or who did not take an offer is ready again, ms since 1970; null for never
     * @param extensions how many times more wrap-up may be made longer
     */
    public record Outlook(
            @Nullable String next,
            @Nullable String reason,
            @Nullable Long due,
            int extensions) {

        /** Nothing special. */
        public static final Outlook NONE = new Outlook(null, null, null, 0);

        Outlook chosen(@Nullable String chosen, @Nullable String why) {
            return new Outlook(chosen, why, due, extensions);
        }

        Outlook until(@Nullable Long dueMs, int times) {
            return new Outlook(next, reason, dueMs, times);
        }
    }

    /**
     * A call out that came to nothing.
     *
     * @param number who was called, masked; null when the desk does not know
     * @param cause see {@link org.huawu.events.EndCause}, lower case with hyphens
     * @param at when, ms since 1970
     */
    public record Unanswered(@Nullable String number, String cause, long at) {}

    DeskView colleague(@Nullable ColleagueCard now) {
        return new DeskView(
                state,
                since,
                contact,
                offer,
                audio,
                left,
                telephone,
                now,
                supervisors,
                unanswered,
                outlook,
                handledToday);
    }

    /** Another supervisor, or the same in another part, is there; or no more. */
    DeskView supervisor(PersonId person, @Nullable SupervisorCard now) {
        List<SupervisorCard> there = new ArrayList<>(supervisors);
        there.removeIf(each -> each.person().equals(person));
        if (now != null) {
            there.add(now);
        }
        return new DeskView(
                state,
                since,
                contact,
                offer,
                audio,
                left,
                telephone,
                colleague,
                there,
                unanswered,
                outlook,
                handledToday);
    }

    /**
     * A supervisor who hears the talk.
     *
     * @param name empty while the desk does not know it
     * @param part listen, whisper or barge
     */
    public record SupervisorCard(PersonId person, String name, String part) {}

    /**
     * A colleague, or a number outside, as the agent sees it.
     *
     * @param person null of a number outside
     * @param name empty while the desk does not know it; of a number outside the number, masked
     * @param isAsking whether it is the colleague who asks; false when the agent asks
     * @param stage how far that is, see {@link org.huawu.routing.ConsultStage}, lower case; "calling" and "ringing" of a number outside
     *     before it answers; "over" when it has ended
     * @param ending how it ended, see {@link org.huawu.events.ConsultEnding} and {@link org.huawu.events.OutsideEnding}, lower case with
     *     hyphens; null before
     */
    public record ColleagueCard(
            @Nullable PersonId person,
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
     * @param caller who called, or was called, masked; null when the network gave none, {@link #NOT_KNOWN} while the desk does not know
     * @param out of a call of the agent: "dialling", "ringing" or "answered"; null of calls in
     * @param since when it became what it is
     * @param due when it ends by itself, or null
     */
    public record ContactCard(
            ContactId contact,
            LineCard line,
            QueueCard queue,
            @Nullable String caller,
            @Nullable String out,
            long since,
            @Nullable Long due) {

        /** Neither a number nor the statement that there is none. */
        static final String NOT_KNOWN = "";

        ContactCard by(@Nullable String masked) {
            return new ContactCard(contact, line, queue, masked, out, since, due);
        }

        /** Of a call of the agent, how far it is. */
        ContactCard out(String stage) {
            return new ContactCard(contact, line, queue, caller, stage, since, due);
        }

        ContactCard since(long sinceMs, @Nullable Long dueMs) {
            return new ContactCard(contact, line, queue, caller, out, sinceMs, dueMs);
        }
    }

    /** The line of a contact. */
    public record LineCard(
            LineId id, @Nullable String name, @Nullable String number) {}

    /** The queue of a contact. */
    public record QueueCard(QueueId id, @Nullable String name) {}
}
