package org.huawu.server.operations;

import org.huawu.server.installation.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of operations.
 *
 * @param diskReserveMib when the data folder's disk has less room than this, writes are refused so that PostgreSQL always has
 *     room to finish what it began: 16..1048576 MiB
 */
@ConfigurationProperties("huawu.operations")
public record OperationsSettings(@DefaultValue("128") long diskReserveMib) {

    public OperationsSettings {
        SettingCheck.inRange("huawu.operations.disk-reserve-mib", diskReserveMib, 16, 1_048_576, "MiB");
    }
}
