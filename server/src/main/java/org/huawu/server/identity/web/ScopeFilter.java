package org.huawu.server.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huawu.server.audit.Actor;
import org.huawu.server.database.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds who acts, and whose rows are seen, for the rest of the request. A request without a person sees no rows.
 */
class ScopeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn person = SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn in ? in : null;
        try {
            ScopedValue.where(
                            Scope.CURRENT,
                            person == null ? Scope.none() : person.rights().scope())
                    .where(Actor.CURRENT, actor(person, request))
                    .call(() -> {
                        chain.doFilter(request, response);
                        return null;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static Actor actor(@Nullable SignedIn person, HttpServletRequest request) {
        return new Actor(person == null ? null : person.rights().person(), request.getRemoteAddr());
    }
}
