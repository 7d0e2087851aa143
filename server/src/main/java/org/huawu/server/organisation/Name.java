package org.huawu.server.organisation;

import java.util.Map;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.jspecify.annotations.Nullable;

/** The one rule for names that people type: trimmed, not empty, bounded, nothing invisible in them. */
public final class Name {

    private Name() {}

    /**
     * Returns the name without white space around it.
     *
     * @param field the name of the field, as the API calls it
     * @param most greatest number of characters (code points)
     * @throws RejectedException 422 name-invalid
     */
    public static String of(String field, @Nullable String given, int most) {
        String name = given == null ? "" : given.strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > most || name.codePoints().anyMatch(Name::isInvisible)) {
            throw new RejectedException(422, new Rejection("name-invalid", Map.of("field", field, "most", most)));
        }
        return name;
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(c) == Character.SURROGATE;
    }
}
