package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.Talks.ask;
import static org.huawu.routing.Talks.callerHangsUp;
import static org.huawu.routing.Talks.conferring;
import static org.huawu.routing.Talks.consulting;
import static org.huawu.routing.Talks.hangUp;
import static org.huawu.routing.Talks.hold;
import static org.huawu.routing.Talks.resume;
import static org.huawu.routing.Talks.stateOf;
import static org.huawu.routing.Talks.talking;
import static org.huawu.routing.Talks.transfer;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import java.util.List;
import org.huawu.events.Admission;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactStage;
import org.huawu.events.HoldCause;
import org.huawu.events.MoveCause;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.Party;
import org.huawu.events.QueueHours;
import org.huawu.events.QueueLimits;
import org.huawu.events.RequeueCause;
import org.huawu.events.Strategy;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction.Confer;
import org.huawu.routing.AgentAction.EndConsult;
import org.huawu.routing.AgentAction.HandOver;
import org.huawu.routing.AgentAction.Hold;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.Resume;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.junit.jupiter.api.Test;

/** What becomes of a talk, told as stories. Agent 1 talks with contact 501 and is in charge; agent 2 is the colleague. */
class TalkingTest {

    @Test
    void given_a_talk_when_the_agent_puts_the_caller_aside_then_the_caller_hears_music_and_the_recording_goes_on() {
        Scenario story = talking(1);
        story.given(hold());
        assertThat(story.happened()).containsExactly("HoldBegan", "AgentStateChanged");
        assertThat(story.ordered()).containsExactly("Unbridge", "PlayMusic");
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.HELD);
        assertThat(story.refused(hold()).errorId()).isEqualTo("held-already");
    }

    @Test
    void given_a_caller_on_hold_when_the_agent_resumes_then_they_are_joined_and_the_hold_is_as_long_as_it_was() {
        Scenario story = talking(1);
        story.given(hold());
        story.after(7_000);
        story.given(resume());
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.lastEvent(HoldEnded.class).heldMs()).isEqualTo(7_000);
        assertThat(story.happened()).endsWith("HoldEnded", "AgentStateChanged", "CallerJoined");
        assertThat(story.core.state().deadlines).isEmpty();
        assertThat(story.refused(resume()).errorId()).isEqualTo("not-held");
    }

    @Test
    void given_a_caller_on_hold_when_joining_them_again_fails_or_is_never_reported_then_the_caller_is_on_hold_again() {
        for (boolean isReported : List.of(true, false)) {
            Scenario story = talking(1);
            story.given(hold());
            story.given(resume());
            if (isReported) {
                story.settled(Effect.Bridge.class, Outcome.REFUSED);
            } else {
                story.afterDeadline(World.ORDER_LIMIT_MS);
            }
            assertThat(story.lastEvent(HoldBegan.class).cause()).isEqualTo(HoldCause.NOT_JOINED);
            assertThat(stateOf(story, 1)).isEqualTo(AgentState.HELD);
            story.given(resume());
        }
    }

    @Test
    void given_a_caller_on_hold_when_the_caller_or_the_agent_hangs_up_then_hold_and_contact_are_over() {
        for (boolean isCaller : List.of(true, false)) {
            Scenario story = talking(1);
            story.after(1_000);
            story.given(hold());
            story.after(4_000);
            story.given(isCaller ? callerHangsUp() : hangUp(1));
            assertThat(story.lastEvent(HoldEnded.class).joined()).isNull();
            ContactEnded end = story.lastEvent(ContactEnded.class);
            assertThat(end.by()).isEqualTo(isCaller ? Party.CALLER : Party.AGENT);
            assertThat(end.talkedMs()).isEqualTo(5_000);
            assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
        }
    }

    @Test
    void given_a_talk_when_a_colleague_is_asked_and_accepts_then_the_two_talk_while_the_caller_is_on_hold() {
        Scenario story = talking(2);
        story.ordered();
        story.given(ask(2));
        assertThat(story.ordered()).containsExactly("Unbridge", "PlayMusic", "ShowConsult", "ShowColleague");
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.OFFERED);
        story.talks(2, 501);
        assertThat(story.ordered()).containsExactly("Bridge", "ShowColleague", "ShowColleague");
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.CONSULTING);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.CONSULTING);
        assertThat(story.refused(resume()).errorId()).isEqualTo("consult-under-way");
        assertThat(story.refused(ask(2)).errorId()).isEqualTo("consult-under-way");
        assertThat(story.refused(transfer(12)).errorId()).isEqualTo("consult-under-way");
    }

    @Test
    void given_a_colleague_who_refuses_or_does_not_answer_when_it_shows_then_the_caller_stays_on_hold_with_the_agent() {
        Scenario refusing = talking(2);
        refusing.given(ask(2));
        refusing.given(new RejectOffer(agent(2), contact(501)));
        assertThat(refusing.lastEvent(ConsultEnded.class).ending()).isEqualTo(ConsultEnding.DECLINED);
        assertThat(stateOf(refusing, 2)).isEqualTo(AgentState.NOT_READY);
        Scenario silent = talking(2);
        silent.given(ask(2));
        silent.afterDeadline(World.OFFER_LIMIT_MS);
        assertThat(silent.lastEvent(ConsultEnded.class).ending()).isEqualTo(ConsultEnding.NO_ANSWER);
        assertThat(stateOf(silent, 2)).isEqualTo(AgentState.NO_ANSWER);
        for (Scenario story : List.of(refusing, silent)) {
            assertThat(stateOf(story, 1)).isEqualTo(AgentState.HELD);
            assertThat(story.core.state().deadlines).isEmpty();
            story.given(resume());
        }
    }

    @Test
    void
            given_a_colleague_who_accepted_when_the_two_are_not_joined_then_the_colleague_is_not_ready_and_the_caller_held() {
        Scenario story = talking(2);
        story.given(ask(2));
        story.given(new AgentAction.AcceptOffer(agent(2), contact(501)));
        story.afterDeadline(World.ORDER_LIMIT_MS);
        assertThat(story.lastEvent(ConsultEnded.class).ending()).isEqualTo(ConsultEnding.NOT_JOINED);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.NOT_READY);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.HELD);
    }

    @Test
    void given_a_talk_with_a_colleague_when_either_ends_it_then_the_colleague_is_ready_and_the_caller_still_on_hold() {
        for (boolean isColleague : List.of(true, false)) {
            Scenario story = consulting();
            story.after(3_000);
            story.given(isColleague ? hangUp(2) : new EndConsult(agent(1), contact(501)));
            ConsultEnded end = story.lastEvent(ConsultEnded.class);
            assertThat(end.ending()).isEqualTo(isColleague ? ConsultEnding.LEFT : ConsultEnding.CANCELLED);
            assertThat(end.spentMs()).isEqualTo(3_000);
            assertThat(stateOf(story, 1)).isEqualTo(AgentState.HELD);
            assertThat(stateOf(story, 2)).isEqualTo(AgentState.READY);
        }
    }

    @Test
    void given_a_talk_with_a_colleague_when_the_caller_is_taken_in_then_all_three_talk_and_each_may_leave() {
        Scenario story = consulting();
        story.ordered();
        story.given(new Confer(agent(1), contact(501)));
        story.settled(Effect.Join.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Join", "ShowColleague", "ShowColleague");
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.TALKING);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.TALKING);
        story.given(hangUp(2));
        assertThat(story.ordered()).containsExactly("Leave", "ShowColleagueGone");
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.TALKING);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.READY);
        story.given(hangUp(1));
        assertThat(story.ordered()).startsWith("StopRecording", "Unbridge", "HangUpChannel");
    }

    @Test
    void given_all_three_when_the_caller_is_put_aside_then_the_two_go_on_alone_and_may_take_the_caller_in_again() {
        Scenario story = conferring();
        story.ordered();
        story.given(hold());
        assertThat(story.ordered()).containsExactly("Leave", "ShowColleague", "ShowColleague", "PlayMusic");
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.CONSULTING);
        story.given(new Confer(agent(1), contact(501)));
        story.settled(Effect.Join.class, Outcome.REFUSED);
        assertThat(story.lastEvent(HoldBegan.class).cause()).isEqualTo(HoldCause.NOT_JOINED);
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.CONSULTING);
    }

    @Test
    void given_a_talk_with_a_colleague_when_the_contact_is_handed_over_then_it_stays_the_same_and_wrap_up_begins() {
        Scenario story = consulting();
        story.after(9_000);
        story.ordered();
        story.given(new HandOver(agent(1), contact(501)));
        ContactHandedOver over = story.lastEvent(ContactHandedOver.class);
        assertThat(over.to().agent()).isEqualTo(agent(2));
        assertThat(over.talkedMs()).isEqualTo(9_000);
        story.settled(Effect.Bridge.class, Outcome.DONE);
        assertThat(story.ordered()).containsExactly("Unbridge", "Bridge", "ShowColleagueGone");
        assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.TALKING);
        story.after(6_000);
        story.given(callerHangsUp());
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.agent()).extracting(AgentRef::agent).isEqualTo(agent(2));
        assertThat(end.talkedMs()).isEqualTo(6_000);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void
            given_a_contact_handed_over_when_caller_and_colleague_are_not_joined_then_the_colleague_has_the_caller_on_hold() {
        Scenario story = consulting();
        story.given(new HandOver(agent(1), contact(501)));
        story.settled(Effect.Bridge.class, Outcome.REFUSED);
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.HELD);
        story.given(new Resume(agent(2), contact(501)));
    }

    @Test
    void given_all_three_when_the_agent_leaves_the_contact_to_the_colleague_then_caller_and_colleague_just_go_on() {
        Scenario story = conferring();
        story.ordered();
        story.given(new HandOver(agent(1), contact(501)));
        assertThat(story.ordered()).containsExactly("Leave", "ShowColleagueGone");
        assertThat(stateOf(story, 2)).isEqualTo(AgentState.TALKING);
        story.given(new Hold(agent(2), contact(501)));
        assertThat(story.ordered()).containsExactly("Unbridge", "PlayMusic");
    }

    @Test
    void given_a_talk_with_a_colleague_when_the_caller_hangs_up_then_the_colleague_is_ready_and_the_agent_wraps_up() {
        for (Scenario story : List.of(consulting(), conferring())) {
            story.given(callerHangsUp());
            assertThat(story.lastEvent(ConsultEnded.class).ending()).isEqualTo(ConsultEnding.CONTACT_OVER);
            assertThat(stateOf(story, 1)).isEqualTo(AgentState.WRAP_UP);
            assertThat(stateOf(story, 2)).isEqualTo(AgentState.READY);
        }
    }

    @Test
    void
            given_a_talk_when_it_is_passed_on_to_a_queue_then_it_waits_there_at_its_old_place_and_the_next_is_connected_again() {
        Scenario story = talking(2);
        story.after(20_000);
        story.given(transfer(12));
        ContactRequeued requeued = story.lastEvent(ContactRequeued.class);
        assertThat(requeued.cause()).isEqualTo(RequeueCause.TRANSFERRED);
        assertThat(requeued.talkedMs()).isEqualTo(20_000);
        assertThat(story.ordered()).contains("StopRecording", "Unbridge", "PlayMusic", "ShowOffer");
        assertThat(story.lastEvent(OfferMade.class).agent().agent()).isEqualTo(agent(2));
        story.after(4_000);
        story.talks(2, 501);
        assertThat(story.lastEvent(ContactReconnected.class).waitedMs()).isEqualTo(4_000);
        story.given(callerHangsUp());
        assertThat(story.lastEvent(ContactEnded.class).waitedMs()).isZero();
    }

    @Test
    void given_somebody_who_came_earlier_and_was_passed_on_when_an_agent_is_ready_then_that_one_goes_first() {
        Scenario story = talking(1);
        story.after(1_000);
        story.arrives(502, 3);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.given(transfer(12));
        story.given(new AgentAction.SignIn(agent(2), World.seat(102)));
        story.given(new SeatConnected(1, World.seat(102), World.channel(1002)));
        story.given(new AgentAction.BecomeReady(agent(2)));
        assertThat(story.lastEvent(OfferMade.class).contact().contact()).isEqualTo(contact(501));
    }

    @Test
    void given_a_contact_that_was_passed_on_when_the_caller_gives_up_then_it_ends_with_the_agent_who_talked() {
        Scenario story = talking(1);
        story.given(transfer(12));
        story.after(8_000);
        story.given(callerHangsUp());
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.stage()).isEqualTo(ContactStage.WAITING);
        assertThat(end.agent()).extracting(AgentRef::agent).isEqualTo(agent(1));
        assertThat(end.talkedMs()).isZero();
    }

    @Test
    void given_a_contact_that_was_passed_on_when_it_waits_too_long_then_it_moves_on_as_one_that_was_talked_with() {
        Scenario story = talking(1);
        var plain = World.configuration(2, 4);
        story.activates(new Configuration(
                2,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                List.of(
                        plain.queues().get(0),
                        plain.queues()
                                .get(1)
                                .with(
                                        Strategy.LONGEST_IDLE,
                                        plain.queues().get(1).steps(),
                                        new QueueLimits(1, 10_000, new QueueId(11)))),
                plain.agents()));
        story.given(transfer(12));
        story.afterDeadline(10_000);
        ContactMoved moved = story.lastEvent(ContactMoved.class);
        assertThat(moved.cause()).isEqualTo(MoveCause.AFTER_TALK);
        assertThat(moved.to()).isEqualTo(new QueueId(11));
    }

    @Test
    void given_queues_that_take_nobody_when_a_talk_is_to_be_passed_on_then_it_is_refused_and_the_talk_goes_on() {
        Scenario story = talking(1);
        assertThat(story.refused(transfer(99)).errorId()).isEqualTo("queue-unknown");
        var plain = World.configuration(2, 4);
        for (String why : List.of("queue-full", "queue-closed")) {
            var shut = plain.queues().get(1).with(new QueueHours(Admission.SHUT, null, null, true));
            var full = plain.queues()
                    .get(1)
                    .with(Strategy.LONGEST_IDLE, plain.queues().get(1).steps(), new QueueLimits(1, 0, null));
            long revision = why.equals("queue-full") ? 2 : 3;
            story.activates(new Configuration(
                    revision,
                    plain.orderLimitMs(),
                    plain.recordingLimitMs(),
                    plain.lines(),
                    List.of(plain.queues().get(0), why.equals("queue-full") ? full : shut),
                    plain.agents()));
            if (revision == 2) {
                story.arrives(502, 3);
                story.settled(Effect.Answer.class, Outcome.DONE);
            }
            assertThat(story.refused(transfer(12)).errorId()).isEqualTo(why);
            assertThat(stateOf(story, 1)).isEqualTo(AgentState.TALKING);
        }
    }

    @Test
    void given_wishes_that_do_not_fit_when_they_come_then_each_is_refused_by_its_name() {
        Scenario story = talking(2);
        assertThat(story.refused(new Hold(agent(2), contact(501))).errorId()).isEqualTo("talk-gone");
        assertThat(story.refused(new Hold(agent(1), contact(777))).errorId()).isEqualTo("talk-gone");
        assertThat(story.refused(new Hold(agent(9), contact(501))).errorId()).isEqualTo("agent-not-signed-in");
        assertThat(story.refused(ask(4)).errorId()).isEqualTo("colleague-not-signed-in");
        assertThat(story.refused(ask(1)).errorId()).isEqualTo("colleague-not-free");
        assertThat(story.refused(new EndConsult(agent(1), contact(501))).errorId())
                .isEqualTo("no-consult");
        assertThat(story.refused(new Confer(agent(1), contact(501))).errorId()).isEqualTo("no-consult");
        assertThat(story.refused(new HandOver(agent(1), contact(501))).errorId())
                .isEqualTo("no-consult");
        Scenario consulting = consulting();
        assertThat(consulting.refused(new HandOver(agent(2), contact(501))).errorId())
                .isEqualTo("not-in-charge");
        assertThat(consulting.refused(new AgentAction.SignOut(agent(1))).errorId())
                .isEqualTo("agent-busy");
    }

    @Test
    void given_a_colleague_of_another_vendor_when_asked_then_it_is_as_if_nobody_were_there() {
        Scenario story = talking(2);
        var plain = World.configuration(2, 4);
        story.activates(new Configuration(
                2,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                plain.queues(),
                plain.agents().stream()
                        .map(each -> each.agent().equals(agent(3))
                                ? new AgentSetting(
                                        each.agent(), new VendorId(72), each.project(), each.client(), each.queues())
                                : each)
                        .toList()));
        story.given(new AgentAction.SignIn(agent(3), World.seat(103)));
        story.given(new SeatConnected(1, World.seat(103), World.channel(1003)));
        story.given(new AgentAction.BecomeReady(agent(3)));
        assertThat(story.refused(ask(3)).errorId()).isEqualTo("colleague-not-signed-in");
    }

    @Test
    void given_a_recording_that_ended_with_the_talk_when_the_contact_goes_on_then_its_report_is_still_due() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.talks(1, 501);
        story.given(transfer(12));
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        story.after(World.RECORDING_LIMIT_MS);
        story.given(new Input.DeadlineReached());
        assertThat(story.happened()).contains("RecordingFailed");
    }
}
