package org.huawu.server.hotline.internal;

import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.hotline.HotlineSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's settings, and the numbering plan of the whole program. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HotlineSettings.class)
class HotlineConfiguration {

    @Bean
    NumberPlan numberPlan(HotlineSettings settings) {
        return settings.numberPlan();
    }
}
