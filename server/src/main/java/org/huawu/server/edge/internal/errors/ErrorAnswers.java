package org.huawu.server.edge.internal.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers what controllers and static pages throw. */
@RestControllerAdvice
class ErrorAnswers {

    private final ProblemMapping mapping;
    private final ProblemJson problems;

    ErrorAnswers(ProblemMapping mapping, ProblemJson problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void clientWentAway() {
        // nobody is left to answer
    }

    @ExceptionHandler(Throwable.class)
    void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, mapping.of(failure));
    }
}
