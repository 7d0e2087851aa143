package org.huawu.server.edge.internal.server;

import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.internal.errors.ProblemJson;
import org.huawu.server.edge.internal.errors.ProblemValve;
import org.huawu.server.edge.internal.http.SecurityHeaders;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The web server of the program. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
@EnableScheduling
class ServerConfiguration {

    @Bean
    EdgeServerFactory edgeServerFactory(EdgeSettings settings, ProblemJson problems, SecurityHeaders headers) {
        return new EdgeServerFactory(settings, new ProblemValve(problems, headers));
    }
}
