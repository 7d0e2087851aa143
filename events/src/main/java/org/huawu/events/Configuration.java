package org.huawu.events;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * One revision of all that the routing core is told: lines, queues and agents. The lists are kept in the order of their
 * ids, so equal revisions have equal bytes.
 *
 * @param revision number of the revision, 1 or more, rising
 * @param orderLimitMs within which an order to the switchboard has its outcome, 1..60,000
 * @param recordingLimitMs within which, after the talk, a recording is reported saved or failed, 1..86,400,000
 * @param lines at most {@link #MOST_LINES}
 * @param queues at most {@link #MOST_QUEUES}
 * @param agents at most {@link #MOST_AGENTS}
 */
public record Configuration(
        long revision,
        long orderLimitMs,
        long recordingLimitMs,
        List<LineSetting> lines,
        List<QueueSetting> queues,
        List<AgentSetting> agents) {

    /** The most lines of a revision. */
    public static final int MOST_LINES = 1_000;

    /** The most queues of a revision. */
    public static final int MOST_QUEUES = 1_000;

    /** The most agents of a revision. */
    public static final int MOST_AGENTS = 10_000;

    /** The most queues that one agent serves. */
    public static final int MOST_QUEUES_OF_AN_AGENT = 16;

    private static final long MOST_LIMIT_MS = 86_400_000;

    public Configuration {
        check("revision", revision, Long.MAX_VALUE);
        check("orderLimitMs", orderLimitMs, 60_000);
        check("recordingLimitMs", recordingLimitMs, MOST_LIMIT_MS);
        lines = ordered(lines, line -> line.line().value(), MOST_LINES);
        queues = ordered(queues, queue -> queue.queue().value(), MOST_QUEUES);
        agents = ordered(agents, agent -> agent.agent().value(), MOST_AGENTS);
    }

    /**
     * A line and where it leads.
     *
     * @param line the line
     * @param project the project its contacts are handled in
     * @param client the client they are handled for
     * @param queue where callers wait
     * @param prompt what they hear before; none to queue at once
     * @param promptLimitMs after which the prompt is ended, 1..86,400,000
     */
    public record LineSetting(
            LineId line,
            ProjectId project,
            ClientId client,
            QueueId queue,
            @Nullable PromptId prompt,
            long promptLimitMs) {

        public LineSetting {
            check("promptLimitMs", promptLimitMs, MOST_LIMIT_MS);
        }
    }

    /**
     * A queue and its rules.
     *
     * @param queue the queue
     * @param music what waiting callers hear
     * @param offerLimitMs within which an offer must be answered, 1..86,400,000
     * @param wrapUpLimitMs after which wrap-up is ended, 1..86,400,000
     * @param recorded whether talks are recorded
     */
    public record QueueSetting(QueueId queue, PromptId music, long offerLimitMs, long wrapUpLimitMs, boolean recorded) {

        public QueueSetting {
            check("offerLimitMs", offerLimitMs, MOST_LIMIT_MS);
            check("wrapUpLimitMs", wrapUpLimitMs, MOST_LIMIT_MS);
        }
    }

    /**
     * An agent and the queues served.
     *
     * @param agent the person
     * @param vendor whose agent it is
     * @param project the project the agent works in
     * @param client the client of that project
     * @param queues at most {@link #MOST_QUEUES_OF_AN_AGENT}
     */
    public record AgentSetting(
            PersonId agent, VendorId vendor, ProjectId project, ClientId client, List<QueueId> queues) {

        public AgentSetting {
            queues = ordered(queues, QueueId::value, MOST_QUEUES_OF_AN_AGENT);
        }
    }

    private static void check(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1.." + most + ", was " + value);
        }
    }

    private static <T> List<T> ordered(List<T> list, ToLongFunction<T> id, int most) {
        if (list.size() > most) {
            throw new IllegalArgumentException("at most " + most + " entries, were " + list.size());
        }
        TreeSet<T> sorted = new TreeSet<>(Comparator.comparingLong(id));
        for (T entry : list) {
            if (!sorted.add(entry)) {
                throw new IllegalArgumentException("id " + id.applyAsLong(entry) + " stands there twice");
            }
        }
        return List.copyOf(sorted);
    }
}
