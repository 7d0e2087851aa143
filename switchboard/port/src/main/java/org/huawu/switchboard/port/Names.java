package org.huawu.switchboard.port;

/** What may be the name of something at a switchboard. */
final class Names {

    private static final int MOST_CHARACTERS = 64;

    private Names() {}

    /**
     * Guards a name.
     *
     * @throws IllegalArgumentException when it is empty, too long or holds a character that a file's name should not have
     */
    static void check(String kind, String value) {
        boolean fits = !value.isEmpty()
                && value.length() <= MOST_CHARACTERS
                && value.charAt(0) != '.'
                && value.chars().allMatch(Names::isPlain);
        if (!fits) {
            throw new IllegalArgumentException("not a name of a " + kind);
        }
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }
}
