package org.huawu.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.huawu.metrics.Cases.AGENT;
import static org.huawu.metrics.Cases.CONTACT;

import java.util.List;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.Withdrawal;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.Measure.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final long HALF_HOUR_MS = HalfHour.LENGTH_MS;
    private static final EffectId ORDER = new EffectId(1, 0);

    @Test
    void
            given_a_contact_queued_before_and_joined_after_the_half_hour_when_it_is_folded_then_it_counts_where_it_was_queued() {
        long joined = HALF_HOUR_MS + 7_000;
        FigureKey queued = key(0, true);
        assertThat(Figures.changesOf(new ContactConnected(joined, CONTACT, AGENT, 20_000, null, 0)))
                .containsExactly(
                        new Change(queued, Measure.of(Kind.ANSWERED), 1),
                        new Change(queued, new Measure(Kind.ANSWERED_BY_WAIT, 20), 1),
                        new Change(queued, Measure.of(Kind.ANSWERED_WAIT_MS), 20_000));
        assertThat(Figures.changesOf(new ContactQueued(joined - 20_000, CONTACT)))
                .containsExactly(new Change(key(0, false), Measure.of(Kind.OFFERED), 1));
    }

    @Test
    void given_a_talk_that_ends_when_it_is_folded_then_its_length_counts_where_it_ended() {
        ContactEnded end = end(ContactStage.TALKING, Party.AGENT, 50_000, 7_000, 40_000, HALF_HOUR_MS + 1);
        assertThat(Figures.changesOf(end))
                .containsExactly(
                        new Change(key(1, true), Measure.of(Kind.TALKS), 1),
                        new Change(key(1, true), Measure.of(Kind.TALK_MS), 40_000));
    }

    @Test
    void given_a_contact_that_ends_without_a_talk_when_it_is_folded_then_stage_and_party_say_what_it_was() {
        assertThat(only(end(ContactStage.PROMPT, Party.CALLER, 9_000, 0, 0, 9_000)))
                .isEqualTo(Kind.ABANDONED_BEFORE_QUEUE);
        assertThat(only(end(ContactStage.ANSWERING, Party.SYSTEM, 9_000, 0, 0, 9_000)))
                .isEqualTo(Kind.LOST_BEFORE_QUEUE);
        assertThat(only(end(ContactStage.OFFERED, Party.SYSTEM, 9_000, 4_000, 0, 9_000)))
                .isEqualTo(Kind.LOST_IN_QUEUE);
        for (ContactStage stage : List.of(ContactStage.WAITING, ContactStage.OFFERED, ContactStage.CONNECTING)) {
            assertThat(Figures.changesOf(end(stage, Party.CALLER, 9_000, 5_001, 0, HALF_HOUR_MS + 5_000)))
                    .containsExactly(
                            new Change(key(0, false), Measure.of(Kind.ABANDONED), 1),
                            new Change(key(0, false), new Measure(Kind.ABANDONED_BY_WAIT, 10), 1),
                            new Change(key(0, false), Measure.of(Kind.ABANDONED_WAIT_MS), 5_001));
        }
    }

    @Test
    void given_a_wait_at_a_bound_when_it_is_counted_then_it_lies_within_it_and_a_millisecond_more_beyond() {
        assertThat(WaitBounds.of(0)).isEqualTo(5);
        assertThat(WaitBounds.of(15_000)).isEqualTo(15);
        assertThat(WaitBounds.of(15_001)).isEqualTo(20);
        assertThat(WaitBounds.of(20_000)).isEqualTo(20);
        assertThat(WaitBounds.of(20_001)).isEqualTo(30);
        assertThat(WaitBounds.of(600_000)).isEqualTo(600);
        assertThat(WaitBounds.of(600_001)).isEqualTo(WaitBounds.OVER);
    }

    @Test
    void given_offers_that_end_in_every_way_when_they_are_folded_then_each_way_is_counted_and_all_have_rung() {
        Sums sums = Cases.sums(List.of(
                new OfferMade(1_000, CONTACT, AGENT, 9_000),
                new OfferRejected(2_000, CONTACT, AGENT, 1_000),
                new OfferTimedOut(3_000, CONTACT, AGENT, 1_200),
                new OfferWithdrawn(4_000, CONTACT, AGENT, 30, Withdrawal.CALLER_GONE),
                new OfferAccepted(5_000, CONTACT, AGENT, 4, ORDER, 6_000),
                new ConnectFailed(6_000, CONTACT, AGENT, ConnectFailure.REFUSED)));
        for (Kind kind : List.of(
                Kind.OFFERS_MADE,
                Kind.OFFERS_ACCEPTED,
                Kind.OFFERS_REJECTED,
                Kind.OFFERS_TIMED_OUT,
                Kind.OFFERS_WITHDRAWN,
                Kind.CONNECTS_FAILED)) {
            assertThat(sums.of(kind)).as(kind.name()).isEqualTo(1);
        }
        assertThat(sums.of(Kind.RING_MS)).isEqualTo(2_234);
    }

    @Test
    void given_a_state_over_three_half_hours_when_it_is_left_then_each_half_hour_has_its_own_part() {
        Event change = new AgentStateChanged(
                2 * HALF_HOUR_MS + 5, AGENT, AgentState.READY, HALF_HOUR_MS + 15, AgentState.OFFERED, null);
        Measure ready = Measure.timeIn(AgentState.READY);
        assertThat(Figures.changesOf(change))
                .containsExactly(
                        new Change(alone(0), ready, 10),
                        new Change(alone(1), ready, HALF_HOUR_MS),
                        new Change(alone(2), ready, 5));
        Event atTheEdge = new AgentSignedOut(HALF_HOUR_MS, AGENT, AgentState.BREAK, 7, SignOutCause.BY_AGENT);
        assertThat(Figures.changesOf(atTheEdge))
                .containsExactly(new Change(alone(0), Measure.timeIn(AgentState.BREAK), 7));
    }

    @Test
    void given_an_agent_of_one_project_on_a_contact_of_another_when_it_is_folded_then_the_contact_says_whose_it_is() {
        AgentRef lent = new AgentRef(
                AGENT.agent(),
                AGENT.seat(),
                new VendorId(99),
                new org.huawu.kernel.ProjectId(98),
                new org.huawu.kernel.ClientId(97));
        FigureKey key = Figures.changesOf(new WrapUpEnded(10, CONTACT, lent, WrapUpEnding.BY_AGENT, 3))
                .getFirst()
                .key();
        assertThat(key.client()).isEqualTo(CONTACT.client());
        assertThat(key.project()).isEqualTo(CONTACT.project());
        assertThat(key.vendor()).isEqualTo(new VendorId(99));
    }

    @Test
    void given_wrap_up_arrivals_and_sign_ins_when_they_are_folded_then_each_counts_where_it_happened() {
        Sums sums = Cases.sums(List.of(
                new ContactArrived(1, CONTACT, new ChannelId(1), null, ORDER, 2),
                new ContactTurnedAway(1, CONTACT, new ChannelId(1)),
                new AgentSignedIn(1, AGENT),
                new WrapUpEnded(10, CONTACT, AGENT, WrapUpEnding.LIMIT, 8),
                new EpochOpened(1, 1)));
        assertThat(List.of(
                        sums.of(Kind.ARRIVED),
                        sums.of(Kind.TURNED_AWAY),
                        sums.of(Kind.SIGN_INS),
                        sums.of(Kind.WRAP_UPS),
                        sums.of(Kind.WRAP_UP_MS)))
                .containsExactly(1L, 1L, 1L, 1L, 8L);
    }

    @Test
    void given_a_part_that_a_kind_has_not_when_a_measure_is_made_then_the_error_names_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Measure(Kind.ANSWERED_BY_WAIT, 17))
                .withMessage("ANSWERED_BY_WAIT has no part 17");
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure(Kind.TALKS, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure(Kind.TIME_IN_STATE_MS, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Change(alone(0), Measure.of(Kind.TALKS), -1));
    }

    private static Kind only(Event event) {
        List<Change> changes = Figures.changesOf(event);
        assertThat(changes).hasSize(1);
        return changes.getFirst().measure().kind();
    }

    private static ContactEnded end(
            ContactStage stage, Party by, long lastedMs, long waitedMs, long talkedMs, long atMs) {
        @Nullable AgentRef agent = stage == ContactStage.TALKING ? AGENT : null;
        EndCause cause = by == Party.SYSTEM ? EndCause.NETWORK : EndCause.NORMAL;
        return new ContactEnded(atMs, CONTACT, agent, cause, by, stage, lastedMs, waitedMs, talkedMs);
    }

    private static FigureKey key(long halfHour, boolean withAgent) {
        return new FigureKey(
                new HalfHour(halfHour),
                CONTACT.client(),
                CONTACT.project(),
                withAgent ? AGENT.vendor() : null,
                CONTACT.line(),
                CONTACT.queue(),
                withAgent ? AGENT.agent() : null);
    }

    private static FigureKey alone(long halfHour) {
        return new FigureKey(
                new HalfHour(halfHour), AGENT.client(), AGENT.project(), AGENT.vendor(), null, null, AGENT.agent());
    }
}
