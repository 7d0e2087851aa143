package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.Event;

/** What the core decides on made-up traffic of some hours, for tests of what is folded from events. */
public final class MadeUpDay {

    private static final int PAUSE_MS = 300_000;

    private MadeUpDay() {}

    /** The events of so many inputs. */
    public static List<Event> events(long seed, int inputs) {
        Traffic traffic = new Traffic(seed, PAUSE_MS);
        RoutingCore core = new RoutingCore(new RoutingState(Traffic.CAPACITY));
        List<Event> events = new ArrayList<>();
        for (long position = 1; position <= inputs; position++) {
            RoutingCore.Step step = core.step(traffic.next(), position, traffic.nowMs());
            traffic.saw(step.effects());
            if (step.decision() instanceof Decision.Decided decided) {
                events.addAll(decided.events());
            }
        }
        return events;
    }
}
