package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallPlanTest {

    private final CallPlan plan = new CallPlan(20, 10, 30);

    @Test
    void given_a_plan_when_its_calls_are_counted_then_the_first_ones_are_not_timed() {
        assertThat(plan.calls()).isEqualTo(800);
        assertThat(plan.timedCalls()).isEqualTo(600);
        assertThat(plan.everyNs()).isEqualTo(50_000_000);
        assertThat(plan.isTimed(199)).isFalse();
        assertThat(plan.isTimed(200)).isTrue();
    }

    @Test
    void given_all_calls_when_their_numbers_are_masked_then_each_is_seen_apart() {
        assertThat(IntStream.range(0, 10_000).mapToObj(CallPlan::number).map(CallBook::masked))
                .doesNotHaveDuplicates()
                .allMatch(shown -> shown.matches("138\\*{4}\\d{4}"));
    }

    @Test
    void given_more_calls_than_numbers_when_planned_then_that_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallPlan(100, 1, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallPlan(0, 1, 1));
    }
}
