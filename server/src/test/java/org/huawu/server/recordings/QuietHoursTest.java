package org.huawu.server.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.huawu.server.installation.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "01:00-05:00, 16:59:59, false",
        "01:00-05:00, 17:00:00, true",
        "01:00-05:00, 20:59:59, true",
        "01:00-05:00, 21:00:00, false",
        "23:30-02:00, 15:30:00, true",
        "23:30-02:00, 17:59:59, true",
        "23:30-02:00, 18:00:00, false",
        "off, 16:00:00, false",
        "03:00-03:00, 19:00:00, false"
    })
    void given_hours_of_shanghai_when_a_moment_of_utc_is_looked_at_then_it_is_within_or_not(
            String hours, String time, boolean isWithin) {
        Instant moment = Instant.parse("2026-11-20T" + time + "Z");
        assertThat(QuietHours.of("x", hours).contains(moment, SHANGHAI)).isEqualTo(isWithin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-5", "01:00", "01:00-25:00", "01:00-05:00-06:00", "never"})
    void given_hours_of_another_form_when_they_are_read_then_they_are_refused(String hours) {
        assertThatThrownBy(() -> QuietHours.of("huawu.x", hours))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("huawu.x");
    }
}
