package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CallBookTest {

    private final CallBook book = new CallBook();

    @Test
    void given_a_number_when_it_is_masked_then_three_digits_and_four_are_seen() {
        assertThat(CallBook.masked("13800001234")).isEqualTo("138****1234");
        assertThat(CallBook.masked("12345678")).isEqualTo("123*5678");
        assertThatIllegalArgumentException().isThrownBy(() -> CallBook.masked("1234567"));
    }

    @Test
    void given_two_calls_when_one_is_offered_then_it_is_found_by_what_the_desk_shows() {
        CallTimes first = book.open("13800000001");
        CallTimes second = book.open("13800000002");
        assertThat(book.find("138****0001")).containsSame(first);
        assertThat(book.find("138****0002")).containsSame(second);
        assertThat(book.find("138****0003")).isEmpty();
        assertThat(book.find("")).isEmpty();
    }

    @Test
    void given_a_call_that_is_over_when_its_number_is_seen_then_it_is_not_found() {
        book.open("13800000001");
        book.close("13800000001");
        assertThat(book.find("138****0001")).isEmpty();
        assertThat(book.open("13800000001")).isNotNull();
    }

    @Test
    void given_two_numbers_that_look_the_same_when_both_call_then_that_is_a_failure() {
        book.open("13800000001");
        assertThatExceptionOfType(BenchFailure.class).isThrownBy(() -> book.open("13811110001"));
    }
}
