package org.huawu.server.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for. Controllers take it as a parameter; it is read from {@code ?limit=&cursor=}.
 *
 * @param limit how many items at most, 1..{@value #MAX_LIMIT}
 * @param after the key of the last item of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable String after) {

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    /**
     * Reads the two parameters of a request.
     *
     * @throws RejectedException 400 limit-out-of-range or cursor-invalid
     */
    public static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limitOf(limit), cursor == null ? null : decode(cursor));
    }

    /** How many rows to read: one more than the page holds, see {@link Page#of}. */
    public int rowsToRead() {
        return limit + 1;
    }

    /**
     * The key as a number, for lists in the order of an id.
     *
     * @throws RejectedException 400 cursor-invalid
     */
    public OptionalLong afterId() {
        if (after == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw new RejectedException(400, Rejection.of("cursor-invalid"));
        }
    }

    static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (UsableText.is(key)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // answered below, as a key that no list has
        }
        throw new RejectedException(400, Rejection.of("cursor-invalid"));
    }

    private static int limitOf(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // answered below, as a number out of range is
        }
        throw new RejectedException(400, new Rejection("limit-out-of-range", Map.of("given", text, "most", MAX_LIMIT)));
    }
}
