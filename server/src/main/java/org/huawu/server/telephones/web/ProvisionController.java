package org.huawu.server.telephones.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.server.audit.Actor;
import org.huawu.server.edge.EdgeSecurity;
import org.huawu.server.edge.WithoutTransaction;
import org.huawu.server.telephones.internal.Provisioning;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The settings that telephones fetch: over HTTPS alone, each under a secret of its own. Whatever is not right is 404, whichever part
 * that was. The program's log names the route and never the secret.
 */
@RestController
@WithoutTransaction
class ProvisionController {

    private static final Pattern FILE = Pattern.compile("([0-9a-fA-F]{12})\\.cfg");

    private final Provisioning provisioning;

    ProvisionController(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @GetMapping("/provision/{secret}/{file}")
    ResponseEntity<String> settings(
            @PathVariable String secret, @PathVariable String file, HttpServletRequest request) {
        Matcher name = FILE.matcher(file);
        Optional<String> found = request.isSecure() && name.matches()
                ? ScopedValue.where(Actor.CURRENT, new Actor(null, request.getRemoteAddr()))
                        .call(() -> provisioning.settings(secret, name.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
        return found.map(text -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_PLAIN)
                        .cacheControl(CacheControl.noStore())
                        .body(text))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** No session, no sign-in; as often as an address without sign-in may come. */
    @Configuration(proxyBeanMethods = false)
    static class Security {

        @Bean
        @Order(60)
        SecurityFilterChain provisionSecurityFilterChain(HttpSecurity http, EdgeSecurity edge) {
            return edge.applyTo(http.securityMatcher("/provision/**"))
                    .csrf(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }
}
