package org.huawu.routing;

import java.util.List;
import org.huawu.events.Event;
import org.huawu.kernel.Rejection;

/** What the core says to an input. */
public sealed interface Decision {

    /**
     * The input is accepted.
     *
     * @param events what happens, in order; none when the input changes nothing
     */
    record Decided(List<Event> events) implements Decision {
        public Decided {
            events = List.copyOf(events);
        }
    }

    /**
     * The input is refused, and nothing happens.
     *
     * @param rejection why
     */
    record Rejected(Rejection rejection) implements Decision {}
}
