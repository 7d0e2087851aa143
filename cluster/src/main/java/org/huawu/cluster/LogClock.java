package org.huawu.cluster;

import io.aeron.cluster.service.ClusterClock;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Log time: whole milliseconds of the given clock that never go back. When the clock is set back, log time runs on from
 * where it was and lets the clock catch up by going 5 % slower; a clock set forward is followed at once.
 */
final class LogClock implements ClusterClock {

    private static final int SLOWER_BY_ONE_IN = 20;

    private final InstantSource source;
    private long clockMs;
    private long aheadMs;
    private long passedMs;

    LogClock(InstantSource source) {
        this.source = source;
        this.clockMs = source.millis();
    }

    @Override
    public synchronized long time() {
        long nowMs = source.millis();
        long passed = nowMs - clockMs;
        clockMs = nowMs;
        if (passed < 0) {
            aheadMs -= passed;
        } else if (aheadMs > 0) {
            passedMs += passed;
            long caughtUpMs = Math.min(aheadMs, passedMs / SLOWER_BY_ONE_IN);
            passedMs -= caughtUpMs * SLOWER_BY_ONE_IN;
            aheadMs -= caughtUpMs;
        }
        return clockMs + aheadMs;
    }

    /** From now on not before {@code timeMs}: what a replay found in the log. */
    synchronized void notBefore(long timeMs) {
        long nowMs = time();
        if (timeMs > nowMs) {
            aheadMs += timeMs - nowMs;
        }
    }

    @Override
    public TimeUnit timeUnit() {
        return TimeUnit.MILLISECONDS;
    }

    @Override
    public long timeMillis() {
        return time();
    }

    @Override
    public long timeMicros() {
        return TimeUnit.MILLISECONDS.toMicros(time());
    }

    @Override
    public long timeNanos() {
        return TimeUnit.MILLISECONDS.toNanos(time());
    }

    @Override
    public long convertToNanos(long time) {
        return TimeUnit.MILLISECONDS.toNanos(time);
    }
}
