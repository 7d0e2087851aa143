package org.huawu.server.calls;

/** How a caller number is shown to whoever may not see all of it: first three and last four digits, half of a short one. */
public final class MaskedNumber {

    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;

    private MaskedNumber() {}

    /** The number with stars for what is hidden. */
    public static String of(String number) {
        int length = number.length();
        if (length > SHOWN_FIRST + SHOWN_LAST) {
            return number.substring(0, SHOWN_FIRST)
                    + "*".repeat(length - SHOWN_FIRST - SHOWN_LAST)
                    + number.substring(length - SHOWN_LAST);
        }
        int hidden = (length + 1) / 2;
        return "*".repeat(hidden) + number.substring(hidden);
    }
}
