package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpires;
import javax.sip.message.Message;

/**
 * What a message says of the session's timer (RFC 4028 4, 5).
 *
 * @param intervalS after how long the session shall end without a renewal; 0 when that is not said
 * @param leastS the shortest that all on the way took; 90 when that is not said
 * @param refresher who shall renew it
 * @param isSupported whether the sender knows of timers
 */
record TimerWish(int intervalS, int leastS, Refresher refresher, boolean isSupported) {

    /** Who renews, as one request and its answer see it: who asked, or who answers. */
    enum Refresher {
        UNSAID,
        UAC,
        UAS
    }

    static TimerWish of(Message message) {
        boolean isSupported = Extensions.isNamed(message, Extensions.TIMER);
        int leastS = message.getHeader(MinSE.NAME) instanceof MinSE least ? least.getExpires() : 0;
        SessionExpires expires = message.getHeader(SessionExpires.NAME) instanceof SessionExpires each ? each : null;
        String refresher = expires == null || expires.getRefresher() == null ? "" : expires.getRefresher();
        return new TimerWish(
                expires == null ? 0 : expires.getExpires(),
                Math.clamp(leastS, SessionTimes.LEAST_S, SessionTimes.MOST_S),
                refresher.equalsIgnoreCase("uac")
                        ? Refresher.UAC
                        : refresher.equalsIgnoreCase("uas") ? Refresher.UAS : Refresher.UNSAID,
                isSupported);
    }

    /** Whether it is too short for us, and the sender can be told so (RFC 4028 9). */
    boolean isTooShort(SessionTimes times) {
        return isSupported && intervalS > 0 && intervalS < times.leastS();
    }
}
