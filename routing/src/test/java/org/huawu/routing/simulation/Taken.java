package org.huawu.routing.simulation;

import java.util.List;
import org.huawu.events.Event;
import org.huawu.routing.Effect;
import org.huawu.routing.Input;

/**
 * A step that the core took.
 *
 * @param input what it was given
 * @param position where
 * @param atMs the core's time of it: the log's, or that of the last event where the log's lies behind
 * @param beforeMs the time of the last event before
 * @param isAccepted whether the input was not refused
 * @param events what happened
 * @param effects what is to be done
 */
record Taken(
        Input input,
        long position,
        long atMs,
        long beforeMs,
        boolean isAccepted,
        List<Event> events,
        List<Effect> effects) {}
