package org.huawu.server.recordings.internal;

import java.nio.file.Files;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.recordings.RecordingsSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's settings, and its look at the disk. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordingsSettings.class)
class RecordingsConfiguration {

    @Bean
    FreeSpace freeSpaceForRecordings(DataFolder data) {
        return () -> Files.getFileStore(data.recordings()).getUsableSpace();
    }
}
