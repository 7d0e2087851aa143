package org.huawu.server.calls;

import java.time.Instant;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a call.
 *
 * @param at when
 * @param kind what, lower case with hyphens
 * @param agentId whose part it is; null when it is nobody's
 * @param otherId the colleague in it; null without one
 * @param queueId the queue in it; null without one
 * @param ms how long what ended then had been; null where nothing did
 * @param cause why, lower case with hyphens; null where there is but one reason
 * @param number the number outside in it, masked; null without one, and when its key is destroyed
 */
public record Moment(
        Instant at,
        String kind,
        @Nullable PersonId agentId,
        @Nullable PersonId otherId,
        @Nullable QueueId queueId,
        @Nullable Long ms,
        @Nullable String cause,
        @Nullable String number) {

    /** The same with a number outside. */
    public Moment with(@Nullable String masked) {
        return new Moment(at, kind, agentId, otherId, queueId, ms, cause, masked);
    }
}
