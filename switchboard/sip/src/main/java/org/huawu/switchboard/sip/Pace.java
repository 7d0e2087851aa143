package org.huawu.switchboard.sip;

/**
 * Lets through so many a second and a few more at a stretch: the generic cell rate algorithm in its virtual scheduling form
 * (ITU-T I.371 annex A). By one thread at a time.
 */
final class Pace {

    private static final long SECOND_NS = 1_000_000_000;

    private final long intervalNs;
    private final long slackNs;
    /** When the next one is due that keeps the pace. */
    private long dueNs;

    /**
     * @param perS in the long run, from 1 on
     * @param atAStretch so many may come at once after a rest, from 1 on
     * @param nowNs when it begins, rested
     */
    Pace(int perS, int atAStretch, long nowNs) {
        this.intervalNs = SECOND_NS / perS;
        this.slackNs = intervalNs * (atAStretch - 1);
        this.dueNs = nowNs;
    }

    /** Whether there is room for one now; looks only. */
    boolean hasRoom(long nowNs) {
        return dueNs - nowNs <= slackNs;
    }

    /** Takes one for which there is room. */
    void take(long nowNs) {
        dueNs = Math.max(dueNs, nowNs) + intervalNs;
    }

    /** How long until there is room, 0 when there is. */
    long waitNs(long nowNs) {
        return Math.max(0, dueNs - slackNs - nowNs);
    }
}
