package org.huawu.server.edge;

import jakarta.servlet.http.HttpServletRequest;

/** The id under which a request is found in the logs. Every answer carries it in the header {@value #HEADER}. */
public final class RequestId {

    /** The header that brings the id of a proxy in front, if it looks generated, and that carries the id in the answer. */
    public static final String HEADER = "X-Request-Id";

    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = RequestId.class.getName();

    /** The key that holds it in the context of log lines. */
    public static final String LOG_KEY = "requestId";

    private RequestId() {}

    /** The id of a request; "-" for a request so broken that it never got one. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "-";
    }
}
