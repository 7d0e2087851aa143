package org.huawu.server.switchboard.internal;

import java.util.function.LongSupplier;

/** Numbers that rise, also from one run of the program to the next, as long as the given time does not go back. Any thread. */
final class RisingNumbers implements LongSupplier {

    private final LongSupplier timeMs;
    private long last;

    RisingNumbers(LongSupplier timeMs) {
        this.timeMs = timeMs;
    }

    @Override
    public synchronized long getAsLong() {
        last = Math.max(last + 1, timeMs.getAsLong());
        return last;
    }
}
