package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.EndCause;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Effect;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.tck.CalleePhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls out, through the log and a switchboard in memory. The test's edge opens a sealed number as 138 and a nought for each digit. */
class CallsOutTest {

    private static final String NUMBER = "13800000000";

    private final CallStage stage = new CallStage();

    @Test
    void given_somebody_who_answers_when_an_agent_calls_then_they_hear_each_other_and_it_is_recorded() {
        stage.open(1);
        CalleePhone callee = stage.switchboard.callee(NUMBER);
        ContactId contact = dial(Hotline.LINE);
        assertThat(callee.isCalled()).isTrue();
        callee.ring();
        stage.settle();
        assertThat(stage.lastNotice(Effect.ShowCallOut.class).isRinging()).isTrue();
        callee.answer();
        stage.settle();
        callee.speak(440);
        stage.pass(500);
        stage.given(new AgentAction.HangUp(new PersonId(1), contact));
        stage.pass(50);
        assertThat(callee.isOver()).isTrue();
        assertThat(stage.lastEvent(RecordingSaved.class).bytes()).isEqualTo(4_711);
        assertThat(stage.happened())
                .containsSubsequence(
                        "CallDialled",
                        "CallSent",
                        "CalleeRang",
                        "CalleeAnswered",
                        "RecordingStarted",
                        "ContactEnded",
                        "RecordingSaved");
        assertThat(stage.log.waitingEffects()).isZero();
        assertThat(stage.faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "486,BUSY",
        "600,BUSY",
        "480,NO_ANSWER",
        "408,NO_ANSWER",
        "603,DECLINED",
        "403,DECLINED",
        "404,NUMBER_UNKNOWN",
        "484,NUMBER_UNKNOWN",
        "503,NETWORK"
    })
    void given_a_status_of_sip_when_a_call_out_ends_by_it_then_its_cause_is_what_it_means(int status, EndCause cause) {
        stage.open(1);
        CalleePhone callee = stage.switchboard.callee(NUMBER);
        dial(Hotline.LINE);
        callee.refuse(status);
        stage.settle();
        ContactEnded end = stage.lastEvent(ContactEnded.class);
        assertThat(end.cause()).isEqualTo(cause);
        assertThat(end.stage()).isEqualTo(ContactStage.DIALLING);
    }

    @Test
    void given_a_line_without_a_way_out_when_an_agent_calls_then_the_call_is_over_and_the_next_one_can_begin() {
        stage.open(1);
        stage.edge.hasWayOut = false;
        dial(Hotline.LINE);
        assertThat(stage.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.NOT_REACHED);
        stage.edge.hasWayOut = true;
        CalleePhone callee = stage.switchboard.callee(NUMBER);
        dial(Hotline.LINE);
        assertThat(callee.isCalled()).isTrue();
    }

    @Test
    void given_an_agent_who_gives_up_when_it_rings_then_nobody_is_called_any_more() {
        stage.open(1);
        CalleePhone callee = stage.switchboard.callee(NUMBER);
        ContactId contact = dial(Hotline.LINE);
        callee.ring();
        stage.settle();
        stage.given(new AgentAction.HangUp(new PersonId(1), contact));
        assertThat(callee.isOver()).isTrue();
        assertThat(stage.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.NORMAL);
    }

    private ContactId dial(long line) {
        ContactId contact = stage.client.contacts().next();
        stage.given(new AgentAction.Dial(
                new PersonId(1),
                contact,
                PortIds.channel(PortIds.dialled(contact)),
                new LineId(line),
                Objects.requireNonNull(stage.edge.sealed(new PhoneNumber("12345678"), new LineId(line)))));
        return contact;
    }
}
