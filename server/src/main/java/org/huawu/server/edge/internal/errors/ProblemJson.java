package org.huawu.server.edge.internal.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.ProblemWriter;
import org.huawu.server.edge.RequestId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems as RFC 9457 says, in the language of the request. Facts become members of their own, after those that
 * every problem has.
 */
@Component
public class ProblemJson implements ProblemWriter {

    /** The fact that also becomes the header {@code Retry-After}. */
    static final String RETRY_AFTER_FACT = "retryAfterSeconds";

    private static final String MEDIA_TYPE = "application/problem+json";

    private final ErrorSentences sentences;
    private final JsonMapper json;

    ProblemJson(ErrorSentences sentences, JsonMapper json) {
        this.sentences = sentences;
        this.json = json;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, int status, Rejection rejection)
            throws IOException {
        write(request, response, new Problem(status, rejection, Map.of()));
    }

    /** As {@link #write(HttpServletRequest, HttpServletResponse, int, Rejection)}, with headers of its own. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        RequestLanguage language = RequestLanguage.of(request);
        byte[] body = json.writeValueAsBytes(members(language, problem, RequestId.of(request)));
        response.setStatus(problem.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", language.code());
        response.setHeader("Vary", "Accept-Language");
        problem.headers().forEach(response::setHeader);
        Object retryAfter = problem.rejection().facts().get(RETRY_AFTER_FACT);
        if (retryAfter != null) {
            response.setHeader("Retry-After", retryAfter.toString());
        }
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private Map<String, Object> members(RequestLanguage language, Problem problem, String requestId) {
        Rejection rejection = problem.rejection();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:huawu:error:" + rejection.errorId());
        members.put("title", sentences.title(language, rejection));
        members.put("status", problem.status());
        members.put("detail", sentences.detail(language, rejection));
        members.put("error-id", rejection.errorId());
        members.put("request-id", requestId);
        new TreeMap<>(rejection.facts()).forEach(members::putIfAbsent);
        return members;
    }
}
