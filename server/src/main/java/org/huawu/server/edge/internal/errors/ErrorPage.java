package org.huawu.server.edge.internal.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends a request that was ended with a bare status. */
@RestController
class ErrorPage implements ErrorController {

    private final ProblemMapping mapping;
    private final ProblemJson problems;

    ErrorPage(ProblemMapping mapping, ProblemJson problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            problems.write(request, response, mapping.of(failure));
            return;
        }
        // no status: somebody asked for this address itself
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        problems.write(request, response, WebProblems.ofStatus(status));
    }
}
