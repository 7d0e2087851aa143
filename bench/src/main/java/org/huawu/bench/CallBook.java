package org.huawu.bench;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls that are up, by their number as a desk sees it: an offer carries nothing else by which it could be told whose it
 * is. As many as there are calls at once. Any thread.
 */
final class CallBook {

    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;

    private final Map<String, CallTimes> calls = new ConcurrentHashMap<>();

    /** Enters a call that is about to begin. */
    CallTimes open(String number) {
        CallTimes times = new CallTimes();
        if (calls.putIfAbsent(masked(number), times) != null) {
            throw new BenchFailure("Two calls at once have numbers that a desk cannot tell apart. Take fewer calls.");
        }
        return times;
    }

    /** Takes out a call that is over. */
    void close(String number) {
        calls.remove(masked(number));
    }

    /** The call with a number as a desk shows it. */
    Optional<CallTimes> find(String shown) {
        return Optional.ofNullable(calls.get(shown));
    }

    /** A number as desks show it: stars for all but its first three and last four digits. */
    static String masked(String number) {
        int hidden = number.length() - SHOWN_FIRST - SHOWN_LAST;
        if (hidden < 1) {
            throw new IllegalArgumentException("a caller's number has eight digits at least");
        }
        return number.substring(0, SHOWN_FIRST) + "*".repeat(hidden) + number.substring(number.length() - SHOWN_LAST);
    }
}
