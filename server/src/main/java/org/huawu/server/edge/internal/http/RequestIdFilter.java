package org.huawu.server.edge.internal.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huawu.server.edge.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request its id: the one it brings, if that looks like a generated one, else a new one. The id goes into every
 * line of the log, so it must never be able to hold a phone number: it consists of 16 to 64 hexadecimal digits, hyphens
 * between them as they please, with a letter among them and never more than six decimal digits in a row, hyphens not
 * counted. About a third of all random UUIDs have such a row; they are replaced too, and the answer names the id in force.
 */
@Component
@Order(FilterOrder.REQUEST_ID)
class RequestIdFilter extends OncePerRequestFilter {

    private static final Pattern LOOKS_GENERATED =
            Pattern.compile("(?=.*[A-Fa-f])(?!.*[0-9](?:-?[0-9]){6})[0-9A-Fa-f](?:-?[0-9A-Fa-f]){15,63}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getAttribute(RequestId.ATTRIBUTE) instanceof String given
                ? given
                : idFor(request.getHeader(RequestId.HEADER));
        request.setAttribute(RequestId.ATTRIBUTE, id);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.LOG_KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(RequestId.LOG_KEY);
        }
    }

    private static String idFor(@Nullable String given) {
        return given != null && LOOKS_GENERATED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /** A request that the container refuses before any filter still gets here, with the answer that says so. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
