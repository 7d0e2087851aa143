package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;

import java.util.List;
import java.util.Objects;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.EndCause;
import org.huawu.events.Party;
import org.huawu.kernel.LineId;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.routing.SwitchboardFact.ChannelAnswered;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.ChannelRinging;
import org.huawu.routing.SwitchboardFact.EarlyMediaBegan;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls out, told as stories. Agent 1 calls, as contact 601, by line 2. */
class DialTest {

    @Test
    void given_a_ready_agent_when_he_calls_somebody_who_answers_then_it_rings_they_talk_and_wrap_up_follows() {
        Scenario story = dialling();
        assertThat(story.happened()).containsExactly("CallDialled", "AgentStateChanged", "CallSent");
        assertThat(story.ordered()).containsExactly("Dial", "ShowCallOut");
        story.after(2_000);
        story.given(new ChannelRinging(1, channel(601)));
        assertThat(story.ordered()).containsExactly("RingBack", "ShowCallOut");
        story.after(6_000);
        story.given(new ChannelAnswered(1, channel(601)));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Bridge", "StartRecording");
        assertThat(stateOf(story)).isEqualTo(AgentState.TALKING);
        assertThat(story.lastEvent(CalleeAnswered.class).rangMs()).isEqualTo(8_000);
        story.after(30_000);
        story.given(hangUp());
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.stage()).isEqualTo(ContactStage.TALKING);
        assertThat(end.talkedMs()).isEqualTo(30_000);
        assertThat(end.waitedMs()).isZero();
        assertThat(stateOf(story)).isEqualTo(AgentState.WRAP_UP);
        assertThat(story.ordered()).containsExactly("StopRecording", "Unbridge", "HangUpChannel");
    }

    @Test
    void given_a_network_that_speaks_when_it_does_then_the_agent_hears_it_and_is_joined_no_second_time() {
        Scenario story = dialling();
        story.ordered();
        story.given(new EarlyMediaBegan(1, channel(601)));
        story.given(new ChannelRinging(1, channel(601)));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Bridge", "ShowCallOut");
        story.given(new ChannelAnswered(1, channel(601)));
        assertThat(story.ordered()).containsExactly("StartRecording");
        story.given(hangUp());
        assertThat(story.ordered()).contains("Unbridge");
    }

    @Test
    void given_a_network_that_could_not_be_heard_when_somebody_answers_then_the_two_are_joined_then() {
        Scenario story = dialling();
        story.given(new EarlyMediaBegan(1, channel(601)));
        story.settled(Effect.Bridge.class, Outcome.UNKNOWN);
        assertThat(story.ordered()).endsWith("Bridge", "Unbridge");
        story.given(new ChannelAnswered(1, channel(601)));
        assertThat(story.ordered()).containsExactly("Bridge", "StartRecording");
    }

    @Test
    void given_somebody_who_answers_when_the_two_cannot_be_joined_then_he_is_put_aside_to_music() {
        Scenario story = dialling();
        story.given(new ChannelAnswered(1, channel(601)));
        story.settled(Effect.Bridge.class, Outcome.REFUSED);
        assertThat(story.ordered()).endsWith("PlayMusic");
        assertThat(stateOf(story)).isEqualTo(AgentState.HELD);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,BUSY,CALLER",
        "NO_ANSWER,NO_ANSWER,CALLER",
        "DECLINED,DECLINED,CALLER",
        "HUNG_UP,DECLINED,CALLER",
        "NUMBER_UNKNOWN,NUMBER_UNKNOWN,CALLER",
        "FAILED,NETWORK,SYSTEM"
    })
    void given_a_call_out_when_it_comes_to_nothing_then_the_agent_is_ready_again_and_the_cause_is_kept(
            ChannelEnding ending, EndCause cause, Party by) {
        Scenario story = dialling();
        story.given(new ChannelRinging(1, channel(601)));
        story.ordered();
        story.given(new ChannelEnded(1, channel(601), ending));
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.cause()).isEqualTo(cause);
        assertThat(end.by()).isEqualTo(by);
        assertThat(end.stage()).isEqualTo(ContactStage.DIALLING);
        assertThat(end.agent()).isNotNull();
        assertThat(end.talkedMs() + end.waitedMs()).isZero();
        assertThat(stateOf(story)).isEqualTo(AgentState.READY);
        assertThat(story.ordered()).startsWith("StopMusic");
        assertThat(story.core.state().contacts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"REFUSED", "UNKNOWN"})
    void given_no_way_out_when_an_agent_calls_then_the_call_is_over_as_not_reached(Outcome outcome) {
        Scenario story = Scenario.withAgentsReady(1);
        story.given(dial(2));
        story.settled(Effect.Dial.class, outcome);
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.NOT_REACHED);
        assertThat(stateOf(story)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_a_call_out_when_nobody_says_what_became_of_it_or_answers_in_time_then_it_is_given_up() {
        Scenario lost = Scenario.withAgentsReady(1);
        lost.given(dial(2));
        lost.afterDeadline(World.ORDER_LIMIT_MS);
        assertThat(lost.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.NOT_REACHED);
        Scenario long_ = dialling();
        long_.ordered();
        long_.afterDeadline(World.ORDER_LIMIT_MS + DialRules.RINGING_MS);
        assertThat(long_.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.NO_ANSWER);
        assertThat(long_.ordered()).containsExactly("HangUpChannel");
    }

    @Test
    void given_a_call_out_when_the_agent_gives_it_up_then_the_channel_is_hung_up() {
        Scenario story = dialling();
        story.ordered();
        story.given(hangUp());
        assertThat(story.lastEvent(ContactEnded.class).by()).isEqualTo(Party.AGENT);
        assertThat(story.ordered()).containsExactly("HangUpChannel");
        assertThat(stateOf(story)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_an_agent_who_was_not_ready_when_the_call_comes_to_nothing_then_he_is_not_ready_again() {
        Scenario story = Scenario.withAgentsReady(1);
        story.given(new AgentAction.TakeBreak(agent(1), new org.huawu.kernel.ReasonId(1)));
        story.given(dial(2));
        assertThat(story.lastEvent(CallDialled.class).back()).isEqualTo(AgentState.NOT_READY);
        story.settled(Effect.Dial.class, Outcome.REFUSED);
        assertThat(stateOf(story)).isEqualTo(AgentState.NOT_READY);
    }

    @Test
    void given_wrap_up_when_the_agent_calls_then_it_is_over_and_he_is_ready_afterwards() {
        Scenario story = Talks.talking(1);
        story.given(Talks.hangUp(1));
        story.happened();
        story.given(dial(2));
        assertThat(story.happened()).containsExactly("WrapUpEnded", "CallDialled", "AgentStateChanged");
        story.settled(Effect.Dial.class, Outcome.REFUSED);
        assertThat(stateOf(story)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_a_call_out_when_the_agents_sound_is_lost_then_nobody_is_rung_for_nobody() {
        Scenario story = dialling();
        story.given(new SeatLost(1, World.seat(101), channel(1001)));
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.AGENT_AUDIO_LOST);
    }

    @Test
    void given_a_call_out_when_the_switchboard_begins_anew_without_its_channel_then_it_is_cut() {
        Scenario story = dialling();
        story.given(new EpochBegan(2, List.of(channel(1001))));
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.CUT);
        assertThat(stateOf(story)).isEqualTo(AgentState.READY);
    }

    @Test
    void
            given_somebody_who_was_called_when_he_is_passed_on_then_he_waits_at_the_place_of_who_came_when_he_was_dialled() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(500, 3);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.given(dial(2));
        story.settled(Effect.Dial.class, Outcome.DONE);
        story.given(new ChannelAnswered(1, channel(601)));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        story.after(5_000);
        story.arrives(502, 3);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.given(new AgentAction.Transfer(agent(1), contact(601), new org.huawu.kernel.QueueId(12)));
        assertThat(placeOf(story, 601)).isGreaterThan(placeOf(story, 500)).isLessThan(placeOf(story, 502));
    }

    @Test
    void given_what_cannot_be_when_an_agent_calls_then_it_is_refused_by_the_first_of_its_reasons() {
        Scenario story = Scenario.withAgentsReady(2);
        assertThat(story.refused(new Dial(agent(3), contact(601), channel(601), new LineId(2), World.caller(1)))
                        .errorId())
                .isEqualTo("agent-not-signed-in");
        story.given(new SeatLost(1, World.seat(102), channel(1002)));
        assertThat(story.refused(new Dial(agent(2), contact(601), channel(601), new LineId(9), World.caller(1)))
                        .errorId())
                .isEqualTo("seat-without-sound");
        assertThat(story.refused(dial(9)).errorId()).isEqualTo("line-unknown");
        assertThat(story.refused(new Dial(agent(1), contact(601), channel(1001), new LineId(2), World.caller(1)))
                        .errorId())
                .isEqualTo("channel-exists");
        story.given(dial(2));
        assertThat(story.refused(dial(9)).errorId()).isEqualTo("agent-busy");
        assertThat(story.refused(new ChannelRinging(1, channel(700))).errorId()).isEqualTo("channel-not-dialled");
    }

    @Test
    void given_a_contact_that_is_there_or_a_full_house_when_an_agent_calls_then_it_is_refused() {
        Scenario story = new Scenario(new Capacity(1, 5, 5));
        story.given(new EpochBegan(1, List.of()));
        story.activates(World.configuration(1, 4));
        story.given(new AgentAction.SignIn(agent(1), World.seat(101)));
        story.given(new SwitchboardFact.SeatConnected(1, World.seat(101), channel(1001)));
        story.arrives(601, 2);
        assertThat(story.refused(dial(2)).errorId()).isEqualTo("contact-exists");
        assertThat(story.refused(new Dial(agent(1), contact(602), channel(602), new LineId(2), World.caller(1)))
                        .errorId())
                .isEqualTo("contacts-full");
    }

    private static Scenario dialling() {
        Scenario story = Scenario.withAgentsReady(1);
        story.happened();
        story.ordered();
        story.given(dial(2));
        story.settled(Effect.Dial.class, Outcome.DONE);
        return story;
    }

    private static Dial dial(long line) {
        return new Dial(agent(1), contact(601), channel(601), new LineId(line), World.caller(1));
    }

    private static AgentAction hangUp() {
        return new AgentAction.HangUp(agent(1), contact(601));
    }

    private static Place placeOf(Scenario story, long contact) {
        return Objects.requireNonNull(story.core.state().contacts.get(contact)).place();
    }

    private static AgentState stateOf(Scenario story) {
        return Talks.stateOf(story, 1);
    }
}
