package org.huawu.server.edge.internal.writes;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Gives a repeated write the answer of the first. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RepeatedAnswers {

    static final String HEADER = "Idempotency-Replayed";

    @ExceptionHandler(RepeatedAnswer.class)
    void repeat(RepeatedAnswer repeated, HttpServletResponse response) throws IOException {
        Answer answer = repeated.answer();
        response.setStatus(answer.status());
        response.setHeader(HEADER, "true");
        String json = answer.json();
        if (json != null) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
        response.flushBuffer();
    }
}
