package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.EffectId;
import org.huawu.events.Event;

/** The events being decided, at one position of the log and one time. */
final class Draft {

    final long atMs;
    private final long position;
    private final int before;
    private final List<Event> events;

    /** A draft that follows {@code before} events of the same input. */
    Draft(long position, long atMs, int before) {
        this(position, atMs, before, new ArrayList<>(4));
    }

    private Draft(long position, long atMs, int before, List<Event> events) {
        this.position = position;
        this.atMs = atMs;
        this.before = before;
        this.events = events;
    }

    /** The same draft for events of another time. */
    Draft at(long otherMs) {
        return new Draft(position, otherMs, before, events);
    }

    void add(Event event) {
        events.add(event);
    }

    /** The id of an effect, counted from 0, of the event that is added next. */
    EffectId nextOrder(int effect) {
        return EffectId.of(position, before + events.size(), effect);
    }

    List<Event> events() {
        return events;
    }
}
