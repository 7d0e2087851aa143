package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;

import java.util.List;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.EndCause;
import org.huawu.events.OutsideEnding;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.OutsideAnswered;
import org.huawu.events.OutsideEvent.OutsideEnded;
import org.huawu.events.Party;
import org.huawu.events.WatchEnding;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ChannelId;
import org.huawu.routing.AgentAction.CallOutside;
import org.huawu.routing.AgentAction.Confer;
import org.huawu.routing.AgentAction.EndConsult;
import org.huawu.routing.AgentAction.HandOver;
import org.huawu.routing.AgentAction.PassOn;
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

/** Numbers outside, told as stories: agent 1 talks with contact 501 and calls a number by channel 701. */
class OutsideTest {

    @Test
    void given_a_talk_when_a_number_outside_is_asked_and_answers_then_the_two_talk_and_the_caller_hears_music() {
        Scenario story = Talks.talking(1);
        story.given(call());
        assertThat(story.happened()).containsExactly("HoldBegan", "AgentStateChanged", "OutsideCalled");
        story.settled(Effect.Dial.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Unbridge", "PlayMusic", "Dial", "ShowOutside");
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.HELD);
        story.after(2_000);
        story.given(new ChannelRinging(1, channel(701)));
        story.given(new ChannelRinging(1, channel(701)));
        story.given(new EarlyMediaBegan(1, channel(701)));
        Effect.RingBack ring = story.last(Effect.RingBack.class);
        assertThat(ring.channel()).as("the agent's seat").isEqualTo(channel(1001));
        assertThat(story.ordered()).containsExactly("RingBack", "ShowOutside");
        story.after(5_000);
        story.given(new ChannelAnswered(1, channel(701)));
        Effect.Bridge bridge = story.last(Effect.Bridge.class);
        assertThat(List.of(bridge.caller(), bridge.seat())).containsExactly(channel(701), channel(1001));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.lastEvent(OutsideAnswered.class).rangMs()).isEqualTo(7_000);
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.CONSULTING);
        assertThat(story.ordered()).containsExactly("Bridge", "ShowOutside");
    }

    @Test
    void
            given_somebody_outside_who_is_asked_when_the_agent_has_done_then_that_one_is_hung_up_and_the_caller_taken_back() {
        Scenario story = asking();
        story.ordered();
        story.after(20_000);
        story.given(new EndConsult(agent(1), contact(501)));
        OutsideEnded end = story.lastEvent(OutsideEnded.class);
        assertThat(end.ending()).isEqualTo(OutsideEnding.CANCELLED);
        assertThat(end.spentMs()).isEqualTo(20_000);
        assertThat(story.last(Effect.HangUpChannel.class).channel()).isEqualTo(channel(701));
        assertThat(story.ordered()).containsExactly("Unbridge", "HangUpChannel", "ShowOutsideGone");
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.HELD);
        story.given(Talks.resume());
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.TALKING);
        assertThat(story.refused(new ChannelEnded(1, channel(701), ChannelEnding.HUNG_UP))
                        .errorId())
                .isEqualTo("channel-unknown");
    }

    @Test
    void given_somebody_outside_who_is_asked_when_the_caller_is_taken_in_then_all_three_talk_by_one_bridge() {
        Scenario story = asking();
        Effect.Bridge bridge = story.last(Effect.Bridge.class);
        story.ordered();
        story.given(new Confer(agent(1), contact(501)));
        Effect.Join join = story.last(Effect.Join.class);
        assertThat(join.caller()).isEqualTo(channel(501));
        assertThat(join.bridge()).isEqualTo(bridge.id());
        story.settled(Effect.Join.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Join", "ShowOutside");
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.TALKING);
    }

    @Test
    void given_three_in_a_talk_when_the_one_outside_hangs_up_then_agent_and_caller_talk_on() {
        Scenario story = conferring();
        story.ordered();
        story.given(new ChannelEnded(1, channel(701), ChannelEnding.HUNG_UP));
        assertThat(story.lastEvent(OutsideEnded.class).ending()).isEqualTo(OutsideEnding.LEFT);
        assertThat(story.ordered()).containsExactly("ShowOutsideGone");
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.TALKING);
        story.given(Talks.hangUp(1));
        assertThat(story.ordered()).containsExactly("StopRecording", "Unbridge", "HangUpChannel");
    }

    @Test
    void given_three_in_a_talk_when_the_caller_is_put_aside_then_the_other_two_talk_alone_again() {
        Scenario story = conferring();
        story.ordered();
        story.given(Talks.hold());
        assertThat(story.last(Effect.Leave.class).channel()).isEqualTo(channel(501));
        assertThat(story.ordered()).containsExactly("Leave", "ShowOutside", "PlayMusic");
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.CONSULTING);
        assertThat(story.refused(Talks.resume()).errorId()).isEqualTo("consult-under-way");
    }

    @Test
    void given_three_in_a_talk_when_the_agent_leaves_then_caller_and_the_one_outside_talk_on_and_are_recorded() {
        Scenario story = conferring();
        story.ordered();
        story.after(10_000);
        story.given(new HandOver(agent(1), contact(501)));
        assertThat(story.last(Effect.Leave.class).channel()).isEqualTo(channel(1001));
        assertThat(story.ordered()).containsExactly("Leave");
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
        ContactPassedOn passedOn = story.lastEvent(ContactPassedOn.class);
        assertThat(passedOn.talkMs()).isEqualTo(10_000);
        story.after(60_000);
        story.given(new ChannelEnded(1, channel(701), ChannelEnding.HUNG_UP));
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.stage()).isEqualTo(ContactStage.PASSED_ON);
        assertThat(end.by()).isEqualTo(Party.OUTSIDE);
        assertThat(end.agent()).isEqualTo(passedOn.agent());
        assertThat(end.talkedMs()).isZero();
        assertThat(story.last(Effect.HangUpChannel.class).channel()).isEqualTo(channel(501));
        assertThat(story.ordered()).containsExactly("Unbridge", "StopRecording", "HangUpChannel");
        assertThat(story.core.state().contacts).isEmpty();
        assertThat(story.core.state().byChannel).isEmpty();
    }

    @Test
    void given_somebody_outside_who_is_asked_when_the_caller_is_handed_over_then_the_two_are_joined_with_each_other() {
        Scenario story = asking();
        story.ordered();
        story.given(new HandOver(agent(1), contact(501)));
        Effect.Bridge bridge = story.last(Effect.Bridge.class);
        assertThat(List.of(bridge.caller(), bridge.seat())).containsExactly(channel(501), channel(701));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Unbridge", "Bridge");
        story.given(Talks.callerHangsUp());
        assertThat(story.lastEvent(OutsideEnded.class).ending()).isEqualTo(OutsideEnding.CONTACT_OVER);
        assertThat(story.lastEvent(ContactEnded.class).by()).isEqualTo(Party.CALLER);
        assertThat(story.last(Effect.HangUpChannel.class).channel()).isEqualTo(channel(701));
    }

    @Test
    void given_a_caller_who_was_handed_over_when_the_two_cannot_be_joined_then_the_caller_waits_at_the_old_place() {
        Scenario story = asking();
        story.given(new HandOver(agent(1), contact(501)));
        story.settled(Effect.Bridge.class, Outcome.REFUSED);
        assertThat(story.happened()).endsWith("OutsideEnded", "ContactReturned");
        assertThat(story.ordered()).endsWith("Unbridge", "HangUpChannel", "PlayMusic");
        assertThat(story.core.state().contacts.get(501L))
                .extracting(each -> each.stage)
                .isEqualTo(ContactStage.WAITING);
    }

    @Test
    void given_a_talk_when_the_caller_is_passed_on_then_the_agent_is_out_of_it_and_the_caller_hears_it_ring() {
        Scenario story = Talks.talking(1);
        story.given(passOn());
        assertThat(story.happened())
                .containsExactly("OutsideCalled", "ContactPassedOn", "WrapUpBegan", "AgentStateChanged");
        story.settled(Effect.Dial.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Dial", "ShowOutside", "Unbridge", "PlayMusic");
        story.given(new ChannelRinging(1, channel(701)));
        assertThat(story.last(Effect.RingBack.class).channel()).isEqualTo(channel(501));
        story.given(new ChannelAnswered(1, channel(701)));
        Effect.Bridge bridge = story.last(Effect.Bridge.class);
        assertThat(List.of(bridge.caller(), bridge.seat())).containsExactly(channel(501), channel(701));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("RingBack", "Bridge");
        story.given(Talks.callerHangsUp());
        assertThat(story.lastEvent(ContactEnded.class).stage()).isEqualTo(ContactStage.PASSED_ON);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,BUSY",
        "NO_ANSWER,NO_ANSWER",
        "DECLINED,DECLINED",
        "HUNG_UP,DECLINED",
        "NUMBER_UNKNOWN,NUMBER_UNKNOWN",
        "FAILED,NETWORK"
    })
    void given_a_caller_who_is_passed_on_when_nobody_is_reached_then_the_next_agent_gets_the_caller(
            ChannelEnding ending, OutsideEnding told) {
        Scenario story = Talks.talking(2);
        story.given(passOn());
        story.settled(Effect.Dial.class, Outcome.DONE);
        story.happened();
        story.ordered();
        story.given(new ChannelEnded(1, channel(701), ending));
        assertThat(story.lastEvent(OutsideEnded.class).ending()).isEqualTo(told);
        assertThat(story.happened())
                .containsExactly("OutsideEnded", "ContactReturned", "OfferMade", "AgentStateChanged");
        assertThat(story.ordered()).contains("PlayMusic").endsWith("ShowOffer");
        story.talks(2, 501);
        assertThat(Talks.stateOf(story, 2)).isEqualTo(AgentState.TALKING);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,BUSY",
        "NO_ANSWER,NO_ANSWER",
        "HUNG_UP,DECLINED",
        "NUMBER_UNKNOWN,NUMBER_UNKNOWN",
        "FAILED,NETWORK"
    })
    void given_a_number_that_is_asked_when_nobody_is_reached_then_the_agent_still_has_the_caller_on_hold(
            ChannelEnding ending, OutsideEnding told) {
        Scenario story = calling();
        story.given(new ChannelRinging(1, channel(701)));
        story.ordered();
        story.given(new ChannelEnded(1, channel(701), ending));
        assertThat(story.lastEvent(OutsideEnded.class).ending()).isEqualTo(told);
        assertThat(story.ordered()).startsWith("StopMusic").endsWith("ShowOutsideGone");
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.HELD);
        story.given(Talks.resume());
    }

    @Test
    void given_a_number_that_is_called_when_the_order_is_refused_or_it_rings_too_long_then_the_agent_is_told_which() {
        Scenario refused = Talks.talking(1);
        refused.given(call());
        refused.settled(Effect.Dial.class, Outcome.REFUSED);
        assertThat(refused.lastEvent(OutsideEnded.class).ending()).isEqualTo(OutsideEnding.NOT_REACHED);
        Scenario long_ = calling();
        long_.afterDeadline(DialRules.RINGING_MS + 10_000);
        assertThat(long_.lastEvent(OutsideEnded.class).ending()).isEqualTo(OutsideEnding.NO_ANSWER);
        assertThat(long_.ordered()).contains("HangUpChannel");
    }

    @Test
    void given_a_caller_on_hold_for_somebody_outside_when_the_caller_hangs_up_then_the_call_outside_is_over_too() {
        Scenario story = calling();
        story.given(Talks.callerHangsUp());
        assertThat(story.happened())
                .containsExactly("OutsideEnded", "HoldEnded", "ContactEnded", "WrapUpBegan", "AgentStateChanged");
        assertThat(story.last(Effect.HangUpChannel.class).channel()).isEqualTo(channel(701));
        assertThat(story.core.state().byChannel).isEmpty();
    }

    @Test
    void given_three_in_a_talk_when_the_agents_sound_is_lost_then_the_other_two_go_on() {
        Scenario story = conferring();
        story.ordered();
        story.given(new SeatLost(1, World.seat(101), channel(1001)));
        assertThat(story.happened())
                .containsExactly("ContactPassedOn", "WrapUpBegan", "AgentStateChanged", "SeatAudioLost");
    }

    @Test
    void
            given_somebody_outside_who_is_asked_when_the_agents_sound_is_lost_then_that_one_is_let_go_and_the_caller_waits() {
        Scenario story = asking();
        story.given(new SeatLost(1, World.seat(101), channel(1001)));
        assertThat(story.lastEvent(OutsideEnded.class).ending()).isEqualTo(OutsideEnding.AGENT_AUDIO_LOST);
        assertThat(Talks.stateOf(story, 1)).isEqualTo(AgentState.HELD);
        assertThat(story.core.state().contacts).containsKey(501L);
    }

    @Test
    void given_a_new_epoch_without_the_one_outside_when_it_begins_then_what_was_joined_ends_and_who_waited_waits_on() {
        Scenario joined = conferring();
        joined.given(new HandOver(agent(1), contact(501)));
        joined.given(new EpochBegan(2, List.of(channel(501), channel(1001))));
        ContactEnded end = joined.lastEvent(ContactEnded.class);
        assertThat(List.of(end.cause(), end.by())).containsExactly(EndCause.CUT, Party.OUTSIDE);
        assertThat(joined.last(Effect.HangUpChannel.class).channel()).isEqualTo(channel(501));
        Scenario called = Talks.talking(1);
        called.given(passOn());
        called.given(new EpochBegan(2, List.of(channel(501), channel(1001))));
        assertThat(called.happened()).contains("ContactReturned");
        Scenario there = conferring();
        there.given(new EpochBegan(2, List.<ChannelId>of(channel(501), channel(701), channel(1001))));
        assertThat(there.happened()).containsExactly("EpochOpened");
    }

    @Test
    void given_company_already_or_a_channel_that_is_taken_when_somebody_outside_is_called_then_it_is_refused() {
        Scenario colleague = Talks.consulting();
        assertThat(colleague.refused(call()).errorId()).isEqualTo("consult-under-way");
        assertThat(colleague.refused(passOn()).errorId()).isEqualTo("consult-under-way");
        Scenario outside = asking();
        assertThat(outside.refused(call()).errorId()).isEqualTo("consult-under-way");
        assertThat(outside.refused(Talks.ask(2)).errorId()).isEqualTo("consult-under-way");
        assertThat(outside.refused(Talks.transfer(12)).errorId()).isEqualTo("consult-under-way");
        Scenario taken = Talks.talking(1);
        assertThat(taken.refused(new CallOutside(agent(1), contact(501), contact(701), channel(501), World.caller(9)))
                        .errorId())
                .isEqualTo("channel-exists");
        assertThat(calling().refused(new HandOver(agent(1), contact(501))).errorId())
                .isEqualTo("no-consult");
    }

    @Test
    void given_a_supervisor_who_listens_when_the_caller_is_passed_on_then_the_watch_is_over() {
        Scenario story = Talks.talking(1);
        story.given(new SwitchboardFact.SeatConnected(1, World.seat(109), channel(1009)));
        story.given(new SupervisorAction.Watch(agent(9), World.seat(109), contact(501), WatchPart.LISTEN, null));
        story.given(call());
        story.settled(Effect.Dial.class, Outcome.DONE);
        story.given(new ChannelAnswered(1, channel(701)));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.last(Effect.JoinWatch.class).bridge())
                .isEqualTo(story.last(Effect.Bridge.class).id());
        story.given(new HandOver(agent(1), contact(501)));
        assertThat(story.lastEvent(org.huawu.events.SupervisionEvent.WatchEnded.class)
                        .ending())
                .isEqualTo(WatchEnding.CONTACT_OVER);
    }

    /** It was called, and the call is on its way. */
    static Scenario calling() {
        Scenario story = Talks.talking(1);
        story.given(call());
        story.settled(Effect.Dial.class, Outcome.DONE);
        story.happened();
        story.ordered();
        return story;
    }

    /** Agent and the one outside talk, the caller is put aside. */
    static Scenario asking() {
        Scenario story = calling();
        story.given(new ChannelAnswered(1, channel(701)));
        story.settled(Effect.Bridge.class, Outcome.DONE);
        return told(story);
    }

    /** All three talk. */
    static Scenario conferring() {
        Scenario story = asking();
        story.given(new Confer(agent(1), contact(501)));
        story.settled(Effect.Join.class, Outcome.DONE);
        return told(story);
    }

    /** What has happened is forgotten; effects stay, so that orders can still be named. */
    private static Scenario told(Scenario story) {
        story.happened();
        return story;
    }

    static AgentAction call() {
        return new CallOutside(agent(1), contact(501), contact(701), channel(701), World.caller(9));
    }

    static AgentAction passOn() {
        return new PassOn(agent(1), contact(501), contact(701), channel(701), World.caller(9));
    }
}
