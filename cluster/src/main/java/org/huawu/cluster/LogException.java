package org.huawu.cluster;

import java.util.Map;
import org.huawu.kernel.Rejection;

/**
 * The log refuses to start or to go on. Ids: {@code log-folder-in-use}, {@code log-foreign-tail}, {@code
 * log-snapshot-differs}, {@code log-journal-behind-snapshot}, {@code log-not-ready}, {@code log-failed}, {@code log-entry-damaged}, {@code log-machine-broken}, {@code
 * log-folder-unusable}.
 */
public final class LogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    /** A refusal without a cause in the program. */
    public LogException(String errorId, Map<String, Object> facts) {
        super(errorId + " " + facts);
        this.rejection = new Rejection(errorId, facts);
    }

    /** A refusal that has its name already. */
    public LogException(Rejection rejection) {
        super(rejection.errorId() + " " + rejection.facts());
        this.rejection = rejection;
    }

    /** A refusal because of a fault. */
    public LogException(String errorId, Map<String, Object> facts, Throwable cause) {
        super(errorId + " " + facts, cause);
        this.rejection = new Rejection(errorId, facts);
    }

    /** What is refused, by name. */
    public Rejection rejection() {
        return rejection;
    }
}
