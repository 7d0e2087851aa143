package org.huawu.server.edge;

import org.huawu.kernel.Rejection;

/**
 * Carries a {@link Rejection} from a module to the HTTP edge, which answers it as problem+json in the language of the
 * request. The sentence is looked up by the error id in the message files {@code errors/MODULE}.
 */
public final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Rejection rejection;

    /** @param status the HTTP status to answer with, 400..599 */
    public RejectedException(int status, Rejection rejection) {
        super(rejection.errorId());
        this.status = status;
        this.rejection = rejection;
    }

    public int status() {
        return status;
    }

    public Rejection rejection() {
        return rejection;
    }
}
