package org.huawu.server.hotline;

/**
 * What a queue asks of its agents after talks, and what it does when an offer comes to nothing.
 *
 * @param wrapUp how the work after a talk ends
 * @param longerMs by how much an agent makes an extendable wrap-up longer at a time, 1,000..3,600,000; 0 for all others
 * @param mostTimes how many times, 1..20; 0 for all others
 * @param rejectedMs how long who refuses an offer is offered nothing, 1,000..3,600,000; 0 for until ready again
 * @param overlookedMs the same for who lets an offer run out
 * @param mostReturns after how many offers that came to nothing a caller goes to the overflow queue, 1..100; 0 for never
 */
public record DutyRules(
        WrapUpKind wrapUp, long longerMs, int mostTimes, long rejectedMs, long overlookedMs, int mostReturns) {

    /** As most queues have it: wrap-up ends by itself, and who does not take an offer has to become ready. */
    public static final DutyRules USUAL = new DutyRules(WrapUpKind.TIMED, 0, 0, 0, 0, 0);
}
