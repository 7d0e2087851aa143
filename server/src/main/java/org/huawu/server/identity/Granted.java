package org.huawu.server.identity;

import java.time.Instant;
import org.huawu.kernel.GrantId;
import org.huawu.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A grant with its time.
 *
 * @param to when it ends or ended; null without an end
 */
public record Granted(
        GrantId id,
        PersonId person,
        Grant grant,
        Instant from,
        @Nullable Instant to) {}
