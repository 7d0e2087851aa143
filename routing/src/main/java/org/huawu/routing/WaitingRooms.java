package org.huawu.routing;

import java.util.List;
import java.util.TreeMap;
import org.huawu.events.Configuration.QueueSetting;
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
    private long pools;

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

    /** Begins anew with these queues and nobody in them. */
    void configure(List<QueueSetting> queues) {
        rooms.clear();
        matching.clear();
        queues.forEach(queue -> rooms.put(queue.queue().value(), new WaitingRoom(queue)));
    }

    /** A contact waits in its queue, at its step. */
    void enter(Contact contact) {
        WaitingRoom room = of(contact.ref.queue());
        Demand demand = new Demand(room.step(contact.step), contact.needs);
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
        for (QueueId queue : queues) {
            WaitingRoom room = rooms.get(queue.value());
            if (room != null) {
                room.ready.put(agent.id(), agent);
                room.pools.values().forEach(pool -> join(pool, agent));
            }
        }
    }

    /** And may not any more. */
    void notReady(Agent agent, List<QueueId> queues) {
        for (QueueId queue : queues) {
            WaitingRoom room = rooms.get(queue.value());
            if (room != null) {
                room.ready.remove(agent.id());
            }
        }
        agent.standings.forEach((pool, standing) -> {
            pool.ready.remove(standing);
            changed(pool);
        });
        agent.standings.clear();
    }

    private Pool open(WaitingRoom room, Demand demand) {
        if (room.pools.size() >= MOST_EMPTY_POOLS) {
            room.pools.values().removeIf(pool -> pool.waiting.isEmpty());
        }
        Pool pool = new Pool(room, demand, ++pools);
        room.pools.put(demand, pool);
        room.ready.values().forEach(agent -> join(pool, agent));
        return pool;
    }

    private void join(Pool pool, Agent agent) {
        if (pool.isFor(agent)) {
            Standing standing = pool.standingOf(agent);
            pool.ready.put(standing, agent);
            agent.standings.put(pool, standing);
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
