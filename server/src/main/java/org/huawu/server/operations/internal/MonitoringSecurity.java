package org.huawu.server.operations.internal;

import org.huawu.server.edge.EdgeSecurity;
import org.huawu.server.operations.OperationsSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Health is open to all and says no more than up or down; the figures need the token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationsSettings.class)
class MonitoringSecurity {

    @Bean
    @Order(50)
    SecurityFilterChain monitoringSecurityFilterChain(HttpSecurity http, EdgeSecurity edge, MetricsToken token) {
        return edge.applyTo(http.securityMatcher("/actuator/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .anyRequest()
                        .access((person, context) -> new AuthorizationDecision(
                                token.isIn(context.getRequest().getHeader(HttpHeaders.AUTHORIZATION)))))
                .build();
    }
}
