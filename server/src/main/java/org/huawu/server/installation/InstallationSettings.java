package org.huawu.server.installation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the installation on its machine.
 *
 * @param minFreeMib how much room the disk of the data folder must have for the program to start: 0..1048576 MiB
 */
@ConfigurationProperties("huawu.installation")
public record InstallationSettings(@DefaultValue("256") long minFreeMib) {

    public InstallationSettings {
        SettingCheck.inRange("huawu.installation.min-free-mib", minFreeMib, 0, 1_048_576, "MiB");
    }
}
