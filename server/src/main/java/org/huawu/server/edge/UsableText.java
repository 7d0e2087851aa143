package org.huawu.server.edge;

/**
 * Which text the program can keep and compare: neither PostgreSQL nor UTF-8 takes all that JSON can say. The edge refuses
 * other text in bodies and parameters before a controller sees it; {@link AnyText} exempts a field.
 */
public final class UsableText {

    private UsableText() {}

    /** Whether the text has neither the character NUL nor half of a surrogate pair. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(UsableText::isUnusable);
    }

    /** The text with a question mark in the place of what is not usable, to speak of it in an answer. */
    public static String shown(String text) {
        return is(text)
                ? text
                : text.codePoints()
                        .map(c -> isUnusable(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isUnusable(int c) {
        return c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
