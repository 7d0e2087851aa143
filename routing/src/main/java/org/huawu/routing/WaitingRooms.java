package org.huawu.routing;

import java.util.List;
import java.util.TreeMap;
import org.huawu.events.AgentRef;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.OpenTime;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * All queues at work, and which pool has both somebody who waits and somebody who is ready. Everything here follows from contacts, agents
 * and configuration, so none of it is in a snapshot.
 */
final class WaitingRooms {

    /** Pools of a queue that are kept while nobody waits in them, so that the next contact finds who is ready. */
    static final int MOST_EMPTY_POOLS = 64;

    private final TreeMap<Long, WaitingRoom> rooms = new TreeMap<>();
    private final TreeMap<Long, Pool> matching = new TreeMap<>();
    private final boolean isAtWork;
    private long pools;

    /** @param isAtWork false where nobody is to be offered anything: then only the settings are here */
    WaitingRooms(boolean isAtWork) {
        this.isAtWork = isAtWork;
    }

    /** The queue with this id; null when it is not configured. */
    @Nullable
    WaitingRoom find(QueueId queue) {
        return rooms.get(queue.value());
    }

    /** The queue of a contact; a revision that lacks a queue in use is refused, so it is there. */
    WaitingRoom of(QueueId queue) {
        WaitingRoom room = rooms.get(queue.value());
        if (room == null) {
            throw new IllegalStateException("queue " + queue.value() + " is in use and not configured");
        }
        return room;
    }

    /** The pool to serve next: the one whose first contact goes before those of all others that have somebody ready. */
    @Nullable
    Pool nextMatch() {
        Pool next = null;
        for (Pool pool : matching.values()) {
            if (next == null || pool.waiting.firstKey().compareTo(next.waiting.firstKey()) < 0) {
                next = pool;
            }
        }
        return next;
    }

    /** Begins anew with a revision's queues and nobody in them. */
    void configure(Configuration next) {
        rooms.clear();
        matching.clear();
        TreeMap<Long, List<OpenTime>> times = new TreeMap<>();
        for (CalendarSetting calendar : next.calendars()) {
            times.put(calendar.calendar().value(), calendar.open());
        }
        next.queues().forEach(queue -> {
            CalendarId calendar = queue.hours().calendar();
            Opening opening = new Opening(queue.hours(), calendar == null ? null : times.get(calendar.value()));
            rooms.put(queue.queue().value(), new WaitingRoom(queue, opening));
        });
    }

    /** A contact waits in its queue, at its step. */
    void enter(Contact contact) {
        if (!isAtWork) {
            return;
        }
        WaitingRoom room = of(contact.ref.queue());
        AgentRef kept = contact.keptFor;
        Demand demand = new Demand(
                room.step(contact.step), contact.needs, contact.reservedFor, kept == null ? null : kept.agent());
        Pool pool = room.pools.get(demand);
        if (pool == null) {
            pool = open(room, demand);
        }
        pool.waiting.put(contact.place(), contact);
        room.waiting++;
        contact.pool = pool;
        changed(pool);
    }

    /** It waits no more, there at least. */
    void leave(Contact contact) {
        Pool pool = contact.pool;
        if (pool != null) {
            pool.waiting.remove(contact.place());
            pool.room.waiting--;
            contact.pool = null;
            changed(pool);
        }
    }

    /** An agent may be offered contacts of these queues. */
    void ready(Agent agent, List<QueueId> queues) {
        if (!isAtWork) {
            return;
        }
        for (QueueId queue : queues) {
            WaitingRoom room = rooms.get(queue.value());
            if (room != null) {
                room.ready.put(agent.id(), agent);
                agent.rooms.add(room);
                for (Pool pool : room.pools.values()) {
                    join(pool, agent);
                }
            }
        }
    }

    /** And may not any more. */
    void notReady(Agent agent) {
        for (WaitingRoom room : agent.rooms) {
            room.ready.remove(agent.id());
        }
        for (int i = 0; i < agent.pools.size(); i++) {
            Pool pool = agent.pools.get(i);
            pool.ready.remove(agent.standings.get(i));
            changed(pool);
        }
        agent.forgetQueues();
    }

    /** An agent is at work or ready in these queues; none for one who is not. Tells nothing new where that stays as it was. */
    void staffed(Agent agent, List<QueueId> queues) {
        if (!isAtWork || agent.staffed.isEmpty() == queues.isEmpty()) {
            return;
        }
        agent.staffed.forEach(room -> room.staffed(agent.ref.vendor(), -1));
        agent.staffed.clear();
        for (QueueId queue : queues) {
            WaitingRoom room = rooms.get(queue.value());
            if (room != null) {
                room.staffed(agent.ref.vendor(), 1);
                agent.staffed.add(room);
            }
        }
    }

    private Pool open(WaitingRoom room, Demand demand) {
        if (room.pools.size() >= MOST_EMPTY_POOLS) {
            List<Pool> empty = room.pools.values().stream()
                    .filter(pool -> pool.waiting.isEmpty())
                    .toList();
            empty.forEach(WaitingRooms::close);
        }
        Pool pool = new Pool(room, demand, ++pools);
        room.pools.put(demand, pool);
        room.ready.values().forEach(agent -> join(pool, agent));
        return pool;
    }

    /** Agents who stay ready must not gather pools that are gone. */
    private static void close(Pool pool) {
        pool.room.pools.remove(pool.demand);
        for (Agent agent : pool.ready.values()) {
            int at = agent.pools.indexOf(pool);
            agent.pools.remove(at);
            agent.standings.remove(at);
        }
    }

    private void join(Pool pool, Agent agent) {
        if (pool.isFor(agent)) {
            Standing standing = pool.standingOf(agent);
            pool.ready.put(standing, agent);
            agent.pools.add(pool);
            agent.standings.add(standing);
            changed(pool);
        }
    }

    private void changed(Pool pool) {
        if (pool.hasMatch()) {
            matching.put(pool.number, pool);
        } else {
            matching.remove(pool.number);
        }
    }
}
