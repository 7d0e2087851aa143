package org.huawu.switchboard.sip;

/** The smallest words of SIP (RFC 3261 25.1). */
final class Tokens {

    private static final String MARKS = "-.!%*_+`'~";

    private Tokens() {}

    /** Whether a text is a token. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(Tokens::isTokenCharacter);
    }

    /** Whether a text is a whole number without sign, not above a limit. */
    static boolean isNumber(String text, long most) {
        return !text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(text) <= most;
    }

    /** Whether a text has digits only, however many. */
    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c > 0 && MARKS.indexOf(c) >= 0);
    }
}
