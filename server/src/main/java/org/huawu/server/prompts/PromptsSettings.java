package org.huawu.server.prompts;

import org.huawu.server.installation.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of prompts.
 *
 * @param fileLimitMib how large an uploaded file may be: 1..100 MiB
 * @param roomMinutes how long all prompts together may sound, since they are kept in memory, 1 MiB a minute: 10..600 min
 */
@ConfigurationProperties("huawu.prompts")
public record PromptsSettings(
        @DefaultValue("30") int fileLimitMib,
        @DefaultValue("60") int roomMinutes) {

    public PromptsSettings {
        SettingCheck.inRange("huawu.prompts.file-limit-mib", fileLimitMib, 1, 100, "MiB");
        SettingCheck.inRange("huawu.prompts.room-minutes", roomMinutes, 10, 600, "min");
    }
}
