package org.huawu.server.ladders;

import java.time.Duration;
import org.huawu.server.installation.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the ladders.
 *
 * @param keepDays how long the SIP messages of a call are kept after it, in days of 24 hours: 1..365
 * @param roundsEvery how often calls that are over are kept, and what is past its days is looked for: 1 s..24 h
 */
@ConfigurationProperties("huawu.ladders")
public record LaddersSettings(
        @DefaultValue("14") int keepDays,
        @DefaultValue("5s") Duration roundsEvery) {

    public LaddersSettings {
        SettingCheck.inRange("huawu.ladders.keep-days", keepDays, 1, 365, "days");
        SettingCheck.inRange("huawu.ladders.rounds-every", roundsEvery, Duration.ofSeconds(1), Duration.ofHours(24));
    }
}
