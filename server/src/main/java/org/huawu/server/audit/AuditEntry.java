package org.huawu.server.audit;

import java.time.Instant;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param id rises with time
 * @param at when
 * @param person who; null when nobody was signed in, or the program itself acted
 * @param action what was done, e.g. {@code password.changed}
 * @param subject on what, e.g. {@code person/1042}
 * @param address from which network address
 * @param changes what it changed, as far as that is kept; empty otherwise
 */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable PersonId person,
        String action,
        String subject,
        String address,
        List<Change> changes) {

    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /**
     * One field that an act changed. Never a secret, and no number of somebody who calls.
     *
     * @param field its name, as the API calls it
     * @param before what it was; null when there was nothing
     * @param after what it is; null when nothing is left
     */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
