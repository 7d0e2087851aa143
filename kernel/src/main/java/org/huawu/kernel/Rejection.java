package org.huawu.kernel;

import java.util.Map;

/**
 * A refusal with a name: what was refused and why. The sentence a person reads is made at the edge, in that person's
 * language, from the error id and the facts.
 *
 * @param errorId stable, lower case words joined by hyphens, at most 64 characters; clients may rely on it
 * @param facts what the sentence needs (which id, which state, which limit), by name; never a phone number or a person's
 *     name in clear
 */
public record Rejection(String errorId, Map<String, Object> facts) {

    public Rejection {
        if (!isWellFormed(errorId)) {
            throw new IllegalArgumentException("not an error id: " + errorId);
        }
        facts = Map.copyOf(facts);
    }

    /** A refusal that needs no facts. */
    public static Rejection of(String errorId) {
        return new Rejection(errorId, Map.of());
    }

    /** A refusal with one fact. */
    public static Rejection of(String errorId, String name, Object fact) {
        return new Rejection(errorId, Map.of(name, fact));
    }

    private static boolean isWellFormed(String id) {
        if (id.isEmpty() || id.length() > 64 || id.startsWith("-") || id.endsWith("-")) {
            return false;
        }
        return id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
}
