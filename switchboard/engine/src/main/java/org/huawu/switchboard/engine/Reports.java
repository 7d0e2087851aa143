package org.huawu.switchboard.engine;

import java.time.InstantSource;
import java.util.Optional;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactOutbox;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.OrderBook;
import org.huawu.switchboard.port.OrderId;

/** The way of facts and outcomes out of the switchboard; touched by its control thread only. */
final class Reports {

    private static final int MOST_ORDERS = 65_536;

    private final InstantSource clock;
    private final FactSink sink;
    private final FactOutbox outbox;
    private final OrderBook book = new OrderBook(MOST_ORDERS);
    private volatile boolean isBlocked;
    private volatile boolean isOverfull;
    private volatile boolean isCrowded;

    Reports(InstantSource clock, FactSink sink, int mostWaiting) {
        this.clock = clock;
        this.sink = sink;
        this.outbox = new FactOutbox(mostWaiting);
    }

    long atMs() {
        return clock.millis();
    }

    OrderBook book() {
        return book;
    }

    void report(Fact fact) {
        if (!outbox.add(fact)) {
            isOverfull = true;
        }
        deliver();
    }

    /** Gives an order its outcome, once. */
    void settle(long epoch, OrderId id, Optional<Rejection> refusal) {
        settle(
                refusal.isPresent()
                        ? new Fact.OrderRefused(epoch, atMs(), id, refusal.get())
                        : new Fact.OrderDone(epoch, atMs(), id));
    }

    void settle(Fact.Outcome outcome) {
        if (book.settle(outcome)) {
            report(outcome);
        }
    }

    void deliver() {
        outbox.deliver(sink);
        isBlocked = outbox.isWaiting();
        isCrowded = outbox.isHalfFull();
    }

    /** Whether facts wait for the sink: no new callers; by any thread. */
    boolean isBlocked() {
        return isBlocked;
    }

    /** Whether so many wait that no order is taken; by any thread. */
    boolean isCrowded() {
        return isCrowded;
    }

    /** Whether a fact was lost, so that the epoch must be given up. */
    boolean isOverfull() {
        return isOverfull;
    }

    void startOver() {
        outbox.clear();
        book.clear();
        isOverfull = false;
    }
}
