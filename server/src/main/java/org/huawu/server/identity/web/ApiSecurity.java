package org.huawu.server.identity.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** How the API is guarded: a session for everything but signing in; what else is needed stands at each method. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class ApiSecurity {

    @Bean
    @Order(100)
    SecurityFilterChain apiSecurityFilterChain(
            HttpSecurity http,
            SessionRights sessions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        XorCsrfTokenRequestAttributeHandler csrfHandler = new XorCsrfTokenRequestAttributeHandler();
        http.securityMatcher("/api/**")
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .headers(headers -> headers.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(new SchemeCookies.OfCsrf())
                        .csrfTokenRequestHandler(csrfHandler)
                        .sessionAuthenticationStrategy((authentication, request, response) -> {}))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/session", "/api/openapi.json")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/session")
                        .permitAll()
                        .requestMatchers(HttpMethod.DELETE, "/api/session")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> problems.resolveException(request, response, null, e))
                        .accessDeniedHandler(
                                (request, response, e) -> problems.resolveException(request, response, null, e)))
                .addFilterBefore(new ScopeFilter(), CsrfFilter.class)
                .addFilterAfter(new PasswordChangeFilter(problems), AuthorizationFilter.class);
        return http.build();
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
