package org.huawu.switchboard.sip;

import java.util.OptionalLong;

/** Counts the requests of strangers that are not served for coming too fast or from a banned address. Any thread. */
final class Refusals {

    static final long PAUSE_NS = 60_000_000_000L;

    private long all;
    private long untold;
    private boolean isTold;
    private long toldNs;

    /**
     * One more.
     *
     * @param nowNs never less than before
     * @return how many there were since it was said last, when it is to be said now: at once, then once a minute at most
     */
    synchronized OptionalLong another(long nowNs) {
        all++;
        untold++;
        if (isTold && nowNs - toldNs < PAUSE_NS) {
            return OptionalLong.empty();
        }
        long many = untold;
        untold = 0;
        isTold = true;
        toldNs = nowNs;
        return OptionalLong.of(many);
    }

    /** All since the start. */
    synchronized long all() {
        return all;
    }
}
