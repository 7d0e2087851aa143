package org.huawu.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
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
            String field, @Nullable String before, @Nullable String after) {

        /** Longer values are cut: an entry tells what was changed, it does not keep it. */
        private static final int LONGEST = 1_000;

        /**
         * What differs between two forms of a thing, in the order of their fields.
         *
         * @param before by name; empty when there was nothing
         * @param after by name; empty when nothing is left
         */
        public static List<Change> between(SequencedMap<String, String> before, SequencedMap<String, String> after) {
            List<Change> changes = new ArrayList<>();
            SequencedMap<String, String> all = new LinkedHashMap<>(before);
            all.putAll(after);
            for (String field : all.sequencedKeySet()) {
                String was = before.get(field);
                String is = after.get(field);
                if (!Objects.equals(was, is)) {
                    changes.add(new Change(field, cut(was), cut(is)));
                }
            }
            return changes;
        }

        private static @Nullable String cut(@Nullable String text) {
            return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }
    }
}
