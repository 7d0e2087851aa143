package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is agreed on (RFC 4028 7.2, 9). */
class SessionTimerTest {

    private static final SessionTimes TIMES = new SessionTimes(1_800, 120);

    @ParameterizedTest
    @CsvSource({
        // asked, least, refresher, supported: interval and whether it is ours
        "0,     90,    UNSAID, false, 0,     false",
        "1800,  90,    UNSAID, false, 1800,  true",
        "1800,  90,    UAC,    false, 1800,  true",
        "1800,  90,    UAC,    true,  1800,  false",
        "1800,  90,    UAS,    true,  1800,  true",
        "1800,  90,    UNSAID, true,  1800,  true",
        "0,     90,    UNSAID, true,  1800,  true",
        "0,     3600,  UNSAID, true,  3600,  true",
        "7200,  90,    UAS,    true,  1800,  true",
        "7200,  3600,  UAS,    true,  3600,  true",
        "600,   90,    UAS,    true,  600,   true",
        "600,   900,   UAS,    true,  600,   true",
        "100,   90,    UNSAID, false, 0,     false"
    })
    void given_a_wish_when_we_answer_it_then_rfc_4028_is_kept(
            int asked, int least, TimerWish.Refresher refresher, boolean isSupported, int interval, boolean isOurs) {
        TimerWish wish = new TimerWish(asked, least, refresher, isSupported);
        assertThat(SessionTimer.answering(wish, TIMES, SessionTimer.NONE))
                .isEqualTo(new SessionTimer(interval, isOurs));
    }

    @Test
    void given_a_renewal_that_leaves_open_who_renews_when_it_comes_then_it_is_who_did_before() {
        TimerWish wish = new TimerWish(1_800, 90, TimerWish.Refresher.UNSAID, true);
        assertThat(SessionTimer.answering(wish, TIMES, new SessionTimer(1_800, false))
                        .isOurs())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1800, UAC,    1800,  true",
        "1800, UAS,    1800,  false",
        "1800, UNSAID, 1800,  true",
        "0,    UNSAID, 300,   false",
        "1,    UAC,    120,   true",
        "99999999, UAC, 86400, true"
    })
    void given_an_answer_when_it_agrees_then_that_holds_within_our_limits(
            int said, TimerWish.Refresher refresher, int interval, boolean isOurs) {
        TimerWish wish = new TimerWish(said, 90, refresher, true);
        assertThat(SessionTimer.agreed(wish, TIMES, new SessionTimer(300, false)))
                .isEqualTo(new SessionTimer(interval, isOurs));
    }

    @ParameterizedTest
    @CsvSource({"1800, 900000, 1768000", "90, 45000, 60000"})
    void given_a_timer_when_nobody_renews_then_the_end_comes_a_little_early(int interval, long renewed, long end) {
        SessionTimer timer = new SessionTimer(interval, true);
        assertThat(timer.renewedAfterMs()).isEqualTo(renewed);
        assertThat(timer.endsAfterMs()).isEqualTo(end);
    }
}
