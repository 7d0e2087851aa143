package org.huawu.server.edge.internal.errors;

import java.util.Map;
import org.huawu.kernel.Rejection;

/**
 * What a failed request is answered with.
 *
 * @param status the HTTP status, 400..599
 * @param rejection error id and facts
 * @param headers headers that belong to this answer
 */
public record Problem(int status, Rejection rejection, Map<String, String> headers) {

    public Problem {
        headers = Map.copyOf(headers);
    }

    static Problem of(int status, String errorId) {
        return new Problem(status, Rejection.of(errorId), Map.of());
    }

    static Problem of(int status, String errorId, Map<String, Object> facts) {
        return new Problem(status, new Rejection(errorId, facts), Map.of());
    }
}
