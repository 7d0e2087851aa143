package org.huawu.bench;

/** When what happened to one call, by {@link System#nanoTime()}: noted at the caller's side and at desks, any thread. */
final class CallTimes {

    private volatile long sentNs;
    private volatile long answeredNs;
    private volatile long offeredNs;
    private volatile boolean isOffered;
    private volatile boolean isTalking;

    /** The INVITE leaves now for the first time. */
    void sent(long nowNs) {
        sentNs = nowNs;
    }

    /** The program has answered. */
    void answered(long nowNs) {
        answeredNs = nowNs;
    }

    /** A desk was told of the call as one that is offered to it; the first time counts. */
    synchronized void offered(long nowNs) {
        if (!isOffered) {
            offeredNs = nowNs;
            isOffered = true;
        }
    }

    /** A desk was told that it talks with the caller. */
    void talking() {
        isTalking = true;
    }

    long sentNs() {
        return sentNs;
    }

    boolean isOffered() {
        return isOffered;
    }

    boolean isTalking() {
        return isTalking;
    }

    /** Whether it was under way from INVITE to offer in a slow moment. */
    boolean wasHeldUp(SlowMoments slow) {
        return slow.touch(sentNs, offeredNs);
    }

    /** From INVITE to its answer; only of a call that was answered. */
    long tookToAnswerNs() {
        return answeredNs - sentNs;
    }

    /** From INVITE to offer; only of a call that was offered. */
    long tookNs() {
        return offeredNs - sentNs;
    }
}
