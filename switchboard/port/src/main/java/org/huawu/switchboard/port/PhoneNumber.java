package org.huawu.switchboard.port;

/**
 * A phone number in clear, as the network gave it. It exists only inside the port: whoever takes it seals it before it
 * reaches a log. Its text form hides it.
 *
 * @param plain at most 64 characters; empty when the caller's number is withheld
 */
public record PhoneNumber(String plain) {

    private static final int MOST_CHARACTERS = 64;

    /** The number of a caller who does not show it. */
    public static final PhoneNumber WITHHELD = new PhoneNumber("");

    public PhoneNumber {
        if (plain.length() > MOST_CHARACTERS || plain.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a phone number");
        }
    }

    /** Never the number itself. */
    @Override
    public String toString() {
        return plain.isEmpty() ? "withheld" : "hidden";
    }
}
