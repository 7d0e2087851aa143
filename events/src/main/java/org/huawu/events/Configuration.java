package org.huawu.events;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * One revision of all that the routing core is told: lines, queues, agents, calendars and shares. The lists are kept in the order of their
 * ids, so equal revisions have equal bytes.
 *
 * @param revision number of the revision, 1 or more, rising
 * @param orderLimitMs within which an order to the switchboard has its outcome, 1..60,000
 * @param recordingLimitMs within which, after the talk, a recording is reported saved or failed, 1..86,400,000
 * @param lines at most {@link #MOST_LINES}
 * @param queues at most {@link #MOST_QUEUES}
 * @param agents at most {@link #MOST_AGENTS}
 * @param calendars at most {@link #MOST_CALENDARS}
 * @param shares at most {@link #MOST_SHARES}
 */
public record Configuration(
        long revision,
        long orderLimitMs,
        long recordingLimitMs,
        List<LineSetting> lines,
        List<QueueSetting> queues,
        List<AgentSetting> agents,
        List<CalendarSetting> calendars,
        List<ShareSetting> shares) {

    /** The most lines of a revision. */
    public static final int MOST_LINES = 1_000;

    /** The most queues of a revision. */
    public static final int MOST_QUEUES = 1_000;

    /** The most agents of a revision. */
    public static final int MOST_AGENTS = 100_000;

    /** The most queues that one agent serves. */
    public static final int MOST_QUEUES_OF_AN_AGENT = 16;

    /** The most skills that one agent holds. */
    public static final int MOST_SKILLS_OF_AN_AGENT = 200;

    /** The most steps of a queue. */
    public static final int MOST_STEPS_OF_A_QUEUE = 8;

    /** The most calendars of a revision. */
    public static final int MOST_CALENDARS = 200;

    /** The most times in which a calendar is open. */
    public static final int MOST_TIMES_OF_A_CALENDAR = 1_000;

    /** The most shares of a revision. */
    public static final int MOST_SHARES = 1_000;

    /** The most parties of a share. */
    public static final int MOST_PARTIES_OF_A_SHARE = 16;

    private static final long MOST_LIMIT_MS = 86_400_000;

    public Configuration {
        check("revision", revision, Long.MAX_VALUE);
        check("orderLimitMs", orderLimitMs, 60_000);
        check("recordingLimitMs", recordingLimitMs, MOST_LIMIT_MS);
        lines = ordered(lines, line -> line.line().value(), MOST_LINES);
        queues = ordered(queues, queue -> queue.queue().value(), MOST_QUEUES);
        agents = ordered(agents, agent -> agent.agent().value(), MOST_AGENTS);
        calendars = ordered(calendars, calendar -> calendar.calendar().value(), MOST_CALENDARS);
        shares = ordered(shares, share -> share.share().value(), MOST_SHARES);
    }

    /** A revision without calendars and shares. */
    public Configuration(
            long revision,
            long orderLimitMs,
            long recordingLimitMs,
            List<LineSetting> lines,
            List<QueueSetting> queues,
            List<AgentSetting> agents) {
        this(revision, orderLimitMs, recordingLimitMs, lines, queues, agents, List.of(), List.of());
    }

    /** The same revision with these calendars. */
    public Configuration with(List<CalendarSetting> hours) {
        return new Configuration(revision, orderLimitMs, recordingLimitMs, lines, queues, agents, hours, shares);
    }

    /** The same revision with these shares. */
    public Configuration sharing(List<ShareSetting> divided) {
        return new Configuration(revision, orderLimitMs, recordingLimitMs, lines, queues, agents, calendars, divided);
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
     * @param urgency how soon its contacts are to be taken
     * @param needs what agents must be able to do for them besides what the queue asks, a skill once
     * @param share how its contacts are divided among vendors; none as their queue says
     */
    public record LineSetting(
            LineId line,
            ProjectId project,
            ClientId client,
            QueueId queue,
            @Nullable PromptId prompt,
            long promptLimitMs,
            Urgency urgency,
            List<SkillLevel> needs,
            @Nullable ShareId share) {

        public LineSetting {
            check("promptLimitMs", promptLimitMs, MOST_LIMIT_MS);
            needs = ordered(needs, need -> need.skill().value(), Need.MOST_SKILLS);
        }

        /** A line whose contacts are as usual. */
        public LineSetting(
                LineId line,
                ProjectId project,
                ClientId client,
                QueueId queue,
                @Nullable PromptId prompt,
                long promptLimitMs) {
            this(line, project, client, queue, prompt, promptLimitMs, Urgency.USUAL, List.of(), null);
        }

        /** The same line with contacts of their own kind. */
        public LineSetting with(Urgency theirs, List<SkillLevel> asked) {
            return new LineSetting(line, project, client, queue, prompt, promptLimitMs, theirs, asked, share);
        }

        /** The same line with contacts that are divided so. */
        public LineSetting sharedBy(ShareId divided) {
            return new LineSetting(line, project, client, queue, prompt, promptLimitMs, urgency, needs, divided);
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
     * @param strategy which of several agents is offered a contact
     * @param steps what it asks of agents, by the time waited: one to {@link #MOST_STEPS_OF_A_QUEUE}, the first from 0 on
     * @param limits of those who wait
     * @param hours when it lets contacts in
     * @param share how contacts are divided among vendors whose line does not say; none to divide nothing
     * @param returnLimitMs after which a contact whose agent can be heard no more waits once more, 1..86,400,000
     * @param memory whether callers are brought back to the agent who talked with them last
     * @param wrapUp how the work after a talk ends
     * @param refusals what follows when an offer comes to nothing
     */
    public record QueueSetting(
            QueueId queue,
            PromptId music,
            long offerLimitMs,
            long wrapUpLimitMs,
            boolean recorded,
            Strategy strategy,
            List<QueueStep> steps,
            QueueLimits limits,
            QueueHours hours,
            @Nullable ShareId share,
            long returnLimitMs,
            QueueMemory memory,
            WrapUp wrapUp,
            Refusals refusals) {

        /** The limit of waiting for an agent's sound where none is set. */
        public static final long USUAL_RETURN_LIMIT_MS = 20_000;

        public QueueSetting {
            check("offerLimitMs", offerLimitMs, MOST_LIMIT_MS);
            check("wrapUpLimitMs", wrapUpLimitMs, MOST_LIMIT_MS);
            check("returnLimitMs", returnLimitMs, MOST_LIMIT_MS);
            steps = List.copyOf(steps);
            check("steps", steps.size(), MOST_STEPS_OF_A_QUEUE);
            for (int i = 0; i < steps.size(); i++) {
                long after = steps.get(i).afterMs();
                if (i == 0 ? after != 0 : after <= steps.get(i - 1).afterMs()) {
                    throw new IllegalArgumentException(
                            "steps must begin at 0 and rise, step " + i + " was at " + after);
                }
            }
        }

        /** A queue that asks nothing of its agents, has no limits and is always open. */
        public QueueSetting(QueueId queue, PromptId music, long offerLimitMs, long wrapUpLimitMs, boolean recorded) {
            this(
                    queue,
                    music,
                    offerLimitMs,
                    wrapUpLimitMs,
                    recorded,
                    Strategy.LONGEST_IDLE,
                    List.of(new QueueStep(0, Need.none())),
                    QueueLimits.NONE,
                    QueueHours.ALWAYS,
                    null,
                    USUAL_RETURN_LIMIT_MS,
                    QueueMemory.NONE,
                    WrapUp.TIMED,
                    Refusals.PLAIN);
        }

        /** The same queue with rules of its own. */
        public QueueSetting with(Strategy chosen, List<QueueStep> asked, QueueLimits limited) {
            return copy(chosen, asked, limited, hours, share, returnLimitMs);
        }

        /** The same queue with hours of its own. */
        public QueueSetting with(QueueHours theirs) {
            return copy(strategy, steps, limits, theirs, share, returnLimitMs);
        }

        /** The same queue with contacts that are divided so. */
        public QueueSetting sharedBy(ShareId divided) {
            return copy(strategy, steps, limits, hours, divided, returnLimitMs);
        }

        /** The same queue with another limit of waiting for an agent's sound. */
        public QueueSetting returningAfter(long limitMs) {
            return copy(strategy, steps, limits, hours, share, limitMs);
        }

        /** The same queue that brings callers back so. */
        public QueueSetting remembering(QueueMemory kept) {
            return new QueueSetting(
                    queue,
                    music,
                    offerLimitMs,
                    wrapUpLimitMs,
                    recorded,
                    strategy,
                    steps,
                    limits,
                    hours,
                    share,
                    returnLimitMs,
                    kept,
                    wrapUp,
                    refusals);
        }

        /** The same queue whose agents work so after talks, and of whose offers so much may come to nothing. */
        public QueueSetting with(WrapUp afterwards, Refusals refused) {
            return new QueueSetting(
                    queue,
                    music,
                    offerLimitMs,
                    wrapUpLimitMs,
                    recorded,
                    strategy,
                    steps,
                    limits,
                    hours,
                    share,
                    returnLimitMs,
                    memory,
                    afterwards,
                    refused);
        }

        private QueueSetting copy(
                Strategy chosen,
                List<QueueStep> asked,
                QueueLimits limited,
                QueueHours theirs,
                @Nullable ShareId divided,
                long returnMs) {
            return new QueueSetting(
                    queue,
                    music,
                    offerLimitMs,
                    wrapUpLimitMs,
                    recorded,
                    chosen,
                    asked,
                    limited,
                    theirs,
                    divided,
                    returnMs,
                    memory,
                    wrapUp,
                    refusals);
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
     * @param skills at most {@link #MOST_SKILLS_OF_AN_AGENT}, a skill once
     */
    public record AgentSetting(
            PersonId agent,
            VendorId vendor,
            ProjectId project,
            ClientId client,
            List<QueueId> queues,
            List<HeldSkill> skills) {

        public AgentSetting {
            queues = ordered(queues, QueueId::value, MOST_QUEUES_OF_AN_AGENT);
            skills = ordered(skills, held -> held.skill().value(), MOST_SKILLS_OF_AN_AGENT);
        }

        /** An agent without certified skills. */
        public AgentSetting(PersonId agent, VendorId vendor, ProjectId project, ClientId client, List<QueueId> queues) {
            this(agent, vendor, project, client, queues, List.of());
        }

        /** The same agent with other skills. */
        public AgentSetting with(List<HeldSkill> certified) {
            return new AgentSetting(agent, vendor, project, client, queues, certified);
        }
    }

    /**
     * Hours of service, as they are from the revision on.
     *
     * @param calendar the calendar
     * @param open when it is open, in order, none touching the next: at most {@link #MOST_TIMES_OF_A_CALENDAR}. Closed otherwise, so it
     *     has to be told anew before the last one is over
     */
    public record CalendarSetting(CalendarId calendar, List<OpenTime> open) {

        public CalendarSetting {
            open = List.copyOf(open);
            if (open.size() > MOST_TIMES_OF_A_CALENDAR) {
                throw new IllegalArgumentException(
                        "a calendar has at most " + MOST_TIMES_OF_A_CALENDAR + " times, were " + open.size());
            }
            for (int i = 1; i < open.size(); i++) {
                if (open.get(i).fromMs() <= open.get(i - 1).untilMs()) {
                    throw new IllegalArgumentException("times follow each other with a gap, time " + i + " began at "
                            + open.get(i).fromMs());
                }
            }
        }
    }

    /**
     * How contacts are divided among vendors: of one line, of several that name it (a brand), or of a queue.
     *
     * @param share the share
     * @param basis what is counted
     * @param isCarried whether what spilled over, because a vendor had nobody there, is made up for later; else it is forgiven
     * @param reservedMs how long a contact waits for its vendor alone, 1..86,400,000
     * @param parties two to {@link #MOST_PARTIES_OF_A_SHARE}, a vendor once
     */
    public record ShareSetting(
            ShareId share, ShareBasis basis, boolean isCarried, long reservedMs, List<ShareParty> parties) {

        public ShareSetting {
            check("reservedMs", reservedMs, MOST_LIMIT_MS);
            parties = ordered(parties, party -> party.vendor().value(), MOST_PARTIES_OF_A_SHARE);
            if (parties.size() < 2) {
                throw new IllegalArgumentException(
                        "contacts are divided among two parties or more, were " + parties.size());
            }
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
