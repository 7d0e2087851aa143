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
    private final List<Event> events = new ArrayList<>(4);

    /** A draft that follows {@code before} events of the same input. */
    Draft(long position, long atMs, int before) {
        this.position = position;
        this.atMs = atMs;
        this.before = before;
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
