package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WideClockTest {

    @Test
    void given_a_stream_that_wraps_when_it_goes_on_then_the_house_sees_no_break() {
        WideClock clock = new WideClock();
        int wide = -10 * 960 - 3;
        int before = clock.heard(wide, 160);
        for (int n = 0; n < 30; n++) {
            wide += 960;
            assertThat(clock.gap(wide)).isZero();
            int next = clock.heard(wide, 160);
            assertThat(next - before).isEqualTo(160);
            before = next;
        }
    }

    @Test
    void given_a_stream_over_a_day_and_more_when_it_goes_on_then_the_house_sees_all_of_it() {
        WideClock clock = new WideClock();
        int wide = 5;
        int first = clock.heard(wide, 160);
        int seconds = 30 * 3_600;
        int last = first;
        for (int n = 0; n < seconds; n++) {
            wide += 48_000;
            last = clock.heard(wide, 160);
        }
        assertThat(last - first).isEqualTo(8_000 * seconds);
    }

    @Test
    void given_packets_before_and_behind_when_they_are_held_against_it_then_it_says_how_much_is_missing() {
        WideClock clock = new WideClock();
        int wide = Integer.MAX_VALUE - 255;
        int _ = clock.heard(wide, 160);
        assertThat(clock.gap(wide + 960)).isZero();
        assertThat(clock.gap(wide + 4 * 960)).isEqualTo(3 * 160);
        assertThat(clock.gap(wide - 960)).isEqualTo(-2 * 160);
    }
}
