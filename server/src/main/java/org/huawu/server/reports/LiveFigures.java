package org.huawu.server.reports;

import java.util.List;
import java.util.Map;
import org.huawu.events.AgentState;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.Definitions;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.metrics.Live.LiveQueue;
import org.huawu.metrics.Measure;
import org.huawu.metrics.Sums;

/** What goes on now and what came of today, in memory. Any thread. */
public interface LiveFigures {

    /** The picture after the last events that were stored. */
    Picture now();

    /** How many talks of an agent have ended since midnight. */
    int handledToday(PersonId agent);

    /**
     * One picture; never changes.
     *
     * @param queues with a contact in them
     * @param agents signed in
     * @param silent those of them who are ready and whose seats have no sound, so that nothing is offered to them
     * @param today what was counted since midnight, by queue
     * @param spent time in states left since midnight
     * @param midnightMs when the day began, epoch milliseconds
     */
    record Picture(
            List<LiveQueue> queues,
            List<LiveAgent> agents,
            List<LiveAgent> silent,
            Map<QueueId, Today> today,
            List<Spent> spent,
            long midnightMs) {}

    /**
     * How long the agents of a vendor were in a state for a project of a client, in spans that have ended since midnight.
     *
     * @param ms together
     */
    record Spent(ClientId client, VendorId vendor, ProjectId project, AgentState state, long ms) {}

    /**
     * A queue since midnight, as counts and sums.
     *
     * @param offered contacts queued
     * @param answered of these, contacts joined with an agent
     * @param answeredIn20s of these, within 20 s
     * @param abandoned of the offered, those whose caller hung up
     * @param waitedMs wait of the answered
     */
    record Today(long offered, long answered, long answeredIn20s, long abandoned, long waitedMs) {

        /** Of the sums of a day. */
        public static Today of(Sums sums) {
            return new Today(
                    sums.of(Measure.Kind.OFFERED),
                    sums.of(Measure.Kind.ANSWERED),
                    sums.within(Measure.Kind.ANSWERED_BY_WAIT, Definitions.COMMITMENT_SECONDS),
                    sums.of(Measure.Kind.ABANDONED),
                    sums.of(Measure.Kind.ANSWERED_WAIT_MS));
        }
    }
}
