package org.huawu.server.identity.internal;

import java.util.Locale;
import java.util.Map;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;

/**
 * What a password must be: long rather than odd, and not the kind that is guessed first (after NIST SP 800-63B). Length
 * counts characters (code points).
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** The least number of different characters: fewer make a pattern such as 111111111111 or abababababab. */
    private static final int LEAST_VARIETY = 5;

    /** Rows that fingers run along; a password that is a stretch of one is guessed early. */
    private static final String[] RUNS = {
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
        "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"
    };

    /** Words by which most guessed passwords begin; what follows them is rarely more than digits. */
    private static final String[] WORDS = {
        "password",
        "passw0rd",
        "p@ssword",
        "p@ssw0rd",
        "administrator",
        "admin",
        "huawu",
        "welcome",
        "letmein",
        "iloveyou",
        "callcenter",
        "woaini",
        "huawei"
    };

    private PasswordRules() {}

    /**
     * Refuses a password that breaks a rule.
     *
     * @throws RejectedException 422 password-control-characters, password-too-short, password-too-long,
     *     password-contains-name or password-common
     */
    static void check(String password, String loginName) {
        if (password.codePoints().anyMatch(PasswordRules::isControl)) {
            throw refused(Rejection.of("password-control-characters"));
        }
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw refused(new Rejection("password-too-short", Map.of("least", SHORTEST)));
        }
        if (length > LONGEST) {
            throw refused(new Rejection("password-too-long", Map.of("most", LONGEST)));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(loginName) && loginName.length() >= 3) {
            throw refused(Rejection.of("password-contains-name"));
        }
        if (isCommon(lower)) {
            throw refused(Rejection.of("password-common"));
        }
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isCommon(String lower) {
        if (lower.codePoints().distinct().count() < LEAST_VARIETY) {
            return true;
        }
        for (String run : RUNS) {
            if (run.contains(lower) || new StringBuilder(run).reverse().indexOf(lower) >= 0) {
                return true;
            }
        }
        for (String word : WORDS) {
            String rest = lower.replace(word, "");
            if (rest.length() < lower.length() && rest.chars().noneMatch(Character::isLetter)) {
                return true;
            }
        }
        return false;
    }

    private static RejectedException refused(Rejection rejection) {
        return new RejectedException(422, rejection);
    }
}
