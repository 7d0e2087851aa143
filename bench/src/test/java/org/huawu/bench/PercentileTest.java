package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentileTest {

    @Test
    void given_times_in_any_order_when_a_percentile_is_taken_then_so_many_percent_do_not_exceed_it() {
        long[] hundred = LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray();
        assertThat(Percentile.of(hundred, 50)).isEqualTo(50);
        assertThat(Percentile.of(hundred, 99)).isEqualTo(99);
        assertThat(Percentile.of(new long[] {7}, 99)).isEqualTo(7);
        assertThat(Percentile.of(new long[] {2, 1}, 50)).isEqualTo(1);
    }
}
