package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowMomentsTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long USUAL_NS = 50_000;

    private final List<SlowMoments.Sample> samples = new ArrayList<>();

    @Test
    void given_a_machine_that_keeps_its_pace_when_read_then_no_moment_was_slow() {
        sample(20, USUAL_NS);
        sample(1, 3 * USUAL_NS);
        SlowMoments slow = SlowMoments.of(samples);
        assertThat(slow.moments()).isEmpty();
        assertThat(slow.touch(0, 100 * MS)).isFalse();
        assertThat(slow.percentOf(0, 100 * MS)).isZero();
    }

    @Test
    void given_slow_samples_when_read_then_the_time_around_them_and_a_tenth_of_a_second_after_was_slow() {
        sample(10, USUAL_NS);
        sample(2, 3 * USUAL_NS + 1);
        sample(100, USUAL_NS);
        SlowMoments slow = SlowMoments.of(samples);
        // samples begin at each whole 4 ms and end a millisecond later: slow from the end of the ninth to the
        // thirteenth
        assertThat(slow.moments()).containsExactly(new SlowMoments.Span(37 * MS, 148 * MS));
        assertThat(slow.touch(30 * MS, 36 * MS)).isFalse();
        assertThat(slow.touch(30 * MS, 37 * MS)).isTrue();
        assertThat(slow.touch(60 * MS, 61 * MS)).isTrue();
        assertThat(slow.touch(149 * MS, 150 * MS)).isFalse();
        assertThat(slow.percentOf(100 * MS, 200 * MS)).isEqualByComparingTo("48");
    }

    @Test
    void given_slow_moments_apart_when_read_then_each_stands_by_itself() {
        sample(10, USUAL_NS);
        sample(1, 10 * USUAL_NS);
        sample(50, USUAL_NS);
        sample(1, 10 * USUAL_NS);
        sample(50, USUAL_NS);
        SlowMoments slow = SlowMoments.of(samples);
        assertThat(slow.moments()).hasSize(2);
        assertThat(slow.touch(150 * MS, 200 * MS)).isFalse();
        assertThat(slow.touch(150 * MS, 250 * MS)).isTrue();
    }

    @Test
    void given_nobody_watched_when_read_then_nothing_is_known_to_be_slow() {
        assertThat(SlowMoments.of(samples).touch(0, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void given_packets_under_way_in_a_slow_moment_when_delays_are_drawn_up_then_they_can_be_left_out() {
        TimedDelays delays = new TimedDelays(3);
        delays.add(10, 10);
        delays.add(30, 15);
        delays.add(50, 12);
        var slow = new SlowMoments(List.of(new SlowMoments.Span(20, 25)));
        assertThat(delays.all().maxNs()).isEqualTo(15);
        assertThat(delays.outside(slow).inTime()).isEqualTo(2);
        assertThat(delays.outside(slow).maxNs()).isEqualTo(12);
    }

    @Test
    void given_more_packets_than_can_be_kept_when_delays_are_drawn_up_then_each_nth_stands_for_them() {
        TimedDelays delays = new TimedDelays(12_000_000);
        for (int i = 0; i < 9; i++) {
            delays.add(i, 1);
        }
        assertThat(delays.all().inTime()).isEqualTo(9);
        assertThat(delays.outside(new SlowMoments(List.of())).inTime()).isEqualTo(3);
    }

    private void sample(int times, long tookNs) {
        for (int i = 0; i < times; i++) {
            long fromNs = 4 * MS * samples.size();
            samples.add(new SlowMoments.Sample(fromNs, fromNs + MS, tookNs));
        }
    }
}
