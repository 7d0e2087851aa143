package org.huawu.server.edge.internal.writes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huawu.server.edge.internal.http.BodyLimits;
import org.huawu.server.edge.internal.http.FilterOrder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Keeps the body of a request that carries a key as it is read: a repeated one is known by it. */
@Component
@Order(FilterOrder.KEPT_BODY)
class WriteRequestFilter extends OncePerRequestFilter {

    private final BodyLimits limits;

    WriteRequestFilter(BodyLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(WriteRequest.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = Math.toIntExact(limits.of(request.getRequestURI()));
        chain.doFilter(new ContentCachingRequestWrapper(request, limit), response);
    }
}
