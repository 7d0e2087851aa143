package org.huawu.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What went wrong on other threads: the first of it, and how often. Any thread. */
final class Complaints {

    private final AtomicReference<@Nullable String> first = new AtomicReference<>();
    private final AtomicInteger count = new AtomicInteger();

    void add(String what) {
        first.compareAndSet(null, what);
        count.incrementAndGet();
    }

    /**
     * Nothing, when there are none.
     *
     * @throws BenchFailure which says the first and how many there are
     */
    void check() {
        String what = first.get();
        if (what != null) {
            throw new BenchFailure("The agents' side went wrong " + count.get() + " times, at first so: " + what);
        }
    }
}
