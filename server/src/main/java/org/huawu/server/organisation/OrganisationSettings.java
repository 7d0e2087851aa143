package org.huawu.server.organisation;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.huawu.server.installation.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the organisation.
 *
 * @param timeZone where a day in a team begins, such as Asia/Shanghai
 */
@ConfigurationProperties("huawu.organisation")
public record OrganisationSettings(
        @DefaultValue("Asia/Shanghai") String timeZone) {

    public OrganisationSettings {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw SettingCheck.refusal(
                    "huawu.organisation.time-zone",
                    timeZone,
                    "a time zone such as Asia/Shanghai",
                    "时区名称，例如 Asia/Shanghai");
        }
    }

    /** Where a day begins. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
