package org.huawu.server.edge;

import org.huawu.server.edge.internal.errors.SecurityProblems;
import org.huawu.server.edge.internal.http.RateLimitFilter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.stereotype.Component;

/** What chains of security filters have in common: how refusals are answered, and how often one may come. */
@Component
public class EdgeSecurity {

    private final SecurityProblems problems;
    private final RateLimitFilter rates;

    EdgeSecurity(SecurityProblems problems, EdgeSettings settings) {
        this.problems = problems;
        this.rates = new RateLimitFilter(settings, System::nanoTime);
    }

    /** Sets up a chain of the API; the caller adds whom it lets in. */
    public HttpSecurity applyTo(HttpSecurity http) {
        return answering(http).addFilterBefore(rates, CsrfFilter.class);
    }

    /** As {@link #applyTo}, for chains of machines, which may come as often as they like. */
    public HttpSecurity answering(HttpSecurity http) {
        return http.headers(HeadersConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }
}
