package org.huawu.switchboard.sip;

/**
 * What a trunk may carry.
 *
 * @param mostCalls how many calls of ours it may have at once, 1..5,000
 * @param mostCallsASecond how many may begin within a second, 1..1,000
 * @param mostSilenceMs how long a peer may say nothing at all before the next is tried, 500..32,000 ms
 * @param restMs how long a peer is left alone that was silent or out of order and did not say for how long, 0..3,600,000 ms
 * @param probeMs how often a peer is asked by OPTIONS whether it is there, 1,000..3,600,000 ms; 0 for never
 */
public record TrunkLimits(int mostCalls, int mostCallsASecond, int mostSilenceMs, int restMs, int probeMs) {

    /** For a trunk of 30 channels: 10 calls a second, 4 s of silence, half a minute of rest, a question each minute. */
    public static final TrunkLimits USUAL = new TrunkLimits(30, 10, 4_000, 30_000, 60_000);

    public TrunkLimits {
        check("most calls", mostCalls, 1, 5_000);
        check("most calls a second", mostCallsASecond, 1, 1_000);
        check("most silence", mostSilenceMs, 500, 32_000);
        check("rest", restMs, 0, 3_600_000);
        if (probeMs != 0) {
            check("probe", probeMs, 1_000, 3_600_000);
        }
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value);
        }
    }
}
