package org.huawu.server.reports;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.huawu.server.installation.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the figures.
 *
 * @param timeZone where a day begins, such as Asia/Shanghai
 */
@ConfigurationProperties("huawu.reports")
public record ReportsSettings(@DefaultValue("Asia/Shanghai") String timeZone) {

    public ReportsSettings {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw SettingCheck.refusal(
                    "huawu.reports.time-zone", timeZone, "a time zone such as Asia/Shanghai", "时区名称，例如 Asia/Shanghai");
        }
    }

    /** Where a day begins. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
