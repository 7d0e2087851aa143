package org.huawu.server.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.huawu.server.hotline.DayHours.Fault;
import org.huawu.server.hotline.DayHours.NotHours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours of a day as people write them. */
class DayHoursTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "08:30-12:00 13:30-17:30 | 08:30-12:00 13:30-17:30",
                "13:30–17:30, 8:30 - 12:00 | 08:30-12:00 13:30-17:30",
                "8：30至12：00、13：30～17：30 | 08:30-12:00 13:30-17:30",
                "00:00-24:00 | 00:00-24:00",
                "08:00-12:00 12:00-18:00 | 08:00-18:00",
                "' ' | ''"
            })
    void given_hours_in_whatever_way_when_read_then_they_are_written_in_one(String typed, String written)
            throws NotHours {
        assertThat(DayHours.parse(typed)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "closed,NO_HOURS",
        "08:30,NO_HOURS",
        "18:00-08:00,NO_HOURS",
        "08:00-08:00,NO_HOURS",
        "08:60-09:00,NO_HOURS",
        "08:00-24:01,NO_HOURS",
        "-08:00-09:00,NO_HOURS",
        "08:00-12:00 11:59-18:00,OVERLAP",
        "00:00-00:10 01:00-01:10 02:00-02:10 03:00-03:10 04:00-04:10 05:00-05:10 06:00-06:10,TOO_MANY"
    })
    void given_a_text_that_says_no_hours_when_read_then_it_is_told_what_is_wrong(String typed, Fault fault) {
        assertThatExceptionOfType(NotHours.class)
                .isThrownBy(() -> DayHours.parse(typed))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
    }
}
