package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogClockTest {

    private long nowMs = 1_000_000;
    private final LogClock clock = new LogClock(() -> Instant.ofEpochMilli(nowMs));

    @Test
    void given_a_clock_set_back_when_time_goes_on_then_log_time_goes_on_too_and_lets_the_clock_catch_up() {
        assertThat(clock.time()).isEqualTo(1_000_000);
        nowMs = 990_000;
        assertThat(clock.time()).isEqualTo(1_000_000);
        nowMs += 10_000;
        assertThat(clock.time()).isEqualTo(1_009_500);
        for (int second = 0; second < 190; second++) {
            nowMs += 1_000;
            clock.time();
        }
        assertThat(clock.time()).isEqualTo(nowMs);
        nowMs += 1_000;
        assertThat(clock.time()).isEqualTo(nowMs);
    }

    @Test
    void given_any_jumps_of_the_clock_when_it_is_read_then_log_time_never_goes_back() {
        long before = 0;
        for (int i = 1; i < 2_000; i++) {
            nowMs += i % 7 == 0 ? -i * 3L : i % 11;
            long time = clock.time();
            assertThat(time).isGreaterThanOrEqualTo(before);
            before = time;
        }
    }

    @Test
    void given_a_log_that_is_ahead_of_the_clock_when_it_is_replayed_then_time_goes_on_from_there() {
        clock.notBefore(2_000_000);
        assertThat(clock.time()).isEqualTo(2_000_000);
        nowMs += 20;
        assertThat(clock.time()).isEqualTo(2_000_019);
    }
}
