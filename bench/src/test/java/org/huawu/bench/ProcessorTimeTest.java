package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void given_ticks_that_others_took_when_two_readings_are_compared_then_their_share_is_told() {
        ProcessorTime then = ProcessorTime.read("cpu  100 0 50 800 20 0 10 20 7 7");
        ProcessorTime now = ProcessorTime.read("cpu  200 0 100 1400 40 0 20 240 99 99");
        assertThat(now.all() - then.all()).isEqualTo(1_000);
        assertThat(now.stolenPercentSince(then)).isEqualByComparingTo("22.0");
    }

    @Test
    void given_no_tick_between_when_two_readings_are_compared_then_nothing_was_stolen() {
        ProcessorTime then = new ProcessorTime(10, 3);
        assertThat(then.stolenPercentSince(then)).isEqualByComparingTo("0");
    }

    @Test
    void given_this_machine_when_it_is_read_then_time_has_passed_and_not_all_of_it_was_stolen() throws IOException {
        ProcessorTime now = ProcessorTime.now();
        assertThat(now.all()).isPositive();
        assertThat(now.stolen()).isBetween(0L, now.all() - 1);
    }

    @Test
    void given_another_line_when_it_is_read_then_it_is_refused_with_the_line() {
        assertThatThrownBy(() -> ProcessorTime.read("cpu0 1 2"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("cpu0 1 2");
    }
}
