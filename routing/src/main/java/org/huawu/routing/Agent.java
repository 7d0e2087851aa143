package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.events.NextState;
import org.huawu.kernel.ReasonId;
import org.jspecify.annotations.Nullable;

/** An agent who is signed in. Changed by {@link RoutingState} alone. */
final class Agent {

    final AgentRef ref;
    AgentState state = AgentState.NOT_READY;
    long sinceMs;
    /** The order among idle agents: who has the least is idle longest. */
    long turn;
    /** Of the break that goes on; null where there is none. */
    @Nullable
    ReasonId reason;

    /** What comes after the contact in hand. */
    NextState next = NextState.READY;

    /** Of the break that comes then. */
    @Nullable
    ReasonId nextReason;

    /** The contact offered, talked with or worked on. */
    @Nullable
    ContactRef work;
    /** When wrap-up ends, or who did not take an offer is ready again; 0 for never. */
    long dueMs;
    /** How many times wrap-up was made longer. */
    int extensions;

    /** When the agent signed in. */
    long signedInMs;
    /** Time since then at work: being connected, talking, wrapping up. */
    long busyMs;
    /** The part of the time signed in that was worked, in millionths, as it was when last becoming ready. */
    long occupancy;
    /** The how manieth offer of all the agent's last one was; 0 before any. */
    long lastOffer;
    /** As of when the skills are counted. */
    long skillsAtMs;
    /** Those that count; follows from the configuration and that time. */
    Skills skills = Skills.NONE;
    /** When they change; 0 for never. */
    long skillsDueMs;
    /** The queues in which the agent is ready, in which pools of them, and how he or she stands there; follows from the rest. */
    final List<WaitingRoom> rooms = new ArrayList<>(4);

    /** And those in which he or she is at work or ready. */
    final List<WaitingRoom> staffed = new ArrayList<>(4);

    final List<Pool> pools = new ArrayList<>(8);
    final List<Standing> standings = new ArrayList<>(8);

    Agent(AgentRef ref, long signedInMs) {
        this.ref = ref;
        this.sinceMs = signedInMs;
        this.signedInMs = signedInMs;
        this.skillsAtMs = signedInMs;
    }

    void forgetQueues() {
        rooms.clear();
        pools.clear();
        standings.clear();
    }

    long id() {
        return ref.agent().value();
    }

    /** Whether he or she has a contact, in hand or to work on. */
    boolean hasWork() {
        return hasWorkIn(state);
    }

    static boolean hasWorkIn(AgentState state) {
        return switch (state) {
            case OFFERED, CONNECTING, TALKING, HELD, CONSULTING, DIALLING, WRAP_UP -> true;
            case NOT_READY, READY, BREAK, NO_ANSWER, REJECTED -> false;
        };
    }

    /** Whether he or she is ready for contacts or has one: not away, as on a break. */
    boolean isThere() {
        return isThereIn(state);
    }

    static boolean isThereIn(AgentState state) {
        return switch (state) {
            case READY, OFFERED, CONNECTING, TALKING, HELD, CONSULTING, DIALLING, WRAP_UP -> true;
            case NOT_READY, BREAK, NO_ANSWER, REJECTED -> false;
        };
    }

    boolean isAtWorkOn(long contact) {
        return work != null && work.contact().value() == contact;
    }
}
