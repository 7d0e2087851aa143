package org.huawu.cluster;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.huawu.kernel.ContactId;

/** Gives contacts their ids: from log time, which never goes back, so an id is new for ever. For any thread. */
public final class ContactIds {

    /** Contacts of one millisecond that have ids of their own; those beyond take ids of the next one. */
    private static final int PER_MS = 1_024;

    private final LongSupplier timeMs;
    private final AtomicLong last = new AtomicLong();

    /** @param timeMs log time now */
    public ContactIds(LongSupplier timeMs) {
        this.timeMs = timeMs;
    }

    /** An id that no contact has. */
    public ContactId next() {
        long from = timeMs.getAsLong() * PER_MS;
        return new ContactId(last.updateAndGet(id -> Math.max(id + 1, from)));
    }
}
