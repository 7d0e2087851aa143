package org.huawu.routing.simulation;

import org.huawu.routing.Input;

/** What is done to the core: enough to do the same again. Deadlines are not among it, since whoever drives a core serves them. */
sealed interface Move {

    /** Where it stands; kept when others are left out, so that orders bear the same ids. */
    long position();

    /** The log's time in ms. */
    long nowMs();

    /** An input is given. */
    record Given(Input input, long position, long nowMs) implements Move {}

    /** The log's clock jumps from one time to another: ahead, over whatever was due meanwhile, or back. */
    record Jump(long position, long fromMs, long nowMs) implements Move {}

    /** A snapshot is written. */
    record Save(long position, long nowMs) implements Move {}

    /** The program dies. */
    record Death(long position, long nowMs) implements Move {}

    /** It starts again, from the last snapshot and the inputs behind it. */
    record Start(long position, long nowMs) implements Move {}
}
