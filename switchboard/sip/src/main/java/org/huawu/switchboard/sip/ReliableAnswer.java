package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.RAck;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A provisional answer that is said again until it is confirmed (RFC 3262 3). Guarded by its call. */
final class ReliableAnswer {

    private static final long T1_MS = 500;
    /** 64 times T1. */
    private static final long MOST_MS = 32_000;

    private final Response answer;
    private final long number;
    private final long inviteNumber;
    private long saidAfterMs;
    private long pauseMs = T1_MS;
    private boolean isConfirmed;

    /**
     * @param number the answer's own number (RSeq)
     * @param inviteNumber that of the INVITE (CSeq)
     */
    ReliableAnswer(Response answer, long number, long inviteNumber) {
        this.answer = answer;
        this.number = number;
        this.inviteNumber = inviteNumber;
    }

    /** The number of the one that is said after it. */
    long nextNumber() {
        return number + 1;
    }

    Response answer() {
        return answer;
    }

    /** How long to wait before it is said again, or given up; the pause doubles each time. */
    long nextPauseMs() {
        long next = Math.min(pauseMs, MOST_MS - saidAfterMs);
        saidAfterMs += next;
        pauseMs *= 2;
        return next;
    }

    /** Whether it was said for as long as it may be. */
    boolean isGivenUp() {
        return saidAfterMs >= MOST_MS;
    }

    boolean isConfirmed() {
        return isConfirmed;
    }

    /** Takes a confirmation; again too. False when it confirms something else. */
    boolean confirm(RAck confirmation) {
        boolean isOurs = confirmation.getRSequenceNumber() == number
                && confirmation.getCSequenceNumber() == inviteNumber
                && Request.INVITE.equals(confirmation.getMethod());
        isConfirmed |= isOurs;
        return isOurs;
    }
}
