package org.huawu.server.recordings.internal;

import java.time.Duration;
import java.time.Instant;
import org.huawu.kernel.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * How a recording is kept.
 *
 * @param name what the switchboard calls it
 * @param days how many days it is kept; of a deleted one, those it was kept under
 * @param heldSince since when it is held whatever its age; null when it is not
 * @param isKept false once its deletion is decided
 * @param deletedAt when its sound was destroyed; null before
 */
public record Keeping(
        String name,
        ClientId client,
        Instant savedAt,
        int days,
        @Nullable Instant heldSince,
        boolean isKept,
        @Nullable Instant deletedAt) {

    /** Until when it must be kept; a hold lengthens that. */
    public Instant until() {
        return savedAt.plus(Duration.ofDays(days));
    }
}
