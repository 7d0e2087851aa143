package org.huawu.server.recordings;

import java.time.Duration;
import org.huawu.server.installation.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the recordings.
 *
 * @param keepDays how long every recording is kept at least, in days of 24 hours: 1..3650; a client may set more
 * @param roundsEvery how often what is past its retention is looked for: 1 s..24 h
 * @param warnFreeMib when their disk has less room than this, it is told: 0..1073741824 MiB, not less than {@code stopFreeMib}
 * @param stopFreeMib when it has less than this, no recording is begun: 0..1073741824 MiB
 * @param quietHours when recordings are turned into Opus, FROM-TO in the time zone of the figures, or "off"
 * @param quietCalls with how many calls being recorded that still goes on: 0..5000
 */
@ConfigurationProperties("huawu.recordings")
public record RecordingsSettings(
        @DefaultValue("180") int keepDays,
        @DefaultValue("60s") Duration roundsEvery,
        @DefaultValue("10240") long warnFreeMib,
        @DefaultValue("2048") long stopFreeMib,
        @DefaultValue("01:00-05:00") String quietHours,
        @DefaultValue("20") int quietCalls) {

    /** The longest time a client may set, in days. */
    public static final int MOST_DAYS = 3_650;

    private static final String QUIET_HOURS = "huawu.recordings.quiet-hours";
    private static final long MOST_MIB = 1L << 30;

    public RecordingsSettings {
        SettingCheck.inRange("huawu.recordings.keep-days", keepDays, 1, MOST_DAYS, "days");
        SettingCheck.inRange("huawu.recordings.rounds-every", roundsEvery, Duration.ofSeconds(1), Duration.ofHours(24));
        SettingCheck.inRange("huawu.recordings.stop-free-mib", stopFreeMib, 0, MOST_MIB, "MiB");
        SettingCheck.inRange("huawu.recordings.warn-free-mib", warnFreeMib, stopFreeMib, MOST_MIB, "MiB");
        SettingCheck.inRange("huawu.recordings.quiet-calls", quietCalls, 0, 5_000, "calls");
        QuietHours.of(QUIET_HOURS, quietHours);
    }

    /** The quiet hours, read. */
    public QuietHours quiet() {
        return QuietHours.of(QUIET_HOURS, quietHours);
    }
}
