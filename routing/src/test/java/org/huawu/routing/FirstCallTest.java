package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;
import static org.huawu.routing.World.seat;

import java.util.List;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.EndCause;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.Party;
import org.huawu.events.PromptEnding;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingFailure;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.DigitsPressed;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.PlaybackEnded;
import org.huawu.routing.SwitchboardFact.RecordingStored;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.junit.jupiter.api.Test;

class FirstCallTest {

    @Test
    void given_a_ready_agent_when_a_call_goes_all_the_way_then_every_event_and_order_is_there() {
        Scenario story = Scenario.withAgentsReady(1);
        story.happened();
        story.arrives(501, 1);
        story.settled(Effect.Answer.class, Outcome.DONE);
        Effect.Play play = story.last(Effect.Play.class);
        story.after(5_000);
        story.given(new PlaybackEnded(1, play.id()));
        story.after(3_000);
        story.talks(1, 501);
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        story.after(60_000);
        story.given(new ChannelEnded(1, channel(501), ChannelEnding.HUNG_UP));
        Effect.StartRecording recording = story.last(Effect.StartRecording.class);
        story.given(new RecordingStored(1, recording.id(), 60_000, 960_044));
        story.after(7_000);
        story.given(new EndWrapUp(agent(1), contact(501)));

        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.by()).isEqualTo(Party.CALLER);
        assertThat(List.of(end.lastedMs(), end.waitedMs(), end.talkedMs())).containsExactly(68_000L, 3_000L, 60_000L);
        assertThat(story.lastEvent(WrapUpEnded.class).spentMs()).isEqualTo(7_000);
        assertThat(story.happened())
                .containsExactly(
                        "ContactArrived",
                        "ContactAnswered",
                        "PromptStarted",
                        "PromptEnded",
                        "ContactQueued",
                        "OfferMade",
                        "AgentStateChanged",
                        "OfferAccepted",
                        "AgentStateChanged",
                        "ContactConnected",
                        "AgentStateChanged",
                        "RecordingStarted",
                        "ContactEnded",
                        "WrapUpBegan",
                        "AgentStateChanged",
                        "RecordingSaved",
                        "WrapUpEnded",
                        "AgentStateChanged");
        assertThat(story.ordered())
                .containsExactly(
                        "Answer",
                        "Play",
                        "PlayMusic",
                        "ShowOffer",
                        "StopMusic",
                        "Bridge",
                        "StartRecording",
                        "StopRecording",
                        "Unbridge");
        assertThat(story.core.state().deadlines).isEmpty();
    }

    @Test
    void given_an_agent_who_does_not_answer_when_the_offer_runs_out_then_the_contact_keeps_its_place_for_the_next() {
        Scenario story = waiting(1, 501, 502);
        story.afterDeadline(World.OFFER_LIMIT_MS);
        assertThat(story.lastEvent(AgentStateChanged.class).to()).isEqualTo(AgentState.NO_ANSWER);
        assertThat(story.happened()).endsWith("OfferTimedOut", "AgentStateChanged");
        story.given(new AgentAction.BecomeReady(agent(1)));
        assertThat(story.lastEvent(OfferMade.class).contact().contact()).isEqualTo(contact(501));
    }

    @Test
    void given_the_deadline_a_millisecond_away_when_time_is_reported_then_nothing_is_due() {
        Scenario story = waiting(1, 501);
        story.afterDeadline(Standstill.SIGN_EVERY_MS);
        assertThat(story.core.state().nextDeadlineMs()).hasValue(Scenario.START_MS + World.OFFER_LIMIT_MS);
        story.after(World.OFFER_LIMIT_MS - Standstill.SIGN_EVERY_MS - 1);
        assertThat(story.refused(new Input.DeadlineReached()).errorId()).isEqualTo("nothing-due");
        story.afterDeadline(1);
        assertThat(story.lastEvent(AgentStateChanged.class).to()).isEqualTo(AgentState.NO_ANSWER);
    }

    @Test
    void given_two_agents_when_one_refuses_then_the_other_gets_the_offer() {
        Scenario story = waiting(2, 501);
        story.given(new RejectOffer(agent(1), contact(501)));
        assertThat(story.lastEvent(OfferMade.class).agent().agent()).isEqualTo(agent(2));
        assertThat(story.refused(new AcceptOffer(agent(1), contact(501))).errorId())
                .isEqualTo("offer-gone");
    }

    @Test
    void given_an_offer_when_the_caller_hangs_up_then_the_agent_keeps_the_turn() {
        Scenario story = waiting(2, 501);
        story.given(new ChannelEnded(1, channel(501), ChannelEnding.HUNG_UP));
        assertThat(story.lastEvent(ContactEnded.class).stage()).isEqualTo(ContactStage.OFFERED);
        story.arrives(502, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        assertThat(story.lastEvent(OfferMade.class).agent().agent()).isEqualTo(agent(1));
    }

    @Test
    void given_a_talk_when_the_agent_hangs_up_then_the_caller_is_hung_up_and_wrap_up_has_its_limit() {
        Scenario story = waiting(1, 501);
        story.talks(1, 501);
        story.ordered();
        story.given(new HangUp(agent(1), contact(501)));
        assertThat(story.lastEvent(ContactEnded.class).by()).isEqualTo(Party.AGENT);
        assertThat(story.ordered()).containsExactly("StopRecording", "Unbridge", "HangUpChannel");
        story.afterDeadline(World.WRAP_UP_LIMIT_MS);
        assertThat(story.lastEvent(WrapUpEnded.class).ending()).isEqualTo(WrapUpEnding.LIMIT);
    }

    @Test
    void given_a_bridge_that_is_refused_when_another_agent_is_ready_then_the_contact_goes_there() {
        Scenario story = waiting(2, 501);
        story.given(new AcceptOffer(agent(1), contact(501)));
        story.settled(Effect.Bridge.class, Outcome.REFUSED);
        assertThat(story.lastEvent(OfferMade.class).agent().agent()).isEqualTo(agent(2));
    }

    @Test
    void given_a_prompt_when_a_key_is_pressed_then_it_is_skipped() {
        Scenario story = Scenario.withAgentsReady(0);
        story.arrives(501, 1);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.given(new DigitsPressed(1, channel(501), "1"));
        assertThat(story.lastEvent(PromptEnded.class).ending()).isEqualTo(PromptEnding.SKIPPED);
        assertThat(story.ordered()).containsExactly("Answer", "Play", "StopPlayback", "PlayMusic");
        assertThat(story.refused(new DigitsPressed(1, channel(501), "1")).errorId())
                .isEqualTo("no-prompt-to-skip");
    }

    @Test
    void given_a_prompt_that_does_not_end_when_its_limit_is_reached_then_it_is_stopped_and_the_caller_is_queued() {
        Scenario story = Scenario.withAgentsReady(0);
        story.arrives(501, 1);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.afterDeadline(World.PROMPT_LIMIT_MS);
        assertThat(story.lastEvent(PromptEnded.class).ending()).isEqualTo(PromptEnding.LIMIT);
        assertThat(story.ordered()).containsExactly("Answer", "Play", "StopPlayback", "PlayMusic");
    }

    @Test
    void given_a_prompt_that_cannot_be_played_when_it_is_refused_then_nothing_is_stopped_and_the_caller_is_queued() {
        Scenario story = Scenario.withAgentsReady(0);
        story.arrives(501, 1);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.settled(Effect.Play.class, Outcome.REFUSED);
        assertThat(story.lastEvent(PromptEnded.class).ending()).isEqualTo(PromptEnding.FAILED);
        assertThat(story.ordered()).containsExactly("Answer", "Play", "PlayMusic");
    }

    @Test
    void given_a_talk_and_a_caller_waiting_when_a_new_epoch_has_no_channel_then_both_are_cut() {
        Scenario story = waiting(1, 501, 502);
        story.talks(1, 501);
        story.happened();
        story.ordered();
        story.given(new EpochBegan(2, List.of(channel(777))));
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.CUT);
        assertThat(story.happened())
                .containsExactly(
                        "EpochOpened",
                        "ContactEnded",
                        "WrapUpBegan",
                        "AgentStateChanged",
                        "ContactEnded",
                        "SeatAudioLost",
                        "OrphansFound");
        assertThat(story.last(Effect.HangUpChannel.class).channel()).isEqualTo(channel(777));
        assertThat(story.refused(new ChannelEnded(1, channel(501), ChannelEnding.HUNG_UP))
                        .errorId())
                .isEqualTo("epoch-not-open");
    }

    @Test
    void given_a_recording_that_is_never_reported_when_its_limit_is_reached_then_it_has_failed() {
        Scenario story = waiting(1, 501);
        story.talks(1, 501);
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        story.given(new ChannelEnded(1, channel(501), ChannelEnding.FAILED));
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.NETWORK);
        story.given(new SignOut(agent(1)));
        story.afterDeadline(World.RECORDING_LIMIT_MS);
        assertThat(story.lastEvent(RecordingFailed.class).cause()).isEqualTo(RecordingFailure.NO_REPORT);
    }

    @Test
    void given_an_agent_without_audio_when_a_contact_waits_then_nothing_is_offered() {
        Scenario story = Scenario.withAgentsReady(1);
        story.given(new SeatLost(1, seat(101), channel(1001)));
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        assertThat(story.happened()).doesNotContain("OfferMade");
        story.given(new SwitchboardFact.SeatConnected(1, seat(101), channel(1002)));
        assertThat(story.happened()).contains("OfferMade");
    }

    @Test
    void given_a_full_house_when_a_channel_arrives_then_it_is_told_busy() {
        Scenario story = new Scenario(new Capacity(1, 1, 1));
        story.given(new EpochBegan(1, List.of()));
        story.activates(World.configuration(1, 2));
        story.arrives(501, 1);
        story.arrives(502, 1);
        assertThat(story.happened()).endsWith("ContactArrived", "ContactTurnedAway");
        assertThat(story.last(Effect.HangUpChannel.class).cause()).isEqualTo(Effect.HangUpCause.BUSY);
        story.given(new AgentAction.SignIn(agent(1), seat(101)));
        assertThat(story.refused(new AgentAction.SignIn(agent(2), seat(102))).errorId())
                .isEqualTo("agents-full");
    }

    @Test
    void given_an_agent_in_a_talk_when_a_break_is_asked_for_then_it_is_refused_until_wrap_up() {
        Scenario story = waiting(1, 501);
        story.talks(1, 501);
        TakeBreak takeBreak = new TakeBreak(agent(1), new ReasonId(9));
        assertThat(story.refused(takeBreak).facts()).containsEntry("state", AgentState.TALKING);
        story.given(new HangUp(agent(1), contact(501)));
        story.given(takeBreak);
        assertThat(story.lastEvent(AgentStateChanged.class).reason()).isEqualTo(new ReasonId(9));
    }

    @Test
    void given_a_clock_set_back_when_an_input_comes_then_time_stands_still() {
        Scenario story = waiting(1, 501);
        story.after(-500_000);
        story.talks(1, 501);
        assertThat(story.lastEvent(ContactConnected.class).atMs()).isEqualTo(Scenario.START_MS);
    }

    /** Contacts that are queued on line 2, with agents ready before. */
    private static Scenario waiting(int agents, long... contacts) {
        Scenario story = Scenario.withAgentsReady(agents);
        for (long contact : contacts) {
            story.arrives(contact, 2);
            story.settled(Effect.Answer.class, Outcome.DONE);
        }
        return story;
    }
}
