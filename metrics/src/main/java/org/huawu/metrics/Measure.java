package org.huawu.metrics;

import java.util.Comparator;
import java.util.stream.Stream;
import org.huawu.events.AgentState;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.bytes.Coded;

/**
 * What is counted or summed, whole and 0 or more. A measure says what happened and takes no side in how it is judged;
 * that is the business of a {@link Definition}.
 *
 * @param kind of what
 * @param part which part of it: the upper bound of the wait in seconds, see {@link WaitBounds}, the code of the
 *     agent's state, or the id of a reason for breaks; 0 for a kind without parts
 */
public record Measure(Kind kind, int part) implements Comparable<Measure> {

    private static final Comparator<Measure> ORDER =
            Comparator.comparing(Measure::kind).thenComparingInt(Measure::part);

    public Measure {
        if (!isPart(kind, part)) {
            throw new IllegalArgumentException(kind + " has no part " + part);
        }
    }

    /** A measure without parts. */
    public static Measure of(Kind kind) {
        return new Measure(kind, 0);
    }

    /** Answered contacts by their wait. */
    public static Measure answeredAfter(long waitedMs) {
        return new Measure(Kind.ANSWERED_BY_WAIT, WaitBounds.of(waitedMs));
    }

    /** Abandoned contacts by their wait. */
    public static Measure abandonedAfter(long waitedMs) {
        return new Measure(Kind.ABANDONED_BY_WAIT, WaitBounds.of(waitedMs));
    }

    /** Time of agents in a state. */
    public static Measure timeIn(AgentState state) {
        return new Measure(Kind.TIME_IN_STATE_MS, state.code());
    }

    /** Time of agents on breaks for a reason. */
    public static Measure onBreakFor(ReasonId reason) {
        return new Measure(Kind.TIME_ON_BREAK_MS, Math.toIntExact(reason.value()));
    }

    @Override
    public int compareTo(Measure other) {
        return ORDER.compare(this, other);
    }

    private static boolean isPart(Kind kind, int part) {
        return switch (kind) {
            case ANSWERED_BY_WAIT, ABANDONED_BY_WAIT -> part == WaitBounds.OVER || WaitBounds.isBound(part);
            case TIME_IN_STATE_MS -> Stream.of(AgentState.values()).anyMatch(state -> state.code() == part);
            case TIME_ON_BREAK_MS -> part > 0;
            default -> part == 0;
        };
    }

    /**
     * The kinds of measures. In which half-hour something counts stands at each: a contact's way through the queue counts
     * where it was queued first, so that offered + moved in = answered + abandoned + lost + waited out + closed out + moved out + still waiting holds in
     * every half-hour.
     */
    public enum Kind implements Coded {
        /** Contacts that arrived, in the half-hour of arrival. */
        ARRIVED(1),
        /** Contacts turned away because the house was full, then. */
        TURNED_AWAY(2),
        /** Contacts whose caller hung up before the queue, in the half-hour of arrival. */
        ABANDONED_BEFORE_QUEUE(3),
        /** Contacts that ended before the queue in another way, in the half-hour of arrival. */
        LOST_BEFORE_QUEUE(4),
        /** Contacts that ended because every queue they could go to was full, in the half-hour of arrival. */
        QUEUE_FULL(5),
        /** Contacts that found a queue full and went to another at once, then. */
        FULL_AT_ENTRY(6),
        /** Contacts that ended because every queue they could go to was closed, in the half-hour of arrival. */
        QUEUE_CLOSED(7),
        /** Contacts that found a queue closed and went to another at once, then. */
        CLOSED_AT_ENTRY(8),
        /** Contacts queued, which are offered to the agents, in the half-hour in which they were queued. */
        OFFERED(10),
        /** Contacts joined with an agent, in the half-hour in which they were queued. */
        ANSWERED(11),
        /** The same by wait, in parts. */
        ANSWERED_BY_WAIT(12),
        /** Wait of the answered, from queued to joined, in the half-hour in which they were queued. */
        ANSWERED_WAIT_MS(13),
        /** Contacts whose caller hung up in the queue, in the half-hour in which they were queued. */
        ABANDONED(14),
        /** The same by wait, in parts. */
        ABANDONED_BY_WAIT(15),
        /** Wait of the abandoned, in the half-hour in which they were queued. */
        ABANDONED_WAIT_MS(16),
        /** Contacts that ended in the queue by a fault, in the half-hour in which they were queued. */
        LOST_IN_QUEUE(17),
        /** Contacts that ended by the queue's limit of waiting, in the half-hour in which they were queued. */
        WAITED_OUT(18),
        /** Contacts that left the queue for another, having waited too long or as it closed, in the half-hour in which they were queued first. */
        MOVED_OUT(19),
        /** Talks, in the half-hour in which they ended; of a contact that goes on with another agent each agent's part. */
        TALKS(20),
        /** Length of talks, hold included, in the half-hour in which they ended. */
        TALK_MS(21),
        /** Wrap-ups, in the half-hour in which they ended. */
        WRAP_UPS(22),
        /** Length of wrap-ups, in the half-hour in which they ended. */
        WRAP_UP_MS(23),
        /** Contacts that came from another queue, in the half-hour in which they were queued first. */
        MOVED_IN(24),
        /** Contacts that ended in the queue as it closed, in the half-hour in which they were queued. */
        CLOSED_OUT(25),
        /** Contacts assigned to a vendor by a share, then. */
        ASSIGNED(26),
        /** Those of them that spilled over to it because another vendor had nobody there, then. */
        ASSIGNED_SPILLED(27),
        /** Those of them that were given back to it for what had spilled over, then. */
        ASSIGNED_REPAID(28),
        /** Contacts that a vendor did not take while they waited for it alone, then. */
        RELEASED(29),
        /** Offers made to an agent, then. */
        OFFERS_MADE(30),
        /** Offers accepted, in the half-hour of the answer. */
        OFFERS_ACCEPTED(31),
        /** Offers refused, then. */
        OFFERS_REJECTED(32),
        /** Offers that ran out of time, then. */
        OFFERS_TIMED_OUT(33),
        /** Offers taken back, then. */
        OFFERS_WITHDRAWN(34),
        /** Accepted offers from which no talk came, then. */
        CONNECTS_FAILED(35),
        /** Length of offers, however they ended, in the half-hour in which they ended. */
        RING_MS(36),
        /** Times an agent signed in, then. */
        SIGN_INS(40),
        /** Time of agents in a state, in parts, split at the half-hours it spans; counted when the state is left. */
        TIME_IN_STATE_MS(41),
        /** Times a caller was put aside in a talk, then. */
        HOLDS(42),
        /** How long callers were put aside, in the half-hour in which that ended. */
        HOLD_MS(43),
        /** Colleagues asked, in the half-hour in which their part ended; counted for the agent who asked. */
        CONSULTS(44),
        /** How long agent and colleague heard each other, in the half-hour in which that ended. */
        CONSULT_MS(45),
        /** Contacts that an agent left to the colleague asked, then. */
        HANDED_OVER(46),
        /** Contacts that an agent passed on to a queue, then, in the queue in which they were. */
        TRANSFERRED_OUT(47),
        /** The same in the queue to which they were passed on. */
        TRANSFERRED_IN(48),
        /** Contacts that waited once more since their agent could be heard no more, or a number outside was not reached, then. */
        RETURNED(49),
        /** Contacts that were joined with a further agent after they had waited once more, then. */
        RECONNECTED(50),
        /** How long those had waited once more. */
        RECONNECTED_WAIT_MS(51),
        /** Contacts that ended while they waited once more, in the half-hour in which they ended. */
        LOST_AFTER_TALK(52),
        /** Contacts that wait for the agent who talked with the caller last, then. */
        KEPT(53),
        /** Those of them that the agent did not take in time, then. */
        FREED(54),
        /** Calls of agents out, in the half-hour in which they were dialled. */
        CALLS_OUT(60),
        /** Those of them that were answered, in the same half-hour. */
        CALLS_OUT_ANSWERED(61),
        /** How long the answered rang, from being dialled, in the same half-hour. */
        CALLS_OUT_RING_MS(62),
        /** Time of agents on breaks, in parts by reason, split at the half-hours it spans; counted when the break ends. */
        TIME_ON_BREAK_MS(63),
        /** Numbers outside that were called into talks, in the half-hour in which their part ended; counted for the agent who called. */
        OUTSIDE_CALLS(70),
        /** How long they were heard, in the half-hour in which that ended; of callers who were passed on, until their end. */
        OUTSIDE_MS(71),
        /** Contacts that an agent left to a number outside, then. */
        PASSED_ON(72);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
