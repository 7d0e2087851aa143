package org.huawu.server.edge.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, moved on by as much as a test wants. */
public final class MovableClock extends Clock {

    private final Clock base = Clock.systemUTC();
    private volatile Duration moved = Duration.ZERO;

    /** Moves the time on. */
    public void advance(Duration by) {
        moved = moved.plus(by);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(moved);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
