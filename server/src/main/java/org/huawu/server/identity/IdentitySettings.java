package org.huawu.server.identity;

import org.huawu.server.installation.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sign-in.
 *
 * @param sessionIdleMinutes after so many minutes without a request a session ends, 5..1440
 * @param sessionLongestHours after so many hours a session ends in any case, 1..168
 */
@ConfigurationProperties("huawu.identity")
public record IdentitySettings(
        @DefaultValue("120") int sessionIdleMinutes,
        @DefaultValue("14") int sessionLongestHours) {

    public IdentitySettings {
        SettingCheck.inRange("huawu.identity.session-idle-minutes", sessionIdleMinutes, 5, 1440, "minutes");
        SettingCheck.inRange("huawu.identity.session-longest-hours", sessionLongestHours, 1, 168, "hours");
    }
}
