package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private final Lateness lateness = new Lateness(new CallPlan(20, 1, 10));

    @Test
    void given_calls_begun_before_the_next_is_due_when_counted_then_none_is_late() {
        for (int call = 0; call < 200; call++) {
            begun(50);
        }
        assertThat(lateness.lateCalls()).isZero();
    }

    @Test
    void given_more_than_one_call_in_a_hundred_begun_late_when_the_next_is_too_then_the_measurement_fails() {
        begun(51);
        begun(87);
        assertThat(lateness.lateCalls()).isEqualTo(2);
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(() -> begun(60))
                .withMessage("The callers fell behind: 3 calls were begun late, the worst by 87 ms."
                        + " Let nothing else run on this machine.");
    }

    private void begun(long lateMs) {
        lateness.begun(TimeUnit.MILLISECONDS.toNanos(lateMs));
    }
}
