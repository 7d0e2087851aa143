package org.huawu.switchboard.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is turned. */
final class TurnableClock implements InstantSource {

    private final AtomicLong ms = new AtomicLong(1_800_000_000_000L);

    void turn(long byMs) {
        ms.addAndGet(byMs);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(ms.get());
    }
}
