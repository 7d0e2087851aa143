package org.huawu.switchboard.port;

/** Where a switchboard puts its facts. Bounded; who implements it says how many it holds. */
@FunctionalInterface
public interface FactSink {

    /**
     * Takes a fact, or not. Called by one thread of the switchboard at a time; must not block. When it is not taken, the
     * switchboard keeps it, and all that follow, and offers it again soon.
     *
     * @return false when there is no room now
     */
    boolean offer(Fact fact);
}
