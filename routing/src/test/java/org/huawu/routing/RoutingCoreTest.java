package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;
import static org.huawu.routing.World.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingFailure;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.RoutingCore.Step;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.RecordingStored;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.junit.jupiter.api.Test;

/** What the core owes those who drive it, whatever the rules say. */
class RoutingCoreTest {

    @Test
    void given_a_fault_in_the_middle_of_a_step_when_it_is_thrown_then_the_state_is_as_before_and_works_on() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 2);
        String before = story.core.state().hash();
        story.core.state().agents.clear(); // the contact is queued before the offer finds nobody
        OrderSettled answered =
                new OrderSettled(1, story.last(Effect.Answer.class).id(), Outcome.DONE);
        assertThatIllegalStateException()
                .isThrownBy(() -> story.given(answered))
                .withMessage("agent 1 is at work and not signed in");
        assertThat(story.core.state().hash()).isEqualTo(before);
        story.given(answered);
        assertThat(story.lastEvent(OfferMade.class).contact().contact()).isEqualTo(contact(501));
        story.talks(1, 501);
        Invariants.check(story.core.state());
    }

    @Test
    void given_two_inputs_at_one_position_when_both_order_something_then_their_ids_go_on() {
        RoutingCore core = new RoutingCore(new RoutingState(Capacity.STANDARD));
        core.step(new EpochBegan(1, List.of()), 7, 1);
        List<EffectId> ids = new ArrayList<>();
        ids(core.step(arrival(501), 8, 1), ids);
        ids(core.step(arrival(502), 8, 1), ids);
        ids(core.step(arrival(503), 9, 1), ids);
        assertThat(ids).containsExactly(new EffectId(8, 0), new EffectId(8, 8), new EffectId(9, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> core.step(arrival(504), 8, 1))
                .withMessage("position 8 comes after 9");
    }

    @Test
    void given_more_deadlines_than_one_input_settles_when_time_is_reported_then_the_rest_stays_due() {
        Scenario story = Scenario.withAgentsReady(0);
        for (long contact = 1; contact <= RoutingCore.MOST_DEADLINES + 1; contact++) {
            story.arrives(contact, 2);
        }
        story.afterDeadline(World.ORDER_LIMIT_MS);
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.ANSWER_FAILED);
        assertThat(story.core.state().contacts).hasSize(1);
        assertThat(story.core.state().nextDeadlineMs()).hasValue(Scenario.START_MS + World.ORDER_LIMIT_MS);
        story.afterDeadline(0);
        assertThat(story.core.state().contacts).isEmpty();
    }

    @Test
    void given_a_channel_in_use_when_it_is_reported_as_another_then_the_refusal_names_whose_it_is() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 2);
        assertThat(story.refused(new ChannelArrived(1, channel(501), contact(502), new LineId(2), null)))
                .isEqualTo(new Rejection("channel-exists", Map.of("channel", 501L, "contact", 501L)));
        assertThat(story.refused(new ChannelArrived(1, channel(1001), contact(502), new LineId(2), null)))
                .isEqualTo(new Rejection("channel-exists", Map.of("channel", 1001L, "seat", 101L)));
        assertThat(story.refused(new SeatConnected(1, seat(102), channel(1001))))
                .isEqualTo(new Rejection("channel-exists", Map.of("channel", 1001L, "seat", 101L)));
        assertThat(story.refused(new SeatConnected(1, seat(102), channel(501))))
                .isEqualTo(new Rejection("channel-exists", Map.of("channel", 501L, "contact", 501L)));
    }

    @Test
    void given_an_order_that_is_settled_or_unknown_when_an_outcome_comes_then_nothing_happens() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.given(new AcceptOffer(World.agent(1), contact(501)));
        Effect.Bridge bridge = story.last(Effect.Bridge.class);
        story.afterDeadline(World.ORDER_LIMIT_MS);
        assertThat(story.lastEvent(AgentStateChanged.class).to()).isEqualTo(AgentState.NOT_READY);
        story.happened();
        String before = story.core.state().hash();
        for (Outcome outcome : Outcome.values()) {
            story.given(new OrderSettled(1, bridge.id(), outcome));
            story.given(new OrderSettled(1, new EffectId(9_999, 3), outcome));
        }
        assertThat(story.happened()).isEmpty();
        assertThat(story.core.state().hash()).isEqualTo(before);
        assertThat(story.ordered()).containsSubsequence("StopMusic", "Bridge", "Unbridge", "PlayMusic");
    }

    @Test
    void given_a_recording_nobody_reports_when_a_new_epoch_cuts_the_talk_then_it_fails_by_its_limit() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.talks(1, 501);
        story.given(new EpochBegan(2, List.of()));
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.CUT);
        story.afterDeadline(World.WRAP_UP_LIMIT_MS);
        story.afterDeadline(World.RECORDING_LIMIT_MS);
        assertThat(story.lastEvent(RecordingFailed.class).cause()).isEqualTo(RecordingFailure.NO_OUTCOME);
        assertThat(story.core.state().deadlines).isEmpty();
        assertThat(story.refused(new DeadlineReached()).errorId()).isEqualTo("nothing-due");
    }

    @Test
    void given_an_epoch_with_every_channel_foreign_when_it_opens_then_each_is_hung_up_within_the_most_results() {
        Scenario story = Scenario.withAgentsReady(0);
        List<ChannelId> foreign = LongStream.rangeClosed(1, SwitchboardFact.MOST_CHANNELS)
                .mapToObj(ChannelId::new)
                .toList();
        story.happened();
        story.given(new EpochBegan(2, foreign));
        int effects = story.ordered().size();
        int events = story.happened().size();
        assertThat(effects).isEqualTo(SwitchboardFact.MOST_CHANNELS);
        assertThat(events).isEqualTo(1 + SwitchboardFact.MOST_CHANNELS / EffectId.PER_EVENT);
        assertThat(events + effects).isLessThanOrEqualTo(new Capacity(1, 1, 1).mostResults());
    }

    @Test
    void given_a_recording_that_has_begun_when_its_order_is_settled_again_then_it_is_not_failed() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.talks(1, 501);
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        assertThat(story.happened()).endsWith("RecordingStarted");
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        story.settled(Effect.StartRecording.class, Outcome.REFUSED);
        assertThat(story.happened()).isEmpty();
        assertThat(story.core.state().recordings).hasSize(1);
    }

    @Test
    void given_as_many_recordings_awaited_as_contacts_fit_when_a_channel_arrives_then_it_is_told_busy() {
        Scenario story = new Scenario(new Capacity(1, 1, 1));
        story.given(new EpochBegan(1, List.of()));
        story.activates(World.configuration(1, 1));
        story.given(new SignIn(World.agent(1), seat(101)));
        story.given(new SeatConnected(1, seat(101), channel(1001)));
        story.given(new BecomeReady(World.agent(1)));
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.talks(1, 501);
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        story.given(new AgentAction.HangUp(World.agent(1), contact(501)));
        story.arrives(502, 2);
        assertThat(story.happened()).endsWith("ContactTurnedAway");
        story.given(
                new RecordingStored(1, story.last(Effect.StartRecording.class).id(), 1, 1));
        story.arrives(503, 2);
        assertThat(story.happened()).endsWith("RecordingSaved", "ContactArrived");
    }

    @Test
    void given_a_seat_or_an_agent_in_use_when_another_signs_in_then_the_refusal_names_both() {
        Scenario story = Scenario.withAgentsReady(1);
        assertThat(story.refused(new SignIn(World.agent(2), seat(101))))
                .isEqualTo(new Rejection("seat-taken", Map.of("agent", 2L, "seat", 101L)));
        assertThat(story.refused(new SignIn(World.agent(1), seat(102))))
                .isEqualTo(new Rejection("agent-signed-in-already", Map.of("agent", 1L, "seat", 101L)));
        assertThat(story.refused(new SignIn(World.agent(77), seat(102))))
                .isEqualTo(new Rejection("agent-not-configured", Map.of("agent", 77L)));
        assertThat(story.refused(new BecomeReady(World.agent(2))))
                .isEqualTo(new Rejection("agent-not-signed-in", Map.of("agent", 2L)));
    }

    private static ChannelArrived arrival(long contact) {
        return new ChannelArrived(1, channel(contact), contact(contact), new LineId(999), null);
    }

    private static void ids(Step step, List<EffectId> ids) {
        step.effects().forEach(effect -> ids.add(effect.id()));
    }
}
