package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class CallCountsTest {

    private final CallCounts counts = new CallCounts();

    @Test
    void given_good_calls_only_when_checked_then_nothing_is_said() {
        counts.good();
        assertThatCode(counts::check).doesNotThrowAnyException();
    }

    @Test
    void given_calls_that_failed_when_checked_then_it_is_said_how_many_and_why() {
        counts.good();
        counts.failed("not offered within 5 s");
        counts.failed("answered with 503");
        counts.failed("not offered within 5 s");
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(counts::check)
                .withMessage(
                        "3 of 4 calls failed: 1 answered with 503, 2 not offered within 5 s. Nothing is reported.");
    }

    @Test
    void given_complaints_when_checked_then_the_first_is_told_with_their_number() {
        Complaints complaints = new Complaints();
        assertThatCode(complaints::check).doesNotThrowAnyException();
        complaints.add("a page broke off.");
        complaints.add("another.");
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(complaints::check)
                .withMessage("The agents' side went wrong 2 times, at first so: a page broke off.");
    }
}
