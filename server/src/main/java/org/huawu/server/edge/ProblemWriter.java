package org.huawu.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huawu.kernel.Rejection;

/** Answers a request with problem+json, for places that cannot throw a {@link RejectedException}. */
public interface ProblemWriter {

    /** Writes the answer, unless another one is on its way already. */
    void write(HttpServletRequest request, HttpServletResponse response, int status, Rejection rejection)
            throws IOException;
}
