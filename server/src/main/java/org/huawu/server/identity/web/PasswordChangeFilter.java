package org.huawu.server.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.ProblemWriter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** As long as a person must change the password, nothing else of the API is open but the session itself. */
class PasswordChangeFilter extends OncePerRequestFilter {

    private static final String SESSION = "/api/session";

    private final ProblemWriter problems;

    PasswordChangeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean mustChange = SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn in
                && in.rights().mustChangePassword();
        String path = request.getServletPath();
        boolean aboutTheSession =
                path.equals(SESSION) || path.equals(SESSION + "/password") || path.equals(SESSION + "/language");
        if (mustChange && !aboutTheSession) {
            problems.write(request, response, 403, Rejection.of("password-change-required"));
            return;
        }
        chain.doFilter(request, response);
    }
}
