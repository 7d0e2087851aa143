package org.huawu.server.edge;

import org.huawu.server.edge.internal.errors.SecurityProblems;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.stereotype.Component;

/** What every chain of security filters has in common: refusals as problem+json, and the headers left to the edge. */
@Component
public class EdgeSecurity {

    private final SecurityProblems problems;

    EdgeSecurity(SecurityProblems problems) {
        this.problems = problems;
    }

    /** Sets up a chain; the caller adds whom it lets in. */
    public HttpSecurity applyTo(HttpSecurity http) {
        return http.headers(HeadersConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }
}
