package org.huawu.switchboard.port;

/**
 * One key that a party pressed. Keys may spell a card number or a password, so the text form hides it.
 *
 * @param key one of 0-9, *, #, A-D
 */
public record Digit(char key) {

    private static final String KEYS = "0123456789*#ABCD";

    public Digit {
        if (KEYS.indexOf(key) < 0) {
            throw new IllegalArgumentException("not a key of a telephone");
        }
    }

    /** Never the key itself. */
    @Override
    public String toString() {
        return "hidden";
    }
}
