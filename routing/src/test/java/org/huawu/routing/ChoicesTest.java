package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import java.util.List;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.events.Configuration;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.MoveCause;
import org.huawu.events.NextState;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.QueueLimits;
import org.huawu.events.Refusals;
import org.huawu.events.WrapUp;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.ChooseNext;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.ExtendWrapUp;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.junit.jupiter.api.Test;

/** How wrap-up ends, what agents choose to come next, and what follows when they do not take an offer. */
class ChoicesTest {

    private static final ReasonId MEAL = new ReasonId(2);

    /** Two agents ready, agent 1 in a talk; the contact's queue has these rules. */
    private static Scenario talking(WrapUp wrapUp) {
        Scenario story = offered(wrapUp, Refusals.PLAIN);
        story.talks(1, 501);
        return story;
    }

    private static Scenario offered(WrapUp wrapUp, Refusals refusals) {
        Scenario story = Scenario.withAgentsReady(2);
        activate(story, wrapUp, refusals);
        arrive(story, 501);
        return story;
    }

    private static void activate(Scenario story, WrapUp wrapUp, Refusals refusals) {
        Configuration plain = World.configuration(2, 4);
        story.activates(new Configuration(
                2,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                plain.queues().stream()
                        .map(queue -> queue.with(wrapUp, refusals))
                        .map(queue ->
                                queue.with(queue.strategy(), queue.steps(), new QueueLimits(0, 0, new QueueId(12))))
                        .toList(),
                plain.agents()));
    }

    private static void arrive(Scenario story, long contact) {
        story.arrives(contact, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
    }

    private static AgentState stateOf(Scenario story, long agent) {
        return Talks.stateOf(story, agent);
    }

    @Test
    void given_a_queue_without_wrap_up_when_the_talk_ends_then_the_agent_is_ready_at_once_and_has_no_work() {
        Scenario story = talking(WrapUp.NONE);
        story.given(Talks.hangUp(1));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
        assertThat(story.core.state().agent(1).work).isNull();
        Effect.ShowState shown = story.last(Effect.ShowState.class);
        assertThat(shown.state()).isEqualTo(AgentState.READY);
        assertThat(shown.contact()).isNull();
    }

    @Test
    void given_a_required_wrap_up_when_its_time_is_over_then_it_goes_on_until_the_agent_ends_it() {
        Scenario story = talking(WrapUp.REQUIRED);
        story.given(Talks.hangUp(1));
        story.after(100 * World.WRAP_UP_LIMIT_MS);
        story.step(new DeadlineReached());
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
        story.given(new EndWrapUp(agent(1), contact(501)));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_an_extendable_wrap_up_when_it_is_made_longer_then_it_is_so_often_only_and_ends_by_itself_later() {
        Scenario story = talking(WrapUp.extendable(10_000, 2));
        story.given(Talks.hangUp(1));
        story.given(new ExtendWrapUp(agent(1), contact(501)));
        story.given(new ExtendWrapUp(agent(1), contact(501)));
        assertThat(story.refused(new ExtendWrapUp(agent(1), contact(501))).errorId())
                .isEqualTo("wrap-up-extended-enough");
        assertThat(story.lastEvent(WrapUpExtended.class).dueMs())
                .isEqualTo(Scenario.START_MS + World.WRAP_UP_LIMIT_MS + 20_000);
        assertThat(story.last(Effect.ShowWrapUp.class).extensions()).isZero();
        story.after(World.WRAP_UP_LIMIT_MS + 19_999);
        story.step(new DeadlineReached());
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
        story.afterDeadline(1);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_a_timed_wrap_up_when_it_is_to_be_made_longer_then_that_is_refused() {
        Scenario story = talking(WrapUp.TIMED);
        story.given(Talks.hangUp(1));
        assertThat(story.refused(new ExtendWrapUp(agent(1), contact(501))).errorId())
                .isEqualTo("wrap-up-not-extendable");
    }

    @Test
    void given_a_contact_passed_on_to_a_queue_without_wrap_up_when_the_agent_is_left_then_the_old_queue_says_how() {
        Scenario story = talking(WrapUp.REQUIRED);
        story.given(new AgentAction.Transfer(agent(1), contact(501), new QueueId(12)));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
        assertThat(story.last(Effect.ShowWrapUp.class).dueMs()).isZero();
    }

    @Test
    void given_a_break_chosen_in_a_talk_when_wrap_up_ends_then_the_agent_is_on_break_and_never_ready_between() {
        Scenario story = talking(WrapUp.TIMED);
        story.given(new ChooseNext(agent(1), NextState.BREAK, MEAL));
        story.given(Talks.hangUp(1));
        story.afterDeadline(World.WRAP_UP_LIMIT_MS);
        AgentStateChanged last = story.lastEvent(AgentStateChanged.class);
        assertThat(last.from()).isEqualTo(AgentState.WRAP_UP);
        assertThat(last.to()).isEqualTo(AgentState.BREAK);
        assertThat(last.reason()).isEqualTo(MEAL);
        story.given(new BecomeReady(agent(1)));
        arrive(story, 502);
        story.talks(story.lastEvent(OfferMade.class).agent().agent().value(), 502);
    }

    @Test
    void given_a_break_chosen_when_it_is_taken_back_then_the_agent_is_ready_after_wrap_up() {
        Scenario story = talking(WrapUp.TIMED);
        story.given(new ChooseNext(agent(1), NextState.BREAK, MEAL));
        story.given(new ChooseNext(agent(1), NextState.READY, null));
        story.given(Talks.hangUp(1));
        story.given(new EndWrapUp(agent(1), contact(501)));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_sign_out_chosen_when_the_contact_is_over_then_the_agent_has_left() {
        Scenario story = talking(WrapUp.NONE);
        story.given(new ChooseNext(agent(1), NextState.SIGNED_OUT, null));
        story.given(Talks.hangUp(1));
        assertThat(story.core.state().agents).doesNotContainKey(1L);
    }

    @Test
    void given_nothing_in_hand_when_the_next_state_is_chosen_then_that_is_refused_and_so_is_a_break_without_reason() {
        Scenario story = talking(WrapUp.TIMED);
        assertThat(story.refused(new ChooseNext(agent(2), NextState.BREAK, MEAL))
                        .errorId())
                .isEqualTo("no-contact-in-hand");
        assertThat(story.refused(new ChooseNext(agent(1), NextState.BREAK, null))
                        .errorId())
                .isEqualTo("break-without-reason");
    }

    @Test
    void
            given_a_time_for_who_refuses_when_an_offer_is_refused_then_the_agent_is_left_alone_so_long_and_another_is_asked() {
        Scenario story = offered(WrapUp.TIMED, new Refusals(5_000, 0, 0));
        story.given(new RejectOffer(agent(1), contact(501)));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.REJECTED);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.OFFERED);
        assertThat(story.last(Effect.ShowPause.class).dueMs()).isEqualTo(Scenario.START_MS + 5_000);
        story.afterDeadline(5_000);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_a_time_for_who_lets_it_ring_when_an_offer_runs_out_then_the_agent_is_ready_again_after_it() {
        Scenario story = offered(WrapUp.TIMED, new Refusals(0, 7_000, 0));
        story.afterDeadline(World.OFFER_LIMIT_MS);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.NO_ANSWER);
        story.talks(2, 501);
        story.afterDeadline(7_000);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_who_refused_is_ready_again_first_when_another_refuses_too_then_a_third_is_asked_before_the_first() {
        Scenario story = Scenario.withAgentsReady(3);
        activate(story, WrapUp.TIMED, Refusals.PLAIN);
        arrive(story, 501);
        story.given(new RejectOffer(agent(1), contact(501)));
        story.given(new AgentAction.TakeBreak(agent(3), MEAL));
        story.given(new BecomeReady(agent(1)));
        story.given(new BecomeReady(agent(3)));
        story.given(new RejectOffer(agent(2), contact(501)));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
        assertThat(stateOf(story, 3)).isEqualTo(AgentState.OFFERED);
        story.given(new RejectOffer(agent(3), contact(501)));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.OFFERED);
    }

    @Test
    void given_a_limit_of_returns_when_so_many_offers_came_to_nothing_then_the_contact_goes_where_the_queue_sends_it() {
        Scenario story = offered(WrapUp.TIMED, new Refusals(0, 0, 2));
        story.given(new RejectOffer(agent(1), contact(501)));
        assertThat(story.events(ContactMoved.class)).isEqualTo(List.of());
        story.given(new RejectOffer(agent(2), contact(501)));
        ContactMoved moved = story.lastEvent(ContactMoved.class);
        assertThat(moved.cause()).isEqualTo(MoveCause.RETURNED);
        assertThat(moved.to()).isEqualTo(new QueueId(12));
    }
}
