package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;

/**
 * A call to be made.
 *
 * @param trunk the name of the trunk it goes through
 * @param number whom to call, in the canonical writing of the house; 1..32 digits, with a plus before them at most
 * @param shown the number to show, in the same writing
 * @param ours where we listen for the party's sound
 * @param mostRingingMs how long it may go on unanswered, 1,000..180,000 ms
 */
public record Dialling(String trunk, String number, String shown, InetSocketAddress ours, int mostRingingMs)
        implements Errand {

    private static final String NUMBER = "\\+?[0-9]{1,32}";

    public Dialling {
        if (!isNumber(number) || !isNumber(shown)) {
            throw new IllegalArgumentException("not a number that can be dialled or shown");
        }
        if (mostRingingMs < 1_000 || mostRingingMs > 180_000) {
            throw new IllegalArgumentException("most ringing " + mostRingingMs);
        }
    }

    /** Whether that can be dialled and shown: digits, with a plus before them at most. */
    public static boolean isNumber(String text) {
        return text.matches(NUMBER);
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "Dialling[" + trunk + "]";
    }
}
