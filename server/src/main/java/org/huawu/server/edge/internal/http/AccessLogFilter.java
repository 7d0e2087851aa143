package org.huawu.server.edge.internal.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line a request. It names the route, never the address asked for: ids, numbers and names in a path or a query string
 * do not enter the log.
 */
@Component
@Order(FilterOrder.ACCESS_LOG)
class AccessLogFilter extends OncePerRequestFilter {

    static final String LOGGER = "org.huawu.access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            // what is still thrown here is answered by the container
            int status = returned ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            LOG.atInfo()
                    .addKeyValue("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER")
                    .addKeyValue("route", route(request))
                    .addKeyValue("status", status)
                    .addKeyValue("ms", (System.nanoTime() - began) / 1_000_000)
                    .log("request");
        }
    }

    private static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "-" : pattern.toString();
    }
}
