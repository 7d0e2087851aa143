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
 */
@ConfigurationProperties("huawu.recordings")
public record RecordingsSettings(
        @DefaultValue("180") int keepDays,
        @DefaultValue("60s") Duration roundsEvery) {

    /** The longest time a client may set, in days. */
    public static final int MOST_DAYS = 3_650;

    public RecordingsSettings {
        SettingCheck.inRange("huawu.recordings.keep-days", keepDays, 1, MOST_DAYS, "days");
        SettingCheck.inRange("huawu.recordings.rounds-every", roundsEvery, Duration.ofSeconds(1), Duration.ofHours(24));
    }
}
