package org.huawu.server.calls.internal;

import java.util.List;
import org.huawu.kernel.Id;
import org.huawu.kernel.LineId;
import org.huawu.server.hotline.Numbers;

/**
 * Which calls somebody looks for. What the words mean is settled before the database is asked: nothing of them is a pattern
 * there, and a bare id is found by its index alone.
 *
 * @param condition further condition on a call, with a blank at both ends
 * @param id the call with this id; 0 for none
 * @param lines the calls of these lines; one that does not exist when there are none, as an empty list is no SQL
 */
record Wanted(String condition, long id, List<Long> lines) {

    private static final long NONE = 0;

    static Wanted of(String words, Numbers numbers) {
        if (words.isEmpty()) {
            return new Wanted(" ", NONE, List.of(NONE));
        }
        long id = id(words);
        List<Long> lines = numbers.linesLike(words).stream().map(LineId::value).toList();
        return lines.isEmpty()
                ? new Wanted(" AND id = :id ", id, List.of(NONE))
                : new Wanted(" AND (id = :id OR line_id IN (:lines)) ", id, lines);
    }

    /** Digits that are no id of anything find nothing. */
    private static long id(String words) {
        try {
            long id = Long.parseLong(words);
            return id >= 1 && id <= Id.MAX ? id : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
