package org.huawu.cluster;

import java.util.concurrent.CompletableFuture;
import org.huawu.kernel.Rejection;

/** The answer to handing in an input. */
public sealed interface Submission {

    /**
     * It is on its way.
     *
     * @param acknowledgement completed on the log's client thread, so what hangs on it must not block; exceptionally with a
     *     {@link LogException} when the log ends before, and then whether the input was applied is unknown
     */
    record Accepted(InputId id, CompletableFuture<Acknowledgement> acknowledgement) implements Submission {}

    /** Not taken: {@code log-busy}, {@code log-disk-full}, {@code log-not-ready}, {@code log-input-too-long}. */
    record Refused(Rejection rejection) implements Submission {}
}
