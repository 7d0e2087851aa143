package org.huawu.server.edge.internal.json;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.edge.UsableText;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters whose text the program can neither keep nor compare. Paths never have such text: the firewall. */
final class ParameterCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                if (!UsableText.is(value)) {
                    throw new RejectedException(
                            400,
                            new Rejection(
                                    "field-invalid",
                                    Map.of("field", UsableText.shown(name), "reason", "unusable-characters")));
                }
            }
        });
        return true;
    }
}
