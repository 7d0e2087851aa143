package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.Talks.ask;
import static org.huawu.routing.Talks.conferring;
import static org.huawu.routing.Talks.consulting;
import static org.huawu.routing.Talks.hold;
import static org.huawu.routing.Talks.resume;
import static org.huawu.routing.Talks.stateOf;
import static org.huawu.routing.Talks.talking;
import static org.huawu.routing.World.agent;

import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.HoldCause;
import org.huawu.events.RequeueCause;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.kernel.QueueId;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.junit.jupiter.api.Test;

/** What becomes of a talk when somebody at a seat can be heard no more. */
class LostSoundTest {

    @Test
    void given_a_talk_when_the_agents_sound_is_lost_and_comes_back_then_the_caller_heard_music_and_is_joined_again() {
        Scenario story = talking(1);
        story.ordered();
        story.given(new SeatLost(1, World.seat(101), World.channel(1001)));
        assertThat(story.lastEvent(HoldBegan.class).cause()).isEqualTo(HoldCause.AGENT_AUDIO_LOST);
        assertThat(story.ordered()).containsExactly("Unbridge", "PlayMusic");
        assertThat(story.refused(resume()).errorId()).isEqualTo("seat-without-sound");
        assertThat(story.refused(ask(2)).errorId()).isEqualTo("seat-without-sound");
        story.after(5_000);
        story.given(new SeatConnected(1, World.seat(101), World.channel(1011)));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.lastEvent(HoldEnded.class).heldMs()).isEqualTo(5_000);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.TALKING);
        assertThat(story.core.state().deadlines).isEmpty();
    }

    @Test
    void given_a_talk_when_the_agents_sound_stays_lost_then_the_caller_is_back_at_the_old_place_after_the_set_time() {
        Scenario story = talking(1);
        story.given(new SeatLost(1, World.seat(101), World.channel(1001)));
        story.afterDeadline(World.configuration(1, 1).queues().getFirst().returnLimitMs());
        assertThat(story.lastEvent(ContactRequeued.class).cause()).isEqualTo(RequeueCause.AGENT_AUDIO_LOST);
        assertThat(story.lastEvent(ContactRequeued.class).to()).isEqualTo(new QueueId(11));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void given_a_caller_whom_the_agent_put_aside_when_the_sound_comes_back_then_the_caller_stays_aside() {
        Scenario story = talking(1);
        story.given(hold());
        story.given(new SeatLost(1, World.seat(101), World.channel(1001)));
        assertThat(story.core.state().deadlines).isNotEmpty();
        story.given(new SeatConnected(1, World.seat(101), World.channel(1011)));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.HELD);
        assertThat(story.core.state().deadlines).isEmpty();
    }

    @Test
    void given_a_colleague_when_one_of_the_two_loses_sound_then_the_other_goes_on() {
        Scenario colleague = consulting();
        colleague.given(new SeatLost(1, World.seat(102), World.channel(1002)));
        assertThat(colleague.lastEvent(ConsultEnded.class).ending()).isEqualTo(ConsultEnding.COLLEAGUE_AUDIO_LOST);
        assertThat(stateOf(colleague, 1)).isEqualTo(AgentState.HELD);
        assertThat(stateOf(colleague, 2)).isEqualTo(AgentState.NOT_READY);
        Scenario inCharge = consulting();
        inCharge.given(new SeatLost(1, World.seat(101), World.channel(1001)));
        assertThat(inCharge.lastEvent(ConsultEnded.class).ending()).isEqualTo(ConsultEnding.AGENT_AUDIO_LOST);
        assertThat(stateOf(inCharge, 1)).isEqualTo(AgentState.HELD);
        assertThat(stateOf(inCharge, 2)).isEqualTo(AgentState.READY);
        Scenario together = conferring();
        together.given(new SeatLost(1, World.seat(101), World.channel(1001)));
        assertThat(together.lastEvent(ContactHandedOver.class).to().agent()).isEqualTo(agent(2));
        assertThat(stateOf(together, 2)).isEqualTo(AgentState.TALKING);
    }
}
