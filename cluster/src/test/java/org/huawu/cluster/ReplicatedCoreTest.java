package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.huawu.cluster.Acknowledgement.Outcome;
import org.junit.jupiter.api.Test;

class ReplicatedCoreTest {

    private static final long ORDERED = InputId.FIRST_ORDERED_SOURCE;

    private final MemoryLog log = new MemoryLog(Tally::new);

    private Outcome apply(long source, long sequence) {
        return log.apply(new InputId(source, sequence), Tally.number(1)).outcome();
    }

    @Test
    void given_an_ordered_source_when_an_input_is_missing_then_none_behind_it_is_applied() throws IOException {
        assertThat(apply(ORDERED, 2)).isEqualTo(Outcome.OUT_OF_ORDER);
        assertThat(apply(ORDERED, 1)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(ORDERED, 3)).isEqualTo(Outcome.OUT_OF_ORDER);
        log.restart();
        assertThat(apply(ORDERED, 1)).isEqualTo(Outcome.DUPLICATE);
        assertThat(apply(ORDERED, 2)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(ORDERED, 3)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(1, 9)).isEqualTo(Outcome.APPLIED);
        assertThat(log.events).hasSize(4);
    }

    @Test
    void given_a_window_of_numbers_when_one_comes_again_from_its_edge_then_it_is_known_and_beyond_it_refused() {
        for (long sequence = 1; sequence <= SeenInputs.WINDOW + 1; sequence++) {
            assertThat(apply(1, sequence)).isEqualTo(Outcome.APPLIED);
            log.done(new LogKey(MemoryLog.INCARNATION, sequence, 0));
        }
        assertThat(apply(1, 1)).isEqualTo(Outcome.OUTSIDE_WINDOW);
        assertThat(apply(1, 2)).isEqualTo(Outcome.DUPLICATE);
        assertThat(apply(1, SeenInputs.WINDOW + 1)).isEqualTo(Outcome.DUPLICATE);
        assertThat(log.events).hasSize(SeenInputs.WINDOW + 1);
    }

    @Test
    void given_a_full_outbox_when_an_input_comes_then_it_waits_until_an_effect_is_done() {
        for (int i = 0; i < Outbox.CAPACITY; i++) {
            log.apply(null, Tally.number(1));
        }
        assertThat(apply(1, 1)).isEqualTo(Outcome.OUTBOX_FULL);
        List<LogKey> handed = new ArrayList<>();
        log.onEffects((key, buffer, offset, length) -> handed.add(key));
        assertThat(log.pump()).isEqualTo(Outbox.CAPACITY);
        log.done(handed.getFirst());
        assertThat(apply(1, 1)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(1, 2)).isEqualTo(Outcome.OUTBOX_FULL);
    }

    @Test
    void given_a_deadline_past_when_an_input_brings_the_time_then_it_is_served_before_and_under_its_own_position() {
        Tally machine = (Tally) log.machine();
        log.apply(null, Tally.number(-50));
        log.pass(50);
        Acknowledgement late = log.apply(null, Tally.number(2));
        assertThat(machine.positions).hasSize(3).doesNotHaveDuplicates().isSorted();
        assertThat(machine.positions.getLast()).isEqualTo(late.position());
        assertThat(machine.positions.get(1)).isLessThan(late.position());
    }

    @Test
    void given_a_time_that_goes_back_when_inputs_come_then_the_machine_never_sees_it() {
        Tally machine = (Tally) log.machine();
        log.apply(null, Tally.number(1));
        log.pass(-700);
        Acknowledgement later = log.apply(null, Tally.number(2));
        log.pass(800);
        log.apply(null, Tally.number(3));
        assertThat(machine.times).containsExactly(1_000_000L, 1_000_000L, 1_000_100L);
        assertThat(later.timeMs()).isEqualTo(1_000_000);
    }

    @Test
    void given_a_deadline_the_machine_fails_on_when_time_goes_on_then_it_is_tried_again_once_a_second() {
        Tally machine = (Tally) log.machine();
        log.apply(null, Tally.number(-Tally.FAULTY_DEADLINE_MS));
        for (int ms = 0; ms < 3_500; ms += 10) {
            log.advance(10);
        }
        assertThat(machine.attempts).isBetween(3, 4);
        assertThat(log.faults).hasSize(machine.attempts);
    }
}
