package org.huawu.server.identity.web;

import org.huawu.server.edge.EdgeSecurity;
import org.huawu.server.edge.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.session.web.http.CookieSerializer;

/** How the API is guarded: a session for everything but signing in; what else is needed stands at each method. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class ApiSecurity {

    @Bean
    @Order(100)
    SecurityFilterChain apiSecurityFilterChain(
            HttpSecurity http, EdgeSecurity edge, SessionRights sessions, ProblemWriter problems) {
        return edge.applyTo(http.securityMatcher("/api/**"))
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(new SchemeCookies.OfCsrf())
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .sessionAuthenticationStrategy((authentication, request, response) -> {}))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/openapi.json")
                        .permitAll()
                        .requestMatchers("/api/session")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new ScopeFilter(), CsrfFilter.class)
                .addFilterAfter(new PasswordChangeFilter(problems), AuthorizationFilter.class)
                .build();
    }

    @Bean
    CookieSerializer cookieSerializer() {
        return new SchemeCookies.OfSession();
    }

    /** Sign-in is this module's own; without this bean Spring Boot would invent a user with a password in the log. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("people sign in at POST /api/session");
        };
    }
}
