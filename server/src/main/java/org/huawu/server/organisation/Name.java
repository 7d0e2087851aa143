package org.huawu.server.organisation;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for names that people type: trimmed, bounded, something to see in them, and nothing hidden. Joiners and
 * variation selectors may stand where scripts and emoji need them: after a visible character, a joiner before one too.
 */
public final class Name {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Letters and symbols by their category, yet nothing to see: grapheme joiner, Hangul and Khmer fillers, blanks. */
    private static final Set<Integer> BLANK =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x1D159);

    private Name() {}

    /**
     * Returns the name without white space around it.
     *
     * @param field the name of the field, as the API calls it
     * @param most greatest number of characters (code points)
     * @throws RejectedException 422 name-invalid
     */
    public static String of(String field, @Nullable String given, int most) {
        int[] name = trimmed(given == null ? "" : given);
        if (name.length < 1 || name.length > most || !isSeen(name) || isHiding(name)) {
            throw new RejectedException(422, new Rejection("name-invalid", Map.of("field", field, "most", most)));
        }
        return new String(name, 0, name.length);
    }

    private static int[] trimmed(String given) {
        int[] all = given.codePoints().toArray();
        int from = 0;
        int to = all.length;
        while (from < to && isWhiteSpace(all[from])) {
            from++;
        }
        while (to > from && isWhiteSpace(all[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(all, from, to);
    }

    private static boolean isSeen(int[] name) {
        return Arrays.stream(name).anyMatch(c -> isVisible(c) && !isMark(c));
    }

    private static boolean isHiding(int[] name) {
        for (int i = 0; i < name.length; i++) {
            int c = name[i];
            boolean afterVisible = i > 0 && isVisible(name[i - 1]);
            boolean allowed = switch (c) {
                case ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER ->
                    (afterVisible || (i > 0 && isSelector(name[i - 1])))
                            && i + 1 < name.length
                            && isVisible(name[i + 1]);
                default -> isSelector(c) ? afterVisible : isVisible(c) || Character.isSpaceChar(c);
            };
            if (!allowed || isLineBreak(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVisible(int c) {
        return !isWhiteSpace(c)
                && !Character.isISOControl(c)
                && !isSelector(c)
                && !BLANK.contains(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE;
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK;
    }

    private static boolean isSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180F);
    }

    private static boolean isLineBreak(int c) {
        return Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isWhiteSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }
}
