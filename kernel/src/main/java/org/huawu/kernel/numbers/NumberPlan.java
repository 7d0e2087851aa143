package org.huawu.kernel.numbers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes a phone number in the one way in which it is kept, compared, sealed and shown: {@code 13800000000},
 * {@code 01012345678}, {@code 4008100001}, {@code 10086}, {@code +12025550123}. The same number comes as {@code +86…},
 * {@code 0086…}, {@code 86…}, with a 0 before mobiles of other places, with or without the area code, with signs between the
 * digits, or as {@code tel:} (RFC 3966). The lengths are those of the numbering plan of the Chinese ministry (E.164 country
 * code 86): area codes 10 and 2x with eight digits after them, all others of three with seven or eight.
 *
 * @param areaCode of the place where the numbers arrive, without the leading 0, such as {@code 10} or {@code 755}; empty when
 *     there is no one place
 */
public record NumberPlan(String areaCode) {

    private static final Pattern AREA = Pattern.compile("10|2\\d|[3-9]\\d\\d");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Pd}()./]");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d+");
    private static final Pattern FOREIGN = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern FREEPHONE = Pattern.compile("[48]00\\d{7}");
    private static final Pattern SHORT = Pattern.compile("1[0-2]\\d{1,4}|9[56]\\d{3,6}");
    private static final Pattern WITH_AREA = Pattern.compile("(10|2\\d)[1-9]\\d{7}|[3-9]\\d\\d[1-9]\\d{6,7}");
    private static final Pattern SHORT_WITH_AREA =
            Pattern.compile("(10|2\\d|[3-9]\\d\\d)(1[0-2]\\d{1,4}|9[56]\\d{3,6})");
    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");
    private static final String COUNTRY = "86";

    /** Of no one place: local numbers stay without an area code. */
    public static final NumberPlan NATIONAL = new NumberPlan("");

    /**
     * A plan of a place.
     *
     * @throws IllegalArgumentException when that is no area code
     */
    public NumberPlan {
        if (!areaCode.isEmpty() && !isAreaCode(areaCode)) {
            throw new IllegalArgumentException("area code " + areaCode + ": without the 0, such as 10 or 755");
        }
    }

    /** Whether that is written as an area code without its 0. */
    public static boolean isAreaCode(String text) {
        return AREA.matcher(text).matches();
    }

    /** The one writing of a number; what is no number stays as it is. Never fails. */
    public String canonical(String given) {
        String plain = plain(given);
        if (!NUMBER.matcher(plain).matches()) {
            return given.strip();
        }
        if (plain.startsWith("00") && FOREIGN.matcher("+" + plain.substring(2)).matches()) {
            return canonical("+" + plain.substring(2));
        }
        if (plain.startsWith("+" + COUNTRY)) {
            return orElse(plain, behindCountry(plain.substring(3)));
        }
        if (plain.startsWith("0")) {
            return orElse(plain, behindZero(plain.substring(1)));
        }
        if (LOCAL.matcher(plain).matches()) {
            return areaCode.isEmpty() ? plain : "0" + areaCode + plain;
        }
        return plain.startsWith(COUNTRY) ? orElse(plain, behindCountry(plain.substring(2))) : plain;
    }

    /** What sort of number a canonical writing is. */
    public static NumberKind kind(String canonical) {
        if (canonical.startsWith("+")) {
            return FOREIGN.matcher(canonical).matches() ? NumberKind.FOREIGN : NumberKind.OTHER;
        }
        if (MOBILE.matcher(canonical).matches()) {
            return NumberKind.MOBILE;
        }
        if (FREEPHONE.matcher(canonical).matches()) {
            return NumberKind.FREEPHONE;
        }
        String behindZero = canonical.startsWith("0") ? canonical.substring(1) : "";
        if (SHORT.matcher(canonical).matches()
                || SHORT_WITH_AREA.matcher(behindZero).matches()) {
            return NumberKind.SHORT;
        }
        return WITH_AREA.matcher(behindZero).matches()
                        || LOCAL.matcher(canonical).matches()
                ? NumberKind.FIXED
                : NumberKind.OTHER;
    }

    /** Empty when that is no number. */
    private String behindCountry(String digits) {
        return SHORT.matcher(digits).matches() ? digits : behindZero(digits);
    }

    /** Empty when that is no number. */
    private String behindZero(String digits) {
        if (MOBILE.matcher(digits).matches() || FREEPHONE.matcher(digits).matches()) {
            return digits;
        }
        if (WITH_AREA.matcher(digits).matches()) {
            return "0" + digits;
        }
        if (SHORT_WITH_AREA.matcher(digits).matches()) {
            boolean isOurs = !areaCode.isEmpty() && digits.startsWith(areaCode);
            return isOurs ? digits.substring(areaCode.length()) : "0" + digits;
        }
        return SHORT.matcher(digits).matches() ? digits : "";
    }

    private static String orElse(String otherwise, String found) {
        return found.isEmpty() ? otherwise : found;
    }

    /** Digits and a plus at most, in ASCII, of what may be written full width, with signs between, as tel: with parameters. */
    private static String plain(String given) {
        String ascii = Normalizer.normalize(given, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String number = ascii.startsWith("tel:") ? ascii.substring(4) : ascii;
        int parameters = number.indexOf(';');
        return BETWEEN_DIGITS
                .matcher(parameters < 0 ? number : number.substring(0, parameters))
                .replaceAll("");
    }
}
