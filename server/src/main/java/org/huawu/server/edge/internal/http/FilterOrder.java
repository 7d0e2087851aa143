package org.huawu.server.edge.internal.http;

import org.springframework.core.Ordered;

/** The order of the edge's filters. All stand before those of sessions and sign-in, so that they see every answer. */
public final class FilterOrder {

    public static final int REQUEST_ID = Ordered.HIGHEST_PRECEDENCE + 10;
    public static final int ACCESS_LOG = Ordered.HIGHEST_PRECEDENCE + 11;
    public static final int SECURITY_HEADERS = Ordered.HIGHEST_PRECEDENCE + 12;
    public static final int FAILURES = Ordered.HIGHEST_PRECEDENCE + 13;
    public static final int BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 14;

    public static final int KEPT_BODY = Ordered.HIGHEST_PRECEDENCE + 15;

    private FilterOrder() {}
}
