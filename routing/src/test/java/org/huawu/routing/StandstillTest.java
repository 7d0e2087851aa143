package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import java.util.List;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.EndCause;
import org.huawu.events.ProgramEvent.SignOfLife;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.SignOutCause;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.RecordingStored;
import org.junit.jupiter.api.Test;

/** The program dies in the middle of the day, and comes up again. */
class StandstillTest {

    private static final long AN_HOUR_MS = 3_600_000;

    @Test
    void given_somebody_at_work_when_nothing_happens_then_there_is_a_sign_of_life_every_ten_seconds() {
        Scenario story = Scenario.withAgentsReady(1);
        story.happened();
        story.after(9_999);
        assertThat(story.refused(new DeadlineReached()).errorId()).isEqualTo("nothing-due");
        story.afterDeadline(1);
        assertThat(story.lastEvent(SignOfLife.class).atMs()).isEqualTo(Scenario.START_MS + 10_000);
        assertThat(story.core.state().nextDeadlineMs()).hasValue(Scenario.START_MS + 20_000);
        story.afterDeadline(10_000);
        assertThat(story.happened()).containsExactly("SignOfLife", "SignOfLife");
    }

    @Test
    void given_nobody_there_when_time_goes_by_then_the_log_stays_silent() {
        Scenario story = Scenario.withAgentsReady(0);
        assertThat(story.core.state().nextDeadlineMs()).isEmpty();
        story.after(AN_HOUR_MS);
        assertThat(story.refused(new DeadlineReached()).errorId()).isEqualTo("nothing-due");
    }

    @Test
    void given_a_talk_when_the_program_was_dead_then_it_ended_with_the_last_sign_of_life() {
        Scenario story = talk();
        story.afterDeadline(10_000);
        story.happened();
        story.after(15_000);
        story.given(new EpochBegan(2, List.of()));
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.cause()).isEqualTo(EndCause.CUT);
        assertThat(end.atMs()).isEqualTo(Scenario.START_MS + 10_000);
        assertThat(end.talkedMs()).isEqualTo(10_000);
        assertThat(story.lastEvent(EpochOpened.class).atMs()).isEqualTo(Scenario.START_MS + 25_000);
        assertThat(story.happened())
                .containsExactly("ContactEnded", "WrapUpBegan", "AgentStateChanged", "EpochOpened", "SeatAudioLost");
        Invariants.check(story.core.state());
    }

    @Test
    void given_a_talk_when_the_switchboard_alone_began_anew_then_it_ends_now() {
        Scenario story = talk();
        story.after(9_000);
        story.given(new EpochBegan(2, List.of()));
        assertThat(story.lastEvent(ContactEnded.class).talkedMs()).isEqualTo(9_000);
        assertThat(story.happened()).startsWith("EpochOpened", "ContactEnded");
    }

    @Test
    void given_a_channel_that_stands_when_an_epoch_opens_after_a_long_silence_then_its_call_goes_on() {
        Scenario story = talk();
        story.after(AN_HOUR_MS);
        story.given(new EpochBegan(2, List.of(World.channel(501), World.channel(1001))));
        assertThat(story.happened()).doesNotContain("ContactEnded", "AgentSignedOut");
        assertThat(story.core.state().contacts).hasSize(1);
    }

    @Test
    void given_agents_at_work_when_the_program_was_dead_for_two_minutes_then_they_are_still_at_their_seats() {
        Scenario story = Scenario.withAgentsReady(2);
        story.after(120_000);
        story.given(new EpochBegan(2, List.of()));
        assertThat(story.happened()).doesNotContain("AgentSignedOut");
    }

    @Test
    void given_a_talk_cut_by_a_death_of_a_minute_when_the_agent_is_back_then_there_is_time_for_the_wrap_up() {
        Scenario story = talk();
        story.after(60_000);
        story.given(new EpochBegan(2, List.of()));
        story.after(World.WRAP_UP_LIMIT_MS - 1);
        story.step(new DeadlineReached());
        assertThat(story.happened()).doesNotContain("WrapUpEnded");
        story.afterDeadline(1);
        assertThat(story.happened()).contains("WrapUpEnded");
    }

    @Test
    void given_agents_at_work_when_the_program_was_dead_for_longer_then_they_left_with_the_last_sign_of_life() {
        Scenario story = talk();
        story.afterDeadline(10_000);
        story.happened();
        story.after(120_001);
        story.given(new EpochBegan(2, List.of()));
        AgentSignedOut left = story.lastEvent(AgentSignedOut.class);
        assertThat(left.atMs()).isEqualTo(Scenario.START_MS + 10_000);
        assertThat(left.cause()).isEqualTo(SignOutCause.PROGRAM_DEAD);
        assertThat(left.from()).isEqualTo(AgentState.WRAP_UP);
        assertThat(left.spentMs()).isZero();
        assertThat(story.lastEvent(WrapUpEnded.class).spentMs()).isZero();
        assertThat(story.happened())
                .containsExactly(
                        "ContactEnded",
                        "WrapUpBegan",
                        "AgentStateChanged",
                        "WrapUpEnded",
                        "AgentSignedOut",
                        "EpochOpened",
                        "SeatAudioLost");
        assertThat(story.core.state().nextDeadlineMs()).isEmpty();
        story.given(new AgentAction.SignIn(agent(1), World.seat(101)));
    }

    @Test
    void given_a_recording_under_way_when_the_program_was_dead_for_an_hour_then_there_is_time_to_repair_it() {
        Scenario story = talk();
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        Effect.StartRecording recording = story.last(Effect.StartRecording.class);
        story.after(AN_HOUR_MS);
        story.given(new EpochBegan(2, List.of()));
        story.after(World.RECORDING_LIMIT_MS - 1);
        assertThat(story.refused(new DeadlineReached()).errorId()).isEqualTo("nothing-due");
        story.given(new RecordingStored(2, recording.id(), 4_000, 64_044));
        assertThat(story.lastEvent(RecordingSaved.class).contact().contact()).isEqualTo(contact(501));
        assertThat(story.core.state().nextDeadlineMs()).isEmpty();
    }

    /** Agent 1 talks with contact 501, since the story's beginning. */
    private static Scenario talk() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.talks(1, 501);
        story.happened();
        return story;
    }
}
