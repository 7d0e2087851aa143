package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DelaysTest {

    private final Delays delays = new Delays();

    @Test
    void given_a_hundred_packets_when_a_percentile_is_taken_then_so_many_percent_do_not_exceed_it() {
        for (int ms = 100; ms > 0; ms--) {
            add(ms);
        }
        assertThat(delays.percentileNs(50)).isEqualTo(ms(50) + us(10));
        assertThat(delays.percentileNs(99)).isEqualTo(ms(99) + us(10));
        assertThat(delays.percentileNs(100)).isEqualTo(ms(100));
        assertThat(delays.maxNs()).isEqualTo(ms(100));
    }

    @Test
    void given_packets_after_200_ms_when_counted_then_they_are_late_and_the_longest_is_known() {
        add(1);
        add(199);
        add(200);
        add(3_000);
        assertThat(delays.inTime()).isEqualTo(2);
        assertThat(delays.late()).isEqualTo(2);
        assertThat(delays.percentileNs(50)).isEqualTo(ms(199) + us(10));
        assertThat(delays.percentileNs(75)).isEqualTo(ms(3_000));
        assertThat(delays.maxNs()).isEqualTo(ms(3_000));
    }

    @Test
    void given_two_counts_when_they_are_put_together_then_all_packets_are_in_the_sum() {
        add(5);
        Delays other = new Delays();
        other.add(ms(7));
        other.add(ms(400));
        delays.addAll(other);
        assertThat(delays.inTime()).isEqualTo(2);
        assertThat(delays.late()).isEqualTo(1);
        assertThat(delays.maxNs()).isEqualTo(ms(400));
        assertThat(delays.percentileNs(1)).isEqualTo(ms(5) + us(10));
    }

    @Test
    void given_no_packets_when_asked_then_nothing_took_any_time() {
        assertThat(delays.percentileNs(99)).isZero();
        assertThat(delays.maxNs()).isZero();
    }

    private void add(int ms) {
        delays.add(ms(ms));
    }

    private static long ms(int ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    private static long us(int us) {
        return TimeUnit.MICROSECONDS.toNanos(us);
    }
}
