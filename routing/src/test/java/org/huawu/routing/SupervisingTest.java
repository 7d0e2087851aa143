package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.Talks.callerHangsUp;
import static org.huawu.routing.Talks.conferring;
import static org.huawu.routing.Talks.consulting;
import static org.huawu.routing.Talks.hold;
import static org.huawu.routing.Talks.resume;
import static org.huawu.routing.Talks.stateOf;
import static org.huawu.routing.Talks.talking;
import static org.huawu.routing.Talks.transfer;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;
import static org.huawu.routing.World.seat;

import java.util.List;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.EndCause;
import org.huawu.events.ForcedState;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.SupervisionEvent.EndForced;
import org.huawu.events.SupervisionEvent.StateForced;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.WatchEnding;
import org.huawu.events.WatchPart;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction.HandOver;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.SupervisorAction.ChangeWatch;
import org.huawu.routing.SupervisorAction.EndWatch;
import org.huawu.routing.SupervisorAction.ForceEnd;
import org.huawu.routing.SupervisorAction.ForceState;
import org.huawu.routing.SupervisorAction.Watch;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.junit.jupiter.api.Test;

/** What supervisors do with a talk of agent 1 with contact 501. Supervisor 21 has seat 121 with the channel 1021, and so on. */
class SupervisingTest {

    private static final VendorId OWN = new VendorId(71);
    private static final VendorId OTHER = new VendorId(72);

    @Test
    void given_a_talk_when_a_supervisor_listens_then_she_is_taken_into_it_and_the_log_tells_whom_she_hears() {
        Scenario story = talking(1);
        begins(story, 21, WatchPart.LISTEN);
        assertThat(story.happened()).containsExactly("SeatAudioConnected", "WatchBegan", "WatchMoved", "WatchHeard");
        assertThat(story.last(Effect.JoinWatch.class).seat()).isEqualTo(channel(1021));
        assertThat(story.last(Effect.JoinWatch.class).part()).isEqualTo(WatchPart.LISTEN);
        Effect.ShowSupervisor shown = story.last(Effect.ShowSupervisor.class);
        assertThat(shown.agent().agent()).isEqualTo(agent(1));
        assertThat(shown.supervisor()).isEqualTo(supervisor(21));
        assertThat(shown.isThere()).isTrue();
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.TALKING);
    }

    @Test
    void given_a_watch_when_whisper_is_asked_for_then_the_part_changes_and_the_agent_is_told() {
        Scenario story = talking(1);
        begins(story, 21, WatchPart.LISTEN);
        story.ordered();
        story.given(new ChangeWatch(supervisor(21), WatchPart.WHISPER));
        assertThat(story.last(Effect.ChangePart.class).part()).isEqualTo(WatchPart.WHISPER);
        assertThat(story.last(Effect.ShowSupervisor.class).part()).isEqualTo(WatchPart.WHISPER);
        assertThat(story.ordered()).containsExactly("ChangePart", "ShowSupervisor");
    }

    @Test
    void given_a_watch_when_the_caller_is_put_aside_and_fetched_again_then_she_hears_nothing_meanwhile() {
        Scenario story = talking(1);
        begins(story, 21, WatchPart.WHISPER);
        story.ordered();
        story.given(hold());
        assertThat(story.lastEvent(WatchMoved.class).bridge()).isNull();
        assertThat(story.last(Effect.ShowSupervisor.class).isThere()).isFalse();
        // the bridge is taken apart: there is nothing to leave
        assertThat(story.ordered()).doesNotContain("Leave");
        story.given(resume());
        assertThat(story.lastEvent(WatchMoved.class).bridge()).isNull();
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.last(Effect.JoinWatch.class).part()).isEqualTo(WatchPart.WHISPER);
        assertThat(story.last(Effect.JoinWatch.class).bridge())
                .isEqualTo(story.last(Effect.Bridge.class).id());
    }

    @Test
    void given_a_watch_when_a_colleague_is_asked_taken_in_and_given_the_talk_then_she_goes_with_it() {
        Scenario story = consulting();
        begins(story, 21, WatchPart.LISTEN);
        Effect.JoinWatch join = story.last(Effect.JoinWatch.class);
        assertThat(story.happened()).contains("WatchHeard");
        story.ordered();
        story.given(new AgentAction.Confer(agent(1), contact(501)));
        story.settled(Effect.Join.class, Outcome.DONE);
        story.given(new HandOver(agent(1), contact(501)));
        // one bridge all the while
        assertThat(story.ordered()).doesNotContain("JoinWatch").contains("Join", "Leave");
        assertThat(story.happened()).doesNotContain("WatchMoved", "WatchEnded");
        story.given(new ChangeWatch(supervisor(21), WatchPart.BARGE));
        assertThat(story.last(Effect.ShowSupervisor.class).agent().agent()).isEqualTo(agent(2));
        assertThat(join.bridge()).isNotNull();
    }

    @Test
    void given_a_conference_when_she_whispers_then_both_agents_are_told() {
        Scenario story = conferring();
        story.ordered();
        begins(story, 21, WatchPart.WHISPER);
        assertThat(story.ordered()).containsExactly("JoinWatch", "ShowSupervisor", "ShowSupervisor");
    }

    @Test
    void given_a_watch_when_the_contact_waits_once_more_then_she_hears_the_next_agent() {
        Scenario story = talking(2);
        begins(story, 21, WatchPart.LISTEN);
        story.given(transfer(12));
        assertThat(story.lastEvent(WatchMoved.class).bridge()).isNull();
        story.ordered();
        story.talks(2, 501);
        assertThat(story.lastEvent(WatchMoved.class).bridge()).isNotNull();
        assertThat(story.lastEvent(WatchMoved.class).contact().queue().value()).isEqualTo(12);
        assertThat(story.ordered()).contains("JoinWatch");
    }

    @Test
    void given_a_watch_of_one_vendor_when_another_vendors_agent_has_the_contact_then_it_ends() {
        Scenario story = talking(2);
        story.activates(ofTwoVendors());
        story.given(new AgentAction.SignOut(agent(2)));
        story.given(new SignIn(agent(2), seat(102)));
        story.given(new AgentAction.BecomeReady(agent(2)));
        sound(story, 21);
        story.given(new Watch(supervisor(21), seat(121), contact(501), WatchPart.LISTEN, OWN));
        story.settled(Effect.JoinWatch.class, Outcome.DONE);
        story.given(transfer(12));
        story.talks(2, 501);
        assertThat(story.lastEvent(WatchEnded.class).ending()).isEqualTo(WatchEnding.OUT_OF_JURISDICTION);
        assertThat(story.core.state().watches.all()).isEmpty();
    }

    @Test
    void given_a_watch_when_the_caller_hangs_up_then_it_ends_and_bears_its_span() {
        Scenario story = talking(1);
        begins(story, 21, WatchPart.LISTEN);
        story.after(7_000);
        story.given(callerHangsUp());
        WatchEnded ended = story.lastEvent(WatchEnded.class);
        assertThat(ended.ending()).isEqualTo(WatchEnding.CONTACT_OVER);
        assertThat(ended.watchedMs()).isEqualTo(7_000);
        story.given(new SignIn(agent(3), seat(121)));
    }

    @Test
    void given_a_watch_when_she_ends_it_then_she_leaves_and_the_talk_goes_on() {
        Scenario story = talking(1);
        begins(story, 21, WatchPart.LISTEN);
        story.ordered();
        story.given(new EndWatch(supervisor(21)));
        assertThat(story.last(Effect.Leave.class).channel()).isEqualTo(channel(1021));
        assertThat(story.ordered()).containsExactly("Leave", "ShowSupervisor");
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.TALKING);
    }

    @Test
    void given_a_watch_when_her_sound_is_lost_or_becomes_another_then_it_ends() {
        for (SwitchboardFact fact : List.<SwitchboardFact>of(
                new SeatLost(1, seat(121), channel(1021)), new SeatConnected(1, seat(121), channel(1031)))) {
            Scenario story = talking(1);
            begins(story, 21, WatchPart.LISTEN);
            story.ordered();
            story.given(fact);
            assertThat(story.lastEvent(WatchEnded.class).ending()).isEqualTo(WatchEnding.SOUND_LOST);
            assertThat(story.ordered()).doesNotContain("Leave");
        }
    }

    @Test
    void given_she_is_being_taken_in_when_that_is_refused_then_the_watch_ends() {
        Scenario story = talking(1);
        sound(story, 21);
        story.given(watch(21, WatchPart.LISTEN));
        story.settled(Effect.JoinWatch.class, Outcome.REFUSED);
        assertThat(story.lastEvent(WatchEnded.class).ending()).isEqualTo(WatchEnding.NOT_JOINED);
        assertThat(story.core.state().watches.all()).isEmpty();
    }

    @Test
    void given_she_is_being_taken_in_when_a_new_epoch_opens_then_she_is_taken_in_once_more() {
        Scenario story = talking(1);
        sound(story, 21);
        story.given(watch(21, WatchPart.LISTEN));
        story.happened();
        story.ordered();
        story.given(new EpochBegan(2, List.of(channel(501), channel(1001), channel(1021))));
        assertThat(story.happened()).containsExactly("EpochOpened", "WatchMoved");
        assertThat(story.ordered()).containsExactly("JoinWatch");
    }

    @Test
    void given_a_talk_when_a_supervisor_ends_it_then_the_caller_is_hung_up_and_the_agent_wraps_up() {
        Scenario story = talking(1);
        story.after(3_000);
        story.given(new ForceEnd(supervisor(21), contact(501), OWN));
        assertThat(story.happened()).containsExactly("EndForced", "ContactEnded", "WrapUpBegan", "AgentStateChanged");
        assertThat(story.ordered()).contains("HangUpChannel", "StopRecording", "Unbridge");
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void given_a_talk_when_a_supervisor_ends_it_then_the_log_names_her_and_the_cause() {
        Scenario story = talking(1);
        story.given(new ForceEnd(supervisor(21), contact(501), null));
        assertThat(story.lastEvent(EndForced.class).supervisor()).isEqualTo(supervisor(21));
        ContactEnded ended = story.lastEvent(ContactEnded.class);
        assertThat(ended.cause()).isEqualTo(EndCause.FORCED);
        assertThat(ended.by()).isEqualTo(Party.SUPERVISOR);
    }

    @Test
    void given_an_agent_without_a_talk_when_a_supervisor_forces_states_then_they_are_entered() {
        Scenario story = Scenario.withAgentsReady(1);
        story.given(force(ForcedState.NOT_READY));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.NOT_READY);
        story.given(force(ForcedState.READY));
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
        story.given(force(ForcedState.SIGNED_OUT));
        assertThat(story.lastEvent(AgentSignedOut.class).cause()).isEqualTo(SignOutCause.BY_SUPERVISOR);
        assertThat(story.events(StateForced.class)).hasSize(3);
    }

    @Test
    void given_a_wrap_up_when_a_supervisor_makes_the_agent_ready_then_it_ends_by_her() {
        Scenario story = talking(1);
        story.given(callerHangsUp());
        story.given(force(ForcedState.READY));
        assertThat(story.lastEvent(WrapUpEnded.class).ending()).isEqualTo(WrapUpEnding.BY_SUPERVISOR);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.READY);
    }

    @Test
    void given_what_is_not_there_when_a_supervisor_asks_for_it_then_the_refusal_names_it() {
        Scenario story = talking(2);
        assertThat(error(story, watch(21, WatchPart.LISTEN))).isEqualTo("supervisor-without-sound");
        sound(story, 21);
        assertThat(error(story, new Watch(supervisor(21), seat(121), contact(499), WatchPart.LISTEN, null)))
                .isEqualTo("talk-not-there");
        assertThat(error(story, new Watch(supervisor(21), seat(121), contact(501), WatchPart.LISTEN, OTHER)))
                .isEqualTo("talk-not-there");
        assertThat(error(story, new Watch(supervisor(21), seat(101), contact(501), WatchPart.LISTEN, OWN)))
                .isEqualTo("seat-in-use");
        assertThat(error(story, new Watch(supervisor(2), seat(121), contact(501), WatchPart.LISTEN, OWN)))
                .isEqualTo("supervisor-signed-in");
        assertThat(error(story, new ChangeWatch(supervisor(21), WatchPart.BARGE)))
                .isEqualTo("no-watch");
        assertThat(error(story, new EndWatch(supervisor(21)))).isEqualTo("no-watch");
        assertThat(error(story, new ForceEnd(supervisor(21), contact(499), null)))
                .isEqualTo("talk-not-there");
        assertThat(error(story, new ForceEnd(supervisor(21), contact(501), OTHER)))
                .isEqualTo("talk-not-there");
    }

    @Test
    void given_a_watch_when_more_is_asked_for_than_goes_then_the_refusal_names_it() {
        Scenario story = talking(1);
        begins(story, 21, WatchPart.LISTEN);
        assertThat(error(story, watch(21, WatchPart.LISTEN))).isEqualTo("watch-under-way");
        assertThat(error(story, new ChangeWatch(supervisor(21), WatchPart.LISTEN)))
                .isEqualTo("watch-part-already");
        assertThat(error(story, new Watch(supervisor(22), seat(121), contact(501), WatchPart.LISTEN, null)))
                .isEqualTo("seat-in-use");
        assertThat(error(story, new SignIn(agent(3), seat(121)))).isEqualTo("seat-taken");
        begins(story, 22, WatchPart.LISTEN);
        begins(story, 23, WatchPart.LISTEN);
        sound(story, 24);
        assertThat(error(story, watch(24, WatchPart.LISTEN))).isEqualTo("watches-full");
        assertThat(story.events(WatchBegan.class)).hasSize(3);
    }

    @Test
    void given_an_agent_in_a_talk_or_in_that_state_when_a_state_is_forced_then_the_refusal_names_it() {
        Scenario story = talking(1);
        for (ForcedState to : ForcedState.values()) {
            assertThat(error(story, force(to))).isEqualTo("agent-in-talk");
        }
        story.given(callerHangsUp());
        story.given(force(ForcedState.NOT_READY));
        assertThat(error(story, force(ForcedState.NOT_READY))).isEqualTo("agent-in-state-already");
        assertThat(error(story, new ForceState(supervisor(21), agent(9), ForcedState.READY)))
                .isEqualTo("agent-not-signed-in");
    }

    @Test
    void given_an_agent_who_is_configured_no_more_when_made_ready_then_it_is_refused() {
        Scenario story = talking(1);
        story.activates(World.configuration(2, 0));
        story.given(callerHangsUp());
        assertThat(error(story, force(ForcedState.READY))).isEqualTo("agent-not-configured");
    }

    @Test
    void given_watches_when_a_snapshot_is_taken_and_read_then_they_go_on() {
        Scenario story = talking(1);
        begins(story, 21, WatchPart.WHISPER);
        Snapshot read = Snapshot.decode(new Snapshot("b", story.core.state()).encode());
        assertThat(read.state().hash()).isEqualTo(story.core.state().hash());
        RoutingCore core = new RoutingCore(read.state());
        core.step(new EndWatch(supervisor(21)), 1_000, Scenario.START_MS);
        assertThat(core.state().watches.all()).isEmpty();
    }

    private static org.huawu.events.Configuration ofTwoVendors() {
        org.huawu.events.Configuration plain = World.configuration(2, 4);
        return new org.huawu.events.Configuration(
                2,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                plain.queues(),
                plain.agents().stream()
                        .map(each -> each.agent().value() == 2
                                ? new org.huawu.events.Configuration.AgentSetting(
                                        each.agent(), OTHER, each.project(), each.client(), each.queues())
                                : each)
                        .toList());
    }

    private static String error(Scenario story, Input input) {
        return story.refused(input).errorId();
    }

    private static PersonId supervisor(long id) {
        return new PersonId(id);
    }

    private static Input force(ForcedState to) {
        return new ForceState(supervisor(21), agent(1), to);
    }

    private static Input watch(long supervisor, WatchPart part) {
        return new Watch(supervisor(supervisor), seat(100 + supervisor), contact(501), part, null);
    }

    private static void sound(Scenario story, long supervisor) {
        story.given(new SeatConnected(1, seat(100 + supervisor), channel(1000 + supervisor)));
    }

    private static void begins(Scenario story, long supervisor, WatchPart part) {
        sound(story, supervisor);
        story.given(watch(supervisor, part));
        story.settled(Effect.JoinWatch.class, Outcome.DONE);
    }
}
