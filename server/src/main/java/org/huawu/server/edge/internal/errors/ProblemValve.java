package org.huawu.server.edge.internal.errors;

import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.huawu.server.edge.RequestId;
import org.huawu.server.edge.internal.http.SecurityHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Stands in for Tomcat's own error page, for requests so broken that they reach no filter. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private final ProblemJson problems;
    private final SecurityHeaders headers;

    public ProblemValve(ProblemJson problems, SecurityHeaders headers) {
        this.problems = problems;
        this.headers = headers;
    }

    /** A request that reached no filter stands in no other line of the log, so it gets one here. */
    private static void giveId(Request request, Response response, int status) {
        if (request.getAttribute(RequestId.ATTRIBUTE) != null) {
            return;
        }
        String id = UUID.randomUUID().toString();
        request.setAttribute(RequestId.ATTRIBUTE, id);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.LOG_KEY, id);
        try {
            LOG.info("a request was refused before it was understood, with status {}", status);
        } finally {
            MDC.remove(RequestId.LOG_KEY);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            giveId(request, response, status);
            headers.write(request.getRequest(), response.getResponse());
            problems.write(request.getRequest(), response.getResponse(), WebProblems.ofStatus(status));
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("the client of a broken request went away", e);
        }
    }
}
