package org.huawu.switchboard.sip;

/**
 * The timer that both sides of a session agreed on (RFC 4028).
 *
 * @param intervalS after how long the session ends without a renewal; 0 for never
 * @param isOurs whether we renew it
 */
record SessionTimer(int intervalS, boolean isOurs) {

    static final SessionTimer NONE = new SessionTimer(0, false);

    private static final int MOST_MARGIN_S = 32;

    boolean isOn() {
        return intervalS > 0;
    }

    /** When to end a session that was not renewed: a little before it is over (RFC 4028 10). */
    long endsAfterMs() {
        return (intervalS - Math.min(MOST_MARGIN_S, intervalS / 3)) * 1_000L;
    }

    /** When to renew it (RFC 4028 10). */
    long renewedAfterMs() {
        return intervalS * 500L;
    }

    /**
     * What we agree to when we are asked, after RFC 4028 9 and its table 2. Where the other side leaves it to us, we renew: so we
     * are the first to know that it is gone.
     *
     * @param before what was in force, if anything
     */
    static SessionTimer answering(TimerWish wish, SessionTimes times, SessionTimer before) {
        boolean isTooShort = wish.intervalS() > 0 && wish.intervalS() < times.leastS();
        if (isTooShort || (!wish.isSupported() && wish.intervalS() == 0)) {
            return NONE;
        }
        int least = Math.max(times.leastS(), wish.leastS());
        // never longer than was asked for, never shorter than all on the way take
        int interval = wish.intervalS() == 0
                ? Math.max(times.usualS(), least)
                : Math.min(wish.intervalS(), Math.max(times.usualS(), least));
        boolean isOurs = switch (wish.refresher()) {
            case UAC -> !wish.isSupported();
            case UAS -> true;
            case UNSAID -> !wish.isSupported() || !before.isOn() || before.isOurs();
        };
        return new SessionTimer(interval, isOurs);
    }

    /**
     * What an answer to our question agrees to (RFC 4028 7.2).
     *
     * @param otherwise what holds when it says nothing of it
     */
    static SessionTimer agreed(TimerWish said, SessionTimes times, SessionTimer otherwise) {
        if (said.intervalS() == 0) {
            return otherwise;
        }
        int interval = Math.clamp(said.intervalS(), times.leastS(), SessionTimes.MOST_S);
        return new SessionTimer(interval, said.refresher() != TimerWish.Refresher.UAS);
    }
}
