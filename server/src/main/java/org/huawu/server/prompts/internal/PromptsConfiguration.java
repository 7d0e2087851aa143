package org.huawu.server.prompts.internal;

import java.time.Clock;
import java.util.Optional;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.LargeBodies;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.prompts.PromptsSettings;
import org.huawu.server.prompts.internal.sound.SoundMaker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's settings, and what makes sounds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PromptsSettings.class)
class PromptsConfiguration {

    @Bean
    SoundMaker soundMaker(DataFolder data) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
        return new SoundMaker(data.run().resolve("sounds"), path);
    }

    @Bean
    Surroundings promptSurroundings(Ids ids, AuditTrail audit, Clock clock) {
        return new Surroundings(ids, audit, clock);
    }

    @Bean
    LargeBodies soundFiles(PromptsSettings settings) {
        return new LargeBodies("/api/prompts", settings.fileLimitMib() * 1024L);
    }
}
