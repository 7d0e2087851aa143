package org.huawu.switchboard.sip;

import java.util.List;

/**
 * How phones register.
 *
 * @param realm the name under which passwords are asked, 1..64 characters without quotes and backslashes
 * @param algorithms which digests are offered, the preferred first, one at least; some old phones look at the first only
 * @param leastExpiresS the shortest time a contact may ask for, 1..3,600 s; less is refused with 423
 * @param usualExpiresS the time of a contact that asks for none, leastExpiresS..mostExpiresS
 * @param mostExpiresS the longest time, up to 86,400 s; more is cut to it
 * @param mostContacts how many contacts an account may have, 1..100
 * @param nonceMs how long a nonce may be used, 1,000..3,600,000 ms
 */
public record RegistrarSettings(
        String realm,
        List<DigestAlgorithm> algorithms,
        int leastExpiresS,
        int usualExpiresS,
        int mostExpiresS,
        int mostContacts,
        int nonceMs) {

    public RegistrarSettings {
        if (realm.isEmpty()
                || realm.length() > 64
                || realm.chars().anyMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\')) {
            throw new IllegalArgumentException("realm");
        }
        algorithms = List.copyOf(algorithms);
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("no algorithms");
        }
        check("least expires", leastExpiresS, 1, 3_600);
        check("most expires", mostExpiresS, leastExpiresS, 86_400);
        check("usual expires", usualExpiresS, leastExpiresS, mostExpiresS);
        check("most contacts", mostContacts, 1, 100);
        check("nonce", nonceMs, 1_000, 3_600_000);
    }

    /** SHA-256 and MD5; a minute at least, an hour usually, two hours at most; ten contacts; nonces of five minutes. */
    public static RegistrarSettings usual(String realm) {
        return new RegistrarSettings(realm, List.of(DigestAlgorithm.values()), 60, 3_600, 7_200, 10, 300_000);
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value);
        }
    }
}
