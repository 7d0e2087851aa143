package org.huawu.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huawu.cluster.LogKey;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.EventCodec;
import org.huawu.events.NextState;
import org.huawu.events.Party;
import org.huawu.events.Sealed;
import org.huawu.events.SignOutCause;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.ConsultStage;
import org.huawu.routing.Effect.ShowBreak;
import org.huawu.routing.Effect.ShowColleague;
import org.huawu.routing.Effect.ShowColleagueGone;
import org.huawu.routing.Effect.ShowConsult;
import org.huawu.routing.Effect.ShowNext;
import org.huawu.routing.Effect.ShowOffer;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.ShowPause;
import org.huawu.routing.Effect.ShowSignedOut;
import org.huawu.routing.Effect.ShowState;
import org.huawu.routing.Effect.ShowSupervisor;
import org.huawu.routing.Effect.ShowWrapUp;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.console.ConsoleSettings;
import org.huawu.server.console.internal.DeskView.ColleagueCard;
import org.huawu.server.console.internal.DeskView.ContactCard;
import org.huawu.server.console.internal.DeskView.SupervisorCard;
import org.huawu.server.hotline.DutyRules;
import org.huawu.server.hotline.KnownQueues;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.reports.LiveFigures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DesksTest {

    private static final long OFFERED_MS = 1_800_000_000_000L;
    private static final long LIMIT_MS = 20_000;
    private static final EffectId EFFECT = new EffectId(4_096, 0);
    private static final PersonId PERSON = new PersonId(1_001);
    private static final ContactRef CONTACT = new ContactRef(
            new ContactId(70_123), new LineId(1_004), new QueueId(2_001), new ProjectId(17), new ClientId(16));
    private static final AgentRef AGENT =
            new AgentRef(PERSON, new SeatId(1_001), new VendorId(18), new ProjectId(17), new ClientId(16));

    private static final AgentRef COLLEAGUE =
            new AgentRef(new PersonId(1_002), new SeatId(1_002), new VendorId(18), new ProjectId(17), new ClientId(16));

    private static final Queue QUEUE = new Queue(
            CONTACT.queue(),
            "社会保险",
            CONTACT.client(),
            CONTACT.project(),
            LIMIT_MS,
            60_000,
            false,
            null,
            WaitingRules.USUAL,
            OpeningRules.ALWAYS,
            QueueDemand.NONE,
            DutyRules.USUAL);

    private final List<DeskView> told = new ArrayList<>();
    private final List<Consumer<@Nullable String>> asked = new ArrayList<>();
    private final List<Consumer<String>> named = new ArrayList<>();
    private final Desks desks = new Desks(
            new ContactCards(new KnownQueues(List.of(QUEUE)), new OneNumber()),
            (contact, found) -> asked.add(found),
            new Today(),
            (person, found) -> named.add(found),
            new ConsoleSettings(null, null, false, false));
    private int handledToday;

    @BeforeEach
    void watch() {
        desks.watch((person, desk) -> told.add(desk));
    }

    @Test
    void given_nobody_seated_when_the_desk_is_read_then_it_has_no_beginning() {
        assertThat(desks.of(PERSON).since()).isNull();

        show(AgentState.READY, null, OFFERED_MS - 5_000);
        signOut(SignOutCause.BY_AGENT);
        assertThat(told.getLast().state()).isEqualTo("signed-out");
        assertThat(told.getLast().since()).isNull();
    }

    @Test
    void given_a_seat_that_was_left_when_the_desk_is_shown_then_it_says_when_and_why_until_it_is_taken_again() {
        show(AgentState.READY, null, OFFERED_MS - 5_000);
        assertThat(told.getLast().left()).isNull();

        signOut(SignOutCause.PROGRAM_DEAD);
        assertThat(told.getLast().left()).isEqualTo(new DeskView.Left("program-dead", OFFERED_MS));

        show(AgentState.NOT_READY, null, OFFERED_MS + 1);
        assertThat(told.getLast().left()).isNull();
    }

    @Test
    void given_an_offer_when_it_is_shown_then_every_view_of_it_can_be_accepted_and_tells_when_it_began() {
        show(AgentState.READY, null, OFFERED_MS - 5_000);
        told.clear();
        offer();
        show(AgentState.OFFERED, CONTACT, OFFERED_MS);

        assertThat(told).hasSize(1);
        DeskView offered = told.getFirst();
        assertThat(offered.state()).isEqualTo("offered");
        assertThat(offered.since()).isEqualTo(OFFERED_MS);
        assertThat(offered.contact()).isNull();
        assertThat(card(offered.offer()).since()).isEqualTo(OFFERED_MS);
        assertThat(card(offered.offer()).due()).isEqualTo(OFFERED_MS + LIMIT_MS);
        assertThat(card(offered.offer()).caller()).isEqualTo("138****1234");
    }

    @Test
    void given_an_offer_that_ends_when_it_is_gone_then_no_view_is_offered_without_one() {
        offer();
        show(AgentState.OFFERED, CONTACT, OFFERED_MS);
        told.clear();
        desks.show(new ShowOfferGone(EFFECT, AGENT, CONTACT));
        show(AgentState.NO_ANSWER, null, OFFERED_MS + LIMIT_MS);

        assertThat(told)
                .containsExactly(new DeskView(
                        "no-answer",
                        OFFERED_MS + LIMIT_MS,
                        null,
                        null,
                        "none",
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        DeskView.Outlook.NONE,
                        0));
    }

    @Test
    void
            given_a_break_chosen_in_a_talk_when_wrap_up_begins_and_is_made_longer_then_the_desk_shows_it_until_the_break() {
        show(AgentState.TALKING, CONTACT, OFFERED_MS);
        desks.show(new ShowNext(EFFECT, AGENT, NextState.BREAK, new ReasonId(2)));
        desks.show(new ShowWrapUp(EFFECT, AGENT, CONTACT, OFFERED_MS + 20_000, 2));
        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        assertThat(desks.of(PERSON).outlook().next()).isEqualTo("break");
        assertThat(desks.of(PERSON).outlook().reason()).isEqualTo("meal");
        assertThat(card(desks.of(PERSON).contact()).due()).isEqualTo(OFFERED_MS + 20_000);

        desks.show(new ShowWrapUp(EFFECT, AGENT, CONTACT, OFFERED_MS + 30_000, 1));
        assertThat(card(desks.of(PERSON).contact()).due()).isEqualTo(OFFERED_MS + 30_000);
        assertThat(desks.of(PERSON).outlook().extensions()).isEqualTo(1);

        desks.show(new ShowBreak(EFFECT, AGENT, new ReasonId(4)));
        show(AgentState.BREAK, null, OFFERED_MS + 30_000);
        assertThat(desks.of(PERSON).outlook().reason()).isEqualTo("meeting");
        show(AgentState.READY, null, OFFERED_MS + 30_000);
        assertThat(desks.of(PERSON).outlook()).isEqualTo(DeskView.Outlook.NONE);
    }

    @Test
    void given_an_offer_that_was_refused_when_it_is_shown_then_the_desk_says_when_the_agent_is_ready_again() {
        offer();
        show(AgentState.OFFERED, CONTACT, OFFERED_MS);
        desks.show(new ShowPause(EFFECT, AGENT, OFFERED_MS + 5_000));
        show(AgentState.REJECTED, null, OFFERED_MS);
        assertThat(desks.of(PERSON).outlook().due()).isEqualTo(OFFERED_MS + 5_000);
        show(AgentState.READY, null, OFFERED_MS + 5_000);
        assertThat(desks.of(PERSON).outlook()).isEqualTo(DeskView.Outlook.NONE);
    }

    @Test
    void given_a_colleague_who_asks_when_it_is_shown_then_the_offer_says_who_and_how_far_until_the_talk_is_over() {
        desks.show(new ShowConsult(EFFECT, AGENT, CONTACT, COLLEAGUE, null, OFFERED_MS + LIMIT_MS));
        show(AgentState.OFFERED, CONTACT, OFFERED_MS);
        named.getFirst().accept("王芳");
        assertThat(desks.of(PERSON).offer()).isNotNull();
        assertThat(desks.of(PERSON).colleague())
                .isEqualTo(new ColleagueCard(COLLEAGUE.agent(), "王芳", true, "asked", null));

        desks.show(new ShowColleague(EFFECT, AGENT, CONTACT, COLLEAGUE, ConsultStage.TALKING));
        show(AgentState.CONSULTING, CONTACT, OFFERED_MS);
        assertThat(desks.of(PERSON).colleague())
                .isEqualTo(new ColleagueCard(COLLEAGUE.agent(), "王芳", true, "talking", null));

        desks.show(new ShowColleagueGone(EFFECT, AGENT, CONTACT, COLLEAGUE, ConsultEnding.HANDED_OVER));
        assertThat(desks.of(PERSON).colleague()).isNull();
    }

    @Test
    void given_a_colleague_who_refuses_when_it_is_shown_then_the_desk_says_how_it_ended_until_the_contact_is_over() {
        show(AgentState.HELD, CONTACT, OFFERED_MS);
        desks.show(new ShowColleague(EFFECT, AGENT, CONTACT, COLLEAGUE, ConsultStage.ASKED));
        named.getFirst().accept("王芳");
        desks.show(new ShowColleagueGone(EFFECT, AGENT, CONTACT, COLLEAGUE, ConsultEnding.NO_ANSWER));
        assertThat(desks.of(PERSON).colleague())
                .isEqualTo(new ColleagueCard(COLLEAGUE.agent(), "王芳", false, "over", "no-answer"));

        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        assertThat(desks.of(PERSON).colleague()).isNull();
    }

    @Test
    void given_a_notice_that_comes_again_when_nothing_changes_then_nobody_is_told() {
        show(AgentState.READY, null, OFFERED_MS);
        show(AgentState.READY, null, OFFERED_MS);

        assertThat(told).hasSize(1);
    }

    @Test
    void given_a_talk_that_ended_when_it_is_counted_then_the_desk_says_how_many_there_were_today_also_to_a_new_page() {
        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        handledToday = 7;
        ContactEnded ended = new ContactEnded(
                OFFERED_MS, CONTACT, AGENT, EndCause.NORMAL, Party.CALLER, ContactStage.TALKING, 9, 5, 4);
        desks.projected(new Projected(List.of(new StoredEvent(new LogKey(1, 1, 1), ended, EventCodec.encode(ended)))));

        assertThat(told.getLast().handledToday()).isEqualTo(7);
        assertThat(told.getLast().state()).isEqualTo("wrap-up");
        assertThat(desks.of(PERSON).handledToday()).isEqualTo(7);
        handledToday = 0;
        assertThat(desks.of(PERSON).handledToday()).as("past midnight").isZero();
    }

    @Test
    void given_a_contact_from_before_a_restart_when_shown_then_its_number_is_left_open_until_it_is_found() {
        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        assertThat(card(told.getLast().contact()).caller()).isEmpty();

        asked.getLast().accept("138****1234");
        assertThat(card(told.getLast().contact()).caller()).isEqualTo("138****1234");
    }

    @Test
    void given_a_contact_from_before_a_restart_when_the_network_gave_no_number_then_that_is_said() {
        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        asked.getLast().accept(null);

        assertThat(card(told.getLast().contact()).caller()).isNull();
    }

    @Test
    void given_a_number_that_is_found_late_when_the_contact_has_left_the_desk_then_nothing_changes() {
        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        show(AgentState.READY, null, OFFERED_MS + 1);
        told.clear();
        asked.getLast().accept("138****1234");

        assertThat(told).isEmpty();
    }

    @Test
    void given_a_number_that_is_found_late_when_another_contact_is_at_the_desk_then_it_does_not_get_it() {
        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        ContactRef next = new ContactRef(
                new ContactId(70_124), CONTACT.line(), CONTACT.queue(), CONTACT.project(), CONTACT.client());
        show(AgentState.TALKING, next, OFFERED_MS + 1);
        asked.getFirst().accept("138****1234");

        assertThat(card(told.getLast().contact()).contact()).isEqualTo(next.contact());
        assertThat(card(told.getLast().contact()).caller()).isEmpty();
    }

    @Test
    void given_a_contact_whose_offer_was_seen_when_its_state_changes_then_nobody_looks_for_its_number() {
        offer();
        show(AgentState.TALKING, CONTACT, OFFERED_MS + 3_000);

        assertThat(card(told.getLast().contact()).caller()).isEqualTo("138****1234");
        assertThat(asked).isEmpty();
    }

    @Test
    void given_supervisors_in_a_talk_when_they_are_shown_then_the_agent_sees_who_whispers_and_not_who_listens() {
        show(AgentState.TALKING, CONTACT, OFFERED_MS);
        desks.show(new ShowSupervisor(EFFECT, AGENT, CONTACT, COLLEAGUE.agent(), WatchPart.LISTEN, true));
        assertThat(desks.of(PERSON).supervisors()).isEmpty();
        desks.show(new ShowSupervisor(EFFECT, AGENT, CONTACT, COLLEAGUE.agent(), WatchPart.WHISPER, true));
        named.getFirst().accept("王芳");
        assertThat(desks.of(PERSON).supervisors())
                .containsExactly(new SupervisorCard(COLLEAGUE.agent(), "王芳", "whisper"));
        desks.show(new ShowSupervisor(EFFECT, AGENT, CONTACT, COLLEAGUE.agent(), WatchPart.LISTEN, true));
        assertThat(desks.of(PERSON).supervisors()).isEmpty();
        desks.show(new ShowSupervisor(EFFECT, AGENT, CONTACT, COLLEAGUE.agent(), WatchPart.BARGE, true));
        show(AgentState.WRAP_UP, CONTACT, OFFERED_MS);
        assertThat(desks.of(PERSON).supervisors()).isEmpty();
    }

    @Test
    void given_an_installation_that_tells_of_listeners_when_somebody_listens_then_the_agent_sees_it() {
        Desks telling = new Desks(
                new ContactCards(new KnownQueues(List.of(QUEUE)), new OneNumber()),
                (contact, found) -> asked.add(found),
                new Today(),
                (person, found) -> found.accept("王芳"),
                new ConsoleSettings(null, null, false, true));
        telling.show(new ShowState(EFFECT, AGENT, AgentState.TALKING, CONTACT, OFFERED_MS));
        telling.show(new ShowSupervisor(EFFECT, AGENT, CONTACT, COLLEAGUE.agent(), WatchPart.LISTEN, true));
        assertThat(telling.of(PERSON).supervisors())
                .extracting(SupervisorCard::part)
                .containsExactly("listen");
        telling.show(new ShowSupervisor(EFFECT, AGENT, CONTACT, COLLEAGUE.agent(), WatchPart.LISTEN, false));
        assertThat(telling.of(PERSON).supervisors()).isEmpty();
    }

    private void offer() {
        Sealed caller = new Sealed(new byte[8], new byte[1], new byte[1]);
        desks.show(new ShowOffer(EFFECT, AGENT, CONTACT, caller, OFFERED_MS + LIMIT_MS));
    }

    private void signOut(SignOutCause cause) {
        desks.show(new ShowSignedOut(EFFECT, AGENT, cause, OFFERED_MS));
    }

    private void show(AgentState state, @Nullable ContactRef contact, long sinceMs) {
        desks.show(new ShowState(EFFECT, AGENT, state, contact, sinceMs));
    }

    private static ContactCard card(@Nullable ContactCard card) {
        return Optional.ofNullable(card).orElseThrow();
    }

    private final class Today implements LiveFigures {

        @Override
        public Picture now() {
            throw new AssertionError("a desk shows its own day alone");
        }

        @Override
        public int handledToday(PersonId agent) {
            return agent.equals(PERSON) ? handledToday : 0;
        }
    }
}
