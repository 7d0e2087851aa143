package org.huawu.switchboard.sip;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The calls that are not over, so many of them at most; their own monitor tells when one is. By any thread. */
final class OpenCalls {

    private final int most;
    private final Set<OpenCall> calls = new HashSet<>();

    OpenCalls(int most) {
        this.most = most;
    }

    synchronized int count() {
        return calls.size();
    }

    /** Whether there is no room for one more. */
    synchronized boolean isFull() {
        return calls.size() >= most;
    }

    synchronized void add(OpenCall call) {
        calls.add(call);
    }

    synchronized void over(OpenCall call) {
        calls.remove(call);
        notifyAll();
    }

    /**
     * Hangs up what is left. Calls that wait for the caller's confirmation are given a moment, since nobody should be hung
     * up before it.
     */
    void hangUpAll(long mostMs) throws InterruptedException {
        left(mostMs).forEach(OpenCall::hangUpNow);
    }

    private synchronized List<OpenCall> left(long mostMs) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMs);
        long leftMs = mostMs;
        while (!calls.isEmpty() && leftMs > 0) {
            wait(leftMs);
            leftMs = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        }
        return List.copyOf(calls);
    }
}
