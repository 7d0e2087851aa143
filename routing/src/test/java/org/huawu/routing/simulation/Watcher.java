package org.huawu.routing.simulation;

/** Who watches a world and says when something is wrong in it, by a {@link BrokenRule}. */
interface Watcher {

    /** The core took a step. */
    void saw(Taken taken);

    /** All that was due has been served, and an input comes next, at the log's time in ms. */
    default void atRest(long nowMs) {}

    /** The day is over and everybody has gone home. */
    default void over() {}
}
