package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.OutsideEnding;
import org.huawu.events.OutsideEvent.OutsideEnded;
import org.huawu.events.Party;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.Sealed;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Effect;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.tck.CalleePhone;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.SeatPhone;
import org.junit.jupiter.api.Test;

/** Who hears whom when a number outside is called into a talk: core, orders and switchboard together. */
class OutsideTest {

    private static final String NUMBER = "13800000000";
    private static final PersonId AGENT = new PersonId(1);
    private static final int CALLER_HZ = 440;
    private static final int AGENT_HZ = 700;
    private static final int OUTSIDE_HZ = 1_500;

    private final CallStage stage = new CallStage();
    private final CallerPhone caller;
    private final SeatPhone agent;
    private final ContactId contact;
    private final CalleePhone callee;

    OutsideTest() {
        stage.open(1);
        agent = stage.connect(1);
        caller = stage.call();
        stage.pass(5_000);
        ContactId offered = stage.lastNotice(Effect.ShowOffer.class).contact().contact();
        stage.given(new AgentAction.AcceptOffer(AGENT, offered));
        contact = stage.lastEvent(ContactConnected.class).contact().contact();
        callee = stage.switchboard.callee(NUMBER);
        caller.speak(CALLER_HZ);
        agent.speak(AGENT_HZ);
    }

    @Test
    void given_a_talk_when_somebody_outside_is_asked_taken_in_and_left_the_caller_then_each_hears_whom_he_should() {
        callOutside();
        callee.ring();
        stage.pass(200);
        assertThat(callee.isCalled()).isTrue();
        answer();
        assertHeard(false, true, false);
        assertThat(agent.hears(OUTSIDE_HZ)).isTrue();
        assertThat(callee.hears(AGENT_HZ)).isTrue();

        stage.given(new AgentAction.Confer(AGENT, contact));
        stage.pass(300);
        assertHeard(true, true, true);
        assertThat(agent.hears(CALLER_HZ)).isTrue();

        stage.given(new AgentAction.HandOver(AGENT, contact));
        stage.pass(300);
        assertHeard(true, false, true);
        assertThat(agent.hears(CALLER_HZ)).isFalse();

        callee.hangUp();
        stage.pass(50);
        assertThat(caller.isOver()).isTrue();
        ContactEnded end = stage.lastEvent(ContactEnded.class);
        assertThat(end.stage()).isEqualTo(ContactStage.PASSED_ON);
        assertThat(end.by()).isEqualTo(Party.OUTSIDE);
        assertThat(stage.lastEvent(RecordingSaved.class).bytes()).isPositive();
        assertThat(stage.log.waitingEffects()).isZero();
        assertThat(stage.faults).isEmpty();
    }

    @Test
    void given_somebody_outside_who_is_asked_when_the_caller_is_handed_over_then_the_two_hear_each_other() {
        callOutside();
        answer();
        stage.given(new AgentAction.HandOver(AGENT, contact));
        stage.pass(300);
        assertHeard(true, false, true);
        caller.hangUp();
        stage.pass(50);
        assertThat(callee.isOver()).isTrue();
    }

    @Test
    void given_a_caller_who_is_passed_on_when_it_is_answered_then_the_two_hear_each_other_and_the_agent_nobody() {
        passOn();
        callee.ring();
        stage.pass(200);
        answer();
        assertHeard(true, false, true);
        assertThat(agent.hears(CALLER_HZ)).isFalse();
        assertThat(stage.log.waitingEffects()).isZero();
    }

    @Test
    void given_a_caller_who_is_passed_on_when_it_is_busy_there_then_the_caller_is_offered_to_an_agent_again() {
        passOn();
        callee.refuse(486);
        stage.settle();
        assertThat(stage.lastEvent(OutsideEnded.class).ending()).isEqualTo(OutsideEnding.BUSY);
        stage.given(new AgentAction.EndWrapUp(AGENT, contact));
        assertThat(stage.lastNotice(Effect.ShowOffer.class).contact().contact()).isEqualTo(contact);
        stage.given(new AgentAction.AcceptOffer(AGENT, contact));
        stage.pass(300);
        assertThat(agent.hears(CALLER_HZ)).isTrue();
    }

    @Test
    void given_a_line_without_a_way_out_when_somebody_outside_is_asked_then_the_caller_can_be_taken_back() {
        stage.edge.hasWayOut = false;
        callOutside();
        assertThat(stage.lastEvent(OutsideEnded.class).ending()).isEqualTo(OutsideEnding.NOT_REACHED);
        stage.given(new AgentAction.Resume(AGENT, contact));
        stage.pass(300);
        assertThat(agent.hears(CALLER_HZ)).isTrue();
    }

    private void assertHeard(boolean callerByOutside, boolean agentByOutside, boolean outsideByCaller) {
        assertThat(callee.hears(CALLER_HZ)).isEqualTo(callerByOutside);
        assertThat(callee.hears(AGENT_HZ)).isEqualTo(agentByOutside);
        assertThat(caller.hears(OUTSIDE_HZ)).isEqualTo(outsideByCaller);
    }

    private void answer() {
        callee.answer();
        callee.speak(OUTSIDE_HZ);
        stage.pass(300);
    }

    private void callOutside() {
        ContactId leg = stage.client.contacts().next();
        stage.given(new AgentAction.CallOutside(AGENT, contact, leg, PortIds.channel(PortIds.dialled(leg)), sealed()));
    }

    private void passOn() {
        ContactId leg = stage.client.contacts().next();
        stage.given(new AgentAction.PassOn(AGENT, contact, leg, PortIds.channel(PortIds.dialled(leg)), sealed()));
    }

    private Sealed sealed() {
        return Objects.requireNonNull(stage.edge.sealed(new PhoneNumber("12345678"), new LineId(Hotline.LINE)));
    }
}
