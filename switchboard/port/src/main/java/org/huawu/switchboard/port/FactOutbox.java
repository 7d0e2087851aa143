package org.huawu.switchboard.port;

import java.util.ArrayDeque;

/**
 * Facts on their way to the sink, in order. For those who implement a switchboard. Not for several threads.
 *
 * <p>When it is full, {@link #add} says so; the switchboard then gives its epoch up.
 */
public final class FactOutbox {

    private final int capacity;
    private final ArrayDeque<Fact> waiting = new ArrayDeque<>();

    /**
     * An empty outbox.
     *
     * @param capacity how many facts may wait, 1 or more
     */
    public FactOutbox(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, was " + capacity);
        }
        this.capacity = capacity;
    }

    /**
     * Adds a fact after all others.
     *
     * @return false when it is full and the fact was not added
     */
    public boolean add(Fact fact) {
        if (waiting.size() >= capacity) {
            return false;
        }
        waiting.addLast(fact);
        return true;
    }

    /** Hands facts to the sink until it takes no more or none is left. */
    public void deliver(FactSink sink) {
        Fact next = waiting.peekFirst();
        while (next != null && sink.offer(next)) {
            waiting.removeFirst();
            next = waiting.peekFirst();
        }
    }

    /** Whether facts wait for the sink. */
    public boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether half of it or more is taken: no more orders should be begun. */
    public boolean isHalfFull() {
        return waiting.size() >= (capacity + 1) / 2;
    }

    /** Throws all waiting facts away: their epoch is given up. */
    public void clear() {
        waiting.clear();
    }
}
