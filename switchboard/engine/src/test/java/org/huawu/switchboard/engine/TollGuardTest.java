package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TollGuardTest {

    private final TollGuard guard = new TollGuard(
            List.of(new PrefixCap("1", 2), new PrefixCap("1700", 0), new PrefixCap("010", 1), new PrefixCap("+1", 1)));

    @Test
    void given_a_number_no_prefix_names_when_it_is_to_be_called_then_it_is_not() {
        assertThat(guard.allows("+442079460000", 0)).isFalse();
        assertThat(guard.allows("02188880000", 0)).isFalse();
        assertThat(guard.allows("", 0)).isFalse();
    }

    @Test
    void given_a_longer_prefix_when_it_names_the_number_then_it_counts_and_not_the_shorter_one() {
        assertThat(guard.allows("17001234567", 0)).isFalse();
        assertThat(guard.allows("13800001111", 0)).isTrue();
    }

    @Test
    void given_as_many_calls_as_an_hour_has_when_the_hour_is_over_then_there_may_be_more() {
        guard.called("13800001111", 0);
        guard.called("13800002222", 1_000);
        assertThat(guard.allows("13800003333", TollGuard.HOUR_MS - 1)).isFalse();
        assertThat(guard.allows("13800003333", TollGuard.HOUR_MS)).isTrue();
        assertThat(guard.allows("01012345678", 2_000))
                .as("each prefix has its own")
                .isTrue();
    }

    @Test
    void given_calls_within_the_hour_when_the_caps_are_set_anew_then_they_count_on() {
        guard.called("13800001111", 0);
        guard.replace(List.of(new PrefixCap("1", 1), new PrefixCap("021", 1)));
        assertThat(guard.allows("13800002222", 1_000)).isFalse();
        assertThat(guard.allows("01012345678", 1_000))
                .as("a prefix that is gone")
                .isFalse();
        assertThat(guard.allows("02112345678", 1_000)).isTrue();
        guard.replace(List.of(new PrefixCap("1", 2)));
        assertThat(guard.allows("13800002222", 1_000)).isTrue();
    }

    @Test
    void given_no_caps_when_anything_is_to_be_called_then_it_is_not() {
        assertThat(new TollGuard(List.of()).allows("13800001111", 0)).isFalse();
    }
}
