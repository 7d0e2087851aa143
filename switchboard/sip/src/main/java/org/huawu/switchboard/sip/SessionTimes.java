package org.huawu.switchboard.sip;

/**
 * How long an answered call may stand without a sign of life by SIP (RFC 4028). Where the other side takes part, one of both
 * renews the call at half of that time; a call that is not renewed ends.
 *
 * @param usualS what we ask for, in seconds, {@code leastS}..86,400
 * @param leastS the shortest that we take, in seconds, 90 at least (RFC 4028 4)
 */
public record SessionTimes(int usualS, int leastS) {

    /** The shortest there may be. */
    static final int LEAST_S = 90;
    /** The longest that is kept. */
    static final int MOST_S = 86_400;

    /** Half an hour, and a minute and a half at least. */
    public static final SessionTimes USUAL = new SessionTimes(1_800, LEAST_S);

    public SessionTimes {
        if (leastS < LEAST_S || usualS < leastS || usualS > MOST_S) {
            throw new IllegalArgumentException("session times " + usualS + " and " + leastS);
        }
    }
}
