package org.huawu.server.edge.testing;

import java.nio.file.Path;
import java.time.Clock;
import org.huawu.server.edge.EdgeSecurity;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The edge alone: no database, and a sign-in by a header that says who it is. */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, JdbcSessionAutoConfiguration.class})
@EnableMethodSecurity
@ComponentScan(
        basePackages = "org.huawu.server.edge",
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class EdgeTestApplication {

    @Bean
    DataFolder dataFolder(@Value("${huawu.data}") String path) {
        return new DataFolder(Path.of(path));
    }

    @Bean
    Home home(@Value("${huawu.home}") String path) {
        return new Home(Path.of(path));
    }

    @Bean
    Clock clock() {
        return new MovableClock();
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, EdgeSecurity edge) {
        return edge.applyTo(http.securityMatcher("/api/**"))
                .csrf(csrf -> csrf.ignoringRequestMatchers(request -> request.getHeader("X-Test-Forged") == null))
                .addFilterBefore(new SignInByHeader(), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> may.requestMatchers("/api/closed/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }
}
