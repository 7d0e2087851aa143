package org.huawu.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;

/** The events being decided, at one position of the log and one time. */
final class Draft {

    final long atMs;
    private final long position;
    private final int before;
    private final List<Event> events;
    private final Outlook outlook;

    /** What will be otherwise than the state has it, by what is drafted. Mostly nothing: each part is made when something is noted. */
    private static final class Outlook {

        /** How many more wait in a queue. */
        Map<Long, Integer> waiting = Collections.emptySortedMap();
        /** Shares that assign, or lose what they assigned. */
        Map<Long, ShareLedger> ledgers = Collections.emptySortedMap();
        /** Agents who are not there any more. */
        List<Agent> gone = List.of();
    }

    /** A draft that follows {@code before} events of the same input. */
    Draft(long position, long atMs, int before) {
        this(position, atMs, before, new ArrayList<>(4), new Outlook());
    }

    private Draft(long position, long atMs, int before, List<Event> events, Outlook outlook) {
        this.position = position;
        this.atMs = atMs;
        this.before = before;
        this.events = events;
        this.outlook = outlook;
    }

    /** The same draft for events of another time. */
    Draft at(long otherMs) {
        return new Draft(position, otherMs, before, events, outlook);
    }

    void add(Event event) {
        events.add(event);
    }

    /** Notes that so many more, or less, wait in a queue. */
    void waits(QueueId queue, int more) {
        if (outlook.waiting.isEmpty()) {
            outlook.waiting = new TreeMap<>();
        }
        outlook.waiting.merge(queue.value(), more, Integer::sum);
    }

    /** How many more wait in a queue by what is drafted; may be negative. */
    int waitingIn(QueueId queue) {
        return outlook.waiting.getOrDefault(queue.value(), 0);
    }

    /** Notes that an agent will not be there. */
    void goes(Agent agent) {
        if (outlook.gone.isEmpty()) {
            outlook.gone = new ArrayList<>(1);
        }
        outlook.gone.add(agent);
    }

    /** Whether an agent will not be there. */
    boolean goesAway(Agent agent) {
        return outlook.gone.contains(agent);
    }

    /** How many of a vendor's agents will not be there in a queue. */
    int gone(WaitingRoom room, VendorId vendor) {
        int count = 0;
        for (Agent agent : outlook.gone) {
            if (agent.ref.vendor().equals(vendor) && agent.staffed.contains(room)) {
                count++;
            }
        }
        return count;
    }

    /** A ledger as it is by what is drafted, to be changed by what is drafted further. */
    ShareLedger ledger(ShareLedger known) {
        if (outlook.ledgers.isEmpty()) {
            outlook.ledgers = new TreeMap<>();
        }
        return outlook.ledgers.computeIfAbsent(known.setting.share().value(), share -> known.copy());
    }

    /** The id of an effect, counted from 0, of the event that is added next. */
    EffectId nextOrder(int effect) {
        return EffectId.of(position, before + events.size(), effect);
    }

    List<Event> events() {
        return events;
    }
}
