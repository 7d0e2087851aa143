package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.huawu.events.ContactEvent;
import org.huawu.events.EndCause;
import org.huawu.events.EventCodec;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Capacity;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.routing.SwitchboardFact;
import org.junit.jupiter.api.Test;

class RoutingMachineTest {

    private final MemoryLog log = new MemoryLog(() -> new RoutingMachine("test", Capacity.STANDARD));

    private RoutingMachine machine() {
        return (RoutingMachine) log.machine();
    }

    private Acknowledgement given(Input input) {
        return log.apply(null, InputCodec.encode(input));
    }

    private void callsWait(int calls) {
        Hotline.inputs(2).forEach(this::given);
        given(new SwitchboardFact.EpochBegan(1, List.of()));
        for (int i = 1; i <= calls; i++) {
            given(arrival(i));
        }
    }

    private static SwitchboardFact.ChannelArrived arrival(long id) {
        return new SwitchboardFact.ChannelArrived(
                1, new ChannelId(id), new ContactId(id), new LineId(Hotline.LINE), null);
    }

    @Test
    void given_an_input_the_core_refuses_when_it_is_applied_then_the_submitter_gets_the_rejection() {
        callsWait(1);
        Acknowledgement refused = given(new AgentAction.BecomeReady(new PersonId(1)));
        assertThat(refused.outcome()).isEqualTo(Acknowledgement.Outcome.APPLIED);
        assertThat(RejectionCodec.of(refused))
                .map(Rejection::errorId)
                .hasValueSatisfying(id -> assertThat(id).contains("signed"));
        Acknowledgement accepted = given(new AgentAction.SignIn(new PersonId(1), new SeatId(1)));
        assertThat(RejectionCodec.of(accepted)).isEmpty();
    }

    @Test
    void
            given_a_deadline_that_passed_while_the_program_was_down_when_the_next_epoch_opens_then_the_call_was_cut_and_nothing_else()
                    throws IOException {
        callsWait(1);
        log.restart();
        log.advance(2 * Hotline.ORDER_LIMIT_MS);
        given(new SwitchboardFact.EpochBegan(2, List.of()));
        assertThat(endings()).containsExactly(EndCause.CUT);
    }

    @Test
    void given_no_switchboard_after_a_start_when_a_minute_has_passed_then_deadlines_are_served() throws IOException {
        callsWait(1);
        log.restart();
        log.advance(59_000);
        assertThat(endings()).isEmpty();
        log.advance(2_000);
        assertThat(endings()).containsExactly(EndCause.ANSWER_FAILED);
    }

    @Test
    void given_an_epoch_that_opened_after_a_start_when_a_deadline_passes_then_it_is_served_at_once()
            throws IOException {
        callsWait(0);
        log.restart();
        given(new SwitchboardFact.EpochBegan(2, List.of()));
        given(new SwitchboardFact.ChannelArrived(
                2, new ChannelId(5), new ContactId(5), new LineId(Hotline.LINE), null));
        log.advance(Hotline.ORDER_LIMIT_MS);
        assertThat(endings()).containsExactly(EndCause.ANSWER_FAILED);
    }

    private List<EndCause> endings() {
        return log.events.stream()
                .map(EventCodec::decode)
                .filter(ContactEvent.ContactEnded.class::isInstance)
                .map(event -> ((ContactEvent.ContactEnded) event).cause())
                .toList();
    }

    @Test
    void given_bytes_that_are_no_input_when_they_are_applied_then_they_are_rejected_by_name_and_change_nothing() {
        callsWait(1);
        byte[] before = machine().stateHash();
        Acknowledgement refused = log.apply(null, new byte[] {1, 2, 3});
        assertThat(RejectionCodec.of(refused)).map(Rejection::errorId).contains("input-malformed");
        assertThat(machine().stateHash()).isEqualTo(before);
    }

    @Test
    void given_a_step_the_core_fails_on_when_it_is_over_then_the_state_is_as_before_and_the_next_input_works() {
        callsWait(3);
        byte[] before = machine().stateHash();
        byte[] next = InputCodec.encode(arrival(99));
        StagedResults results = new StagedResults();
        assertThatThrownBy(() -> machine().onInput(1, log.timeMs(), new UnsafeBuffer(next), 0, next.length, results))
                .as("a position before the last one")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(machine().stateHash()).isEqualTo(before);
        assertThat(given(arrival(99)).outcome()).isEqualTo(Acknowledgement.Outcome.APPLIED);
        assertThat(machine().stateHash()).isNotEqualTo(before);
    }

    @Test
    void given_results_that_cannot_be_handed_out_when_the_step_is_taken_then_the_machine_says_that_it_is_broken() {
        callsWait(1);
        byte[] next = InputCodec.encode(arrival(99));
        Results full = new Results() {
            @Override
            public void event(DirectBuffer buffer, int offset, int length) {
                throw new IllegalArgumentException("no room");
            }

            @Override
            public void effect(DirectBuffer buffer, int offset, int length) {}

            @Override
            public void answer(DirectBuffer buffer, int offset, int length) {}
        };
        assertThatThrownBy(() -> machine().onInput(1 << 20, log.timeMs(), new UnsafeBuffer(next), 0, next.length, full))
                .isInstanceOfSatisfying(
                        LogException.class,
                        broken -> assertThat(broken.rejection().errorId()).isEqualTo("log-machine-broken"));
    }

    @Test
    void given_a_snapshot_when_another_machine_reads_it_then_both_go_on_alike() throws Exception {
        callsWait(3);
        ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
        machine().writeSnapshot(snapshot);
        RoutingMachine other = new RoutingMachine("later", Capacity.STANDARD);
        other.readSnapshot(new ByteArrayInputStream(snapshot.toByteArray()));
        assertThat(other.stateHash()).isEqualTo(machine().stateHash());
        assertThat(other.nextDeadlineMs()).isEqualTo(machine().nextDeadlineMs());
        byte[] next = InputCodec.encode(arrival(7));
        for (RoutingMachine each : List.of(machine(), other)) {
            each.onInput(1 << 20, log.timeMs(), new UnsafeBuffer(next), 0, next.length, new StagedResults());
        }
        assertThat(other.stateHash()).isEqualTo(machine().stateHash());
    }

    @Test
    void given_an_order_without_outcome_when_its_deadline_passes_then_the_log_brings_the_time() {
        callsWait(1);
        int before = log.events.size();
        log.advance(Hotline.ORDER_LIMIT_MS - 1);
        assertThat(log.events).hasSize(before);
        log.advance(1);
        assertThat(log.events).hasSize(before + 1);
        assertThat(EventCodec.decode(log.events.getLast()).toString()).contains("ANSWER_FAILED");
    }
}
