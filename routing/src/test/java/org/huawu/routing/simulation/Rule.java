package org.huawu.routing.simulation;

import org.huawu.events.Event;

/** Something that must hold in every world, told from events alone. Each method is told what it may look at, and throws {@link BrokenRule}. */
interface Rule {

    /** An event comes; the picture is that before it. */
    default void before(Event event, Picture seen, Taken step) {}

    /** All events of a step have come. */
    default void after(Picture seen, Taken step) {}

    /** See {@link Watcher#atRest}. */
    default void atRest(Picture seen, long nowMs) {}

    /** See {@link Watcher#over}. */
    default void over(Picture seen) {}
}
