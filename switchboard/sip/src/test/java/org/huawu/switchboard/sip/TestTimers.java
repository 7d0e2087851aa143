package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Timers of which the test is the clock. */
final class TestTimers implements Timers {

    private static final long PATIENCE_MS = 5_000;

    private final List<Due> due = new ArrayList<>();
    private long nowMs;

    private record Due(Runnable task, long atMs) {}

    @Override
    public synchronized Runnable later(Runnable task, long ms) {
        Due one = new Due(task, nowMs + ms);
        due.add(one);
        notifyAll();
        return () -> takeBack(one);
    }

    private synchronized void takeBack(Due one) {
        due.remove(one);
    }

    /** How many things are still to be done within that time. */
    synchronized long dueWithin(long ms) {
        return due.stream().filter(each -> each.atMs() <= nowMs + ms).count();
    }

    /** Lets that time pass, once something is to be done at its very end. */
    void passUntilDue(long ms) {
        await(ms, ms);
        pass(ms);
    }

    /** Waits until something is to be done in that time, and tells when. */
    synchronized long await(long leastMs, long mostMs) {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (dueBetween(leastMs, mostMs).isEmpty() && System.nanoTime() < endNanos) {
            try {
                wait(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        List<Long> found = dueBetween(leastMs, mostMs);
        assertThat(found).as("due in %s to %s ms of %s", leastMs, mostMs, due).isNotEmpty();
        return found.getFirst();
    }

    /** Lets time pass. */
    void pass(long ms) {
        long endMs = endOf(ms);
        Due next = next(endMs);
        while (next != null) {
            next.task().run();
            next = next(endMs);
        }
    }

    private synchronized long endOf(long ms) {
        return nowMs + ms;
    }

    private synchronized @Nullable Due next(long endMs) {
        Due next = due.stream()
                .filter(each -> each.atMs() <= endMs)
                .min(Comparator.comparingLong(Due::atMs))
                .orElse(null);
        nowMs = next == null ? endMs : next.atMs();
        due.remove(next);
        return next;
    }

    private synchronized List<Long> dueBetween(long leastMs, long mostMs) {
        return due.stream()
                .map(each -> each.atMs() - nowMs)
                .filter(each -> each >= leastMs && each <= mostMs)
                .toList();
    }

    @Override
    public synchronized void close() {
        due.clear();
    }
}
