package org.huawu.routing;

import java.util.TreeMap;
import org.huawu.events.Need;

/**
 * The contacts of a queue that ask the same of an agent, by place, and all agents who are ready and can it, the one to be offered next
 * first.
 */
final class Pool {

    final WaitingRoom room;
    final Demand demand;
    /** By which pools are told from each other; no two of a state share one. */
    final long number;

    final TreeMap<Place, Contact> waiting = new TreeMap<>();
    final TreeMap<Standing, Agent> ready = new TreeMap<>();

    Pool(WaitingRoom room, Demand demand, long number) {
        this.room = room;
        this.demand = demand;
        this.number = number;
    }

    boolean hasMatch() {
        return !waiting.isEmpty() && !ready.isEmpty();
    }

    boolean isFor(Agent agent) {
        return demand.isMetBy(need(), agent);
    }

    /** Who is offered a contact: the first who did not pass it by, else the first. */
    Agent nextFor(Contact contact) {
        for (Agent agent : ready.values()) {
            if (!contact.passedBy.contains(agent.ref.agent())) {
                return agent;
            }
        }
        return ready.firstEntry().getValue();
    }

    Standing standingOf(Agent agent) {
        long first = switch (room.setting.strategy()) {
            case LONGEST_IDLE -> 0;
            case LEAST_OCCUPIED -> agent.occupancy;
            case MOST_SKILLED -> -demand.levels(need(), agent.skills);
            case ROUND_ROBIN -> agent.lastOffer;
        };
        return new Standing(first, agent.turn);
    }

    private Need need() {
        return room.setting.steps().get(demand.step()).need();
    }
}
