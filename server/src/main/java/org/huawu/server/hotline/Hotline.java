package org.huawu.server.hotline;

import org.huawu.kernel.CalendarId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lines and queues. Works within the caller's transaction, whose scope decides what is seen; any thread. The routing core
 * follows every change within moments of its commit.
 */
public interface Hotline {

    /** Queues in the order of their ids. */
    Page<Queue> queues(PageRequest request);

    /** Lines in the order of their ids. */
    Page<Line> lines(PageRequest request);

    /**
     * Adds a queue.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, project-unknown, prompt-unknown, duration-out-of-range,
     *     number-out-of-range, overflow-unknown, overflow-circular, calendar-unknown, steps-too-many, step-out-of-order,
     *     skill-group-empty, skill-unknown, skill-twice, skills-too-many, share-unknown; 409 name-taken
     */
    Queue addQueue(NewQueue queue);

    /**
     * Changes a queue; contacts in it stay.
     *
     * @throws org.huawu.server.edge.RejectedException as {@link #addQueue}; 404 queue-unknown; 422 project-fixed
     */
    Queue changeQueue(QueueId id, NewQueue queue);

    /**
     * Adds a line.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, number-invalid, queue-unknown, prompt-unknown,
     *     duration-out-of-range, number-out-of-range, skill-unknown, skill-twice, skills-too-many, share-unknown; 409
     *     number-taken
     */
    Line addLine(NewLine line);

    /**
     * Changes a line; its next caller finds it so.
     *
     * @throws org.huawu.server.edge.RejectedException as {@link #addLine}; 404 line-unknown; 422 project-fixed
     */
    Line changeLine(LineId id, NewLine line);

    /**
     * A queue to be added.
     *
     * @param offerLimitMs null for 20,000
     * @param wrapUpLimitMs null for 60,000
     * @param musicPromptId null for the music that comes with the product
     * @param waiting null for {@link WaitingRules#USUAL}, or for what a queue that is changed has
     * @param opening null for {@link OpeningRules#ALWAYS}, or for what a queue that is changed has
     * @param demand null for {@link QueueDemand#NONE}, or for what a queue that is changed has
     * @param duties null for {@link DutyRules#USUAL}, or for what a queue that is changed has
     */
    record NewQueue(
            @Nullable String name,
            ProjectId projectId,
            @Nullable Long offerLimitMs,
            @Nullable Long wrapUpLimitMs,
            boolean recorded,
            @Nullable PromptId musicPromptId,
            @Nullable WantedWaiting waiting,
            @Nullable WantedOpening opening,
            @Nullable QueueDemand demand,
            @Nullable WantedDuties duties) {}

    /**
     * What is to be asked of agents. What is null is as usual.
     *
     * @param longerMs see {@link DutyRules}
     */
    record WantedDuties(
            @Nullable WrapUpKind wrapUp,
            @Nullable Long longerMs,
            @Nullable Integer mostTimes,
            @Nullable Long rejectedMs,
            @Nullable Long overlookedMs,
            @Nullable Integer mostReturns) {}

    /**
     * When callers are to be let in. What is null is as usual.
     *
     * @param closedQueueId see {@link OpeningRules}
     */
    record WantedOpening(
            @Nullable QueueAdmission admission,
            @Nullable CalendarId calendarId,
            @Nullable QueueId closedQueueId,
            @Nullable Boolean servedOut) {}

    /**
     * How callers are to wait. What is null is as usual.
     *
     * @param longestWaitMs see {@link WaitingRules}
     */
    record WantedWaiting(
            @Nullable QueueStrategy strategy,
            @Nullable Integer mostWaiting,
            @Nullable Long longestWaitMs,
            @Nullable QueueId overflowQueueId) {}

    /**
     * A line to be added, in the project of its queue.
     *
     * @param welcomePromptId null for the welcome that comes with the product; counts with {@code welcome} only
     * @param urgency null for {@link LineUrgency#USUAL}, or for what a line that is changed has
     * @param demand null for {@link LineDemand#NONE}, or for what a line that is changed has
     */
    record NewLine(
            @Nullable String number,
            @Nullable String name,
            QueueId queueId,
            boolean welcome,
            @Nullable PromptId welcomePromptId,
            @Nullable WantedUrgency urgency,
            @Nullable LineDemand demand) {}

    /** How soon callers are to be answered. What is null is as usual. */
    record WantedUrgency(
            @Nullable CallerClass callerClass,
            @Nullable Integer priority,
            @Nullable Long deadlineMs) {}
}
