package org.huawu.switchboard.port;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers the orders of one epoch, so that each is carried out at most once and has exactly one outcome. For those who
 * implement a switchboard. Not for several threads.
 */
public final class OrderBook {

    /** What is to be done with an order that comes in. */
    public enum Admission {
        /** Carry it out. */
        NEW,
        /** It is under way; its outcome will come. */
        UNDER_WAY,
        /** It has its outcome: report {@link #outcome} again. */
        SETTLED,
        /** It is older than all that is remembered. */
        FORGOTTEN,
        /** As many orders are under way as fit: do not take it. */
        FULL
    }

    private record Entry(long dueMs, Optional<Fact.Outcome> outcome) {}

    private final int capacity;
    private final TreeMap<OrderId, Entry> entries = new TreeMap<>();
    private long forgottenUpTo;

    /**
     * An empty book.
     *
     * @param capacity how many orders are remembered, 1 or more
     */
    public OrderBook(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, was " + capacity);
        }
        this.capacity = capacity;
    }

    /**
     * Enters an order.
     *
     * @param dueMs its deadline on the switchboard's own clock
     */
    public Admission admit(OrderId id, long dueMs) {
        Entry known = entries.get(id);
        if (known != null) {
            return known.outcome().isPresent() ? Admission.SETTLED : Admission.UNDER_WAY;
        }
        if (id.value() <= forgottenUpTo) {
            return Admission.FORGOTTEN;
        }
        if (entries.size() >= capacity && !forgetOldest()) {
            return Admission.FULL;
        }
        if (id.value() <= forgottenUpTo) {
            return Admission.FORGOTTEN;
        }
        entries.put(id, new Entry(dueMs, Optional.empty()));
        return Admission.NEW;
    }

    /** The outcome of an order, if it has one that is remembered. */
    public Optional<Fact.Outcome> outcome(OrderId id) {
        Entry entry = entries.get(id);
        return entry == null ? Optional.empty() : entry.outcome();
    }

    /**
     * Gives an order its outcome.
     *
     * @return false when it has one already or is not in the book; then the given one must not be reported
     */
    public boolean settle(Fact.Outcome outcome) {
        Entry entry = entries.get(outcome.order());
        if (entry == null || entry.outcome().isPresent()) {
            return false;
        }
        entries.put(outcome.order(), new Entry(entry.dueMs(), Optional.of(outcome)));
        return true;
    }

    /** Orders under way whose deadline has come, lowest id first. */
    public List<OrderId> due(long nowMs) {
        List<OrderId> due = new ArrayList<>();
        entries.forEach((id, entry) -> {
            if (entry.outcome().isEmpty() && entry.dueMs() <= nowMs) {
                due.add(id);
            }
        });
        due.sort(Comparator.naturalOrder());
        return due;
    }

    /** Forgets everything: a new epoch. */
    public void clear() {
        entries.clear();
        forgottenUpTo = 0;
    }

    private boolean forgetOldest() {
        var oldest = entries.firstEntry();
        if (oldest == null || oldest.getValue().outcome().isEmpty()) {
            return false;
        }
        forgottenUpTo = oldest.getKey().value();
        entries.remove(oldest.getKey());
        return true;
    }
}
