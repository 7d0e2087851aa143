package org.huawu.server.hotline;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.installation.SettingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of lines, their numbers, and agents' certificates.
 *
 * @param areaCode of the place where calls arrive, without the leading 0, such as 10 or 755; default: no one place
 * @param timeZone where a day of a certificate begins, such as Asia/Shanghai
 */
@ConfigurationProperties("huawu.hotline")
public record HotlineSettings(
        @Nullable String areaCode,
        @DefaultValue("Asia/Shanghai") String timeZone) {

    public HotlineSettings {
        if (areaCode != null && !NumberPlan.isAreaCode(areaCode)) {
            throw SettingCheck.refusal(
                    "huawu.hotline.area-code",
                    areaCode,
                    "an area code without the 0, such as 10 or 755",
                    "不带 0 的区号，例如 10 或 755");
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw SettingCheck.refusal(
                    "huawu.hotline.time-zone", timeZone, "a time zone such as Asia/Shanghai", "时区名称，例如 Asia/Shanghai");
        }
    }

    /** Where a day of a certificate begins. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** How numbers are written that arrive there. */
    public NumberPlan numberPlan() {
        return areaCode == null ? NumberPlan.NATIONAL : new NumberPlan(areaCode);
    }
}
