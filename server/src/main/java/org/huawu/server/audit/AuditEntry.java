package org.huawu.server.audit;

import java.time.Instant;
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
 */
public record AuditEntry(
        long id, Instant at, @Nullable PersonId person, String action, String subject, String address) {}
