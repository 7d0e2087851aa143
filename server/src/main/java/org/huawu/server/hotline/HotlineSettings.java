package org.huawu.server.hotline;

import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.installation.SettingCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of lines and their numbers.
 *
 * @param areaCode of the place where calls arrive, without the leading 0, such as 10 or 755; default: no one place
 */
@ConfigurationProperties("huawu.hotline")
public record HotlineSettings(@Nullable String areaCode) {

    public HotlineSettings {
        if (areaCode != null && !NumberPlan.isAreaCode(areaCode)) {
            throw SettingCheck.refusal(
                    "huawu.hotline.area-code",
                    areaCode,
                    "an area code without the 0, such as 10 or 755",
                    "不带 0 的区号，例如 10 或 755");
        }
    }

    /** How numbers are written that arrive there. */
    public NumberPlan numberPlan() {
        return areaCode == null ? NumberPlan.NATIONAL : new NumberPlan(areaCode);
    }
}
