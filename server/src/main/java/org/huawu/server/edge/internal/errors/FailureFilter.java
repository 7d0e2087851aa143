package org.huawu.server.edge.internal.errors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huawu.server.edge.internal.http.FilterOrder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what other filters throw: the session store without its database, for one, never reaches a controller. */
@Component
@Order(FilterOrder.FAILURES)
class FailureFilter extends OncePerRequestFilter {

    private final ProblemMapping mapping;
    private final ProblemJson problems;

    FailureFilter(ProblemMapping mapping, ProblemJson problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException | IOException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            Throwable cause =
                    failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
            problems.write(request, response, mapping.of(cause));
        }
    }
}
