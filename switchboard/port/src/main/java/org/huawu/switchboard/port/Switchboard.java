package org.huawu.switchboard.port;

import java.util.Set;

/**
 * A switchboard: turns telephone protocols into facts and carries out orders.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>A start opens an epoch, greater than every one before. {@link Fact.EpochOpened} is its first fact.
 *   <li>An order is carried out at most once in an epoch. A repeated id has the same outcome again and no further effect.
 *       An order that was taken yields exactly one outcome, by its deadline, as long as the epoch lasts.
 *   <li>Facts wait, in order, while the sink is full. Meanwhile new callers are turned away with 503. If even the
 *       switchboard's own store is full, it gives the epoch up: it hangs every call up and opens the next epoch, so that
 *       nobody works on with a gap he does not know of.
 *   <li>Numbers and keys appear in no text form and in no log line.
 * </ul>
 *
 * <p>Methods may be called by any thread.
 */
public interface Switchboard extends AutoCloseable {

    /** What this switchboard can do; never changes. Other orders are refused. */
    Set<Capability> capabilities();

    /** The epoch that is open; 0 before the start. */
    long epoch();

    /**
     * Opens the first epoch and takes calls from now on. Returns when it does.
     *
     * @param sink where the facts go
     * @throws IllegalStateException when started before, or when an address cannot be had
     */
    void start(FactSink sink);

    /**
     * Runs synthetic calls through the whole path before real ones come, so that the first of them is as quick as the
     * last. Before the start; yields no fact.
     */
    void warmUp();

    /**
     * Takes an order. Never blocks.
     *
     * @param order what to do
     * @param nowMs the orderer's time now, on the same clock as the order's deadline; the difference of the two is what
     *     counts here, so the clocks of orderer and switchboard need not agree
     * @return false when it was not taken, because there is no room or the switchboard is stopped: nothing was done, and
     *     it may be handed in again
     */
    boolean carryOut(Order order, long nowMs);

    /**
     * Ends every call, closes recordings, reports it all as far as the sink takes it, and gives threads and sockets back.
     * Orders without an outcome have the outcome unknown. Returns when that is done, within 10 s.
     */
    @Override
    void close();
}
