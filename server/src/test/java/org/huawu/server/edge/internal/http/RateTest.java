package org.huawu.server.edge.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    private static final long MILLISECOND = 1_000_000L;

    private final AtomicLong now = new AtomicLong(-5 * MILLISECOND);

    @Test
    void given_a_burst_when_all_of_it_comes_at_once_then_the_next_must_wait() {
        Rate rate = new Rate(10, 5, 100, now::get);
        IntStream.range(0, 5).forEach(i -> assertThat(rate.take("a")).isZero());
        assertThat(rate.take("a")).isEqualTo(1);
        assertThat(rate.take("b")).as("another").isZero();
    }

    @Test
    void given_a_burst_taken_when_time_passes_then_as_many_may_come_as_were_earned() {
        Rate rate = new Rate(10, 5, 100, now::get);
        IntStream.range(0, 6).forEach(i -> rate.take("a"));
        now.addAndGet(99 * MILLISECOND);
        assertThat(rate.take("a")).isPositive();
        now.addAndGet(MILLISECOND);
        assertThat(rate.take("a")).isZero();
        assertThat(rate.take("a")).isPositive();
        now.addAndGet(60_000 * MILLISECOND);
        IntStream.range(0, 5).forEach(i -> assertThat(rate.take("a")).isZero());
        assertThat(rate.take("a")).as("never more than the burst").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE - 10, Long.MIN_VALUE, 0})
    void given_any_origin_of_time_when_taken_then_it_counts_the_same(long origin) {
        now.set(origin);
        Rate rate = new Rate(1, 2, 100, now::get);
        assertThat(rate.take("a")).isZero();
        assertThat(rate.take("a")).isZero();
        assertThat(rate.take("a")).isEqualTo(1);
        now.addAndGet(1_000 * MILLISECOND);
        assertThat(rate.take("a")).isZero();
    }

    @Test
    void given_more_than_can_be_remembered_when_they_come_then_the_memory_does_not_grow() {
        Rate rate = new Rate(1, 1, 100, now::get);
        IntStream.range(0, 1_000).forEach(i -> rate.take("key" + i));
        assertThat(rate.remembered()).isEqualTo(100);
        assertThat(rate.take("key999")).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:ffff::1, true",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:3:3:4:5:6, false",
        "2001:db8::1, 2001:db8:0:0:0:0:0:2, true",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1, 10.0.0.1, true",
        "::ffff:10.0.0.1, ::ffff:10.0.0.2, false",
    })
    void given_two_addresses_when_counted_then_those_of_one_ipv6_network_count_as_one(
            String one, String other, boolean same) {
        assertThat(RateLimitFilter.network(one).equals(RateLimitFilter.network(other)))
                .isEqualTo(same);
    }
}
