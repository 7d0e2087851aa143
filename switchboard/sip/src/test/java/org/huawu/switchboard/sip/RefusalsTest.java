package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a flood is told of. */
class RefusalsTest {

    @Test
    void given_a_flood_when_it_lasts_then_each_request_is_counted_and_a_line_is_written_at_once_and_each_minute() {
        Refusals refusals = new Refusals();
        List<Long> told = new ArrayList<>();
        long beginNs = -5;
        for (int second = 0; second <= 180; second++) {
            for (int i = 0; i < 10; i++) {
                refusals.another(beginNs + second * (Refusals.PAUSE_NS / 60)).ifPresent(told::add);
            }
        }
        assertThat(told).containsExactly(1L, 600L, 600L, 600L);
        assertThat(refusals.all()).isEqualTo(1_810);
    }
}
