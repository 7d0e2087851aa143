package org.huawu.server.hotline.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Need;
import org.huawu.events.QueueHours;
import org.huawu.events.QueueLimits;
import org.huawu.events.QueueStep;
import org.huawu.events.Urgency;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.calendar.HolidayCalendar;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.identity.AgentPosts;
import org.huawu.server.identity.AgentPosts.AgentPost;
import org.huawu.server.prompts.Sounds;
import org.huawu.server.sealing.ClientKeys;
import org.springframework.stereotype.Component;

/** Makes of lines, queues, calendars and agents' posts what the routing core works by: an agent serves the queues of the project. */
@Component
class ConfigurationCompiler {

    private static final long ORDER_LIMIT_MS = 5_000;
    private static final long RECORDING_LIMIT_MS = 60_000;
    private static final long PROMPT_LIMIT_MS = 60_000;
    /** How far ahead the core knows calendars: two months, though it is told anew each day. */
    private static final int DAYS_AHEAD = 62;

    private final HotlineReads reads;
    private final AgentPosts posts;
    private final ClientKeys keys;
    private final CalendarReads calendars;
    private final Holidays holidays;
    private final Clock clock;

    ConfigurationCompiler(
            HotlineReads reads,
            AgentPosts posts,
            ClientKeys keys,
            CalendarReads calendars,
            Holidays holidays,
            Clock clock) {
        this.reads = reads;
        this.posts = posts;
        this.keys = keys;
        this.calendars = calendars;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** The configuration as the transaction sees it. What its clients' callers leave can be sealed from then on. */
    Configuration compile(long revision) {
        List<Queue> queues = reads.queues(0, Configuration.MOST_QUEUES);
        List<Line> lines = reads.lines(0, Configuration.MOST_LINES);
        queues.stream().map(Queue::clientId).distinct().forEach(keys::require);
        return new Configuration(
                        revision,
                        ORDER_LIMIT_MS,
                        RECORDING_LIMIT_MS,
                        lines.stream().map(ConfigurationCompiler::setting).toList(),
                        queues.stream().map(ConfigurationCompiler::setting).toList(),
                        agents(queues))
                .with(calendars(queues));
    }

    /** Those that a queue goes by. */
    private List<CalendarSetting> calendars(List<Queue> queues) {
        Set<CalendarId> used = queues.stream()
                .flatMap(queue -> Optional.ofNullable(queue.opening().calendarId()).stream())
                .collect(Collectors.toSet());
        if (used.isEmpty()) {
            return List.of();
        }
        HolidayCalendar days = holidays.calendar();
        Instant now = clock.instant();
        return calendars.calendars(0, Configuration.MOST_CALENDARS).stream()
                .filter(calendar -> used.contains(calendar.id()))
                .map(calendar ->
                        new CalendarSetting(calendar.id(), new OpenTimes(calendar, days).around(now, DAYS_AHEAD)))
                .toList();
    }

    /** Whoever holds posts in several projects works in the first of them. */
    private List<AgentSetting> agents(List<Queue> queues) {
        Map<ProjectId, List<QueueId>> byProject = queues.stream()
                .collect(Collectors.groupingBy(Queue::projectId, Collectors.mapping(Queue::id, Collectors.toList())));
        Map<PersonId, AgentSetting> agents = new TreeMap<>((a, b) -> Long.compare(a.value(), b.value()));
        for (AgentPost post : posts.inForce()) {
            List<QueueId> served = byProject.getOrDefault(post.project(), List.of()).stream()
                    .limit(Configuration.MOST_QUEUES_OF_AN_AGENT)
                    .toList();
            agents.putIfAbsent(
                    post.person(),
                    new AgentSetting(post.person(), post.vendor(), post.project(), post.client(), served));
        }
        return new ArrayList<>(agents.values());
    }

    private static LineSetting setting(Line line) {
        return new LineSetting(
                        line.id(),
                        line.projectId(),
                        line.clientId(),
                        line.queueId(),
                        line.welcome()
                                ? Optional.ofNullable(line.welcomePromptId()).orElse(Sounds.WELCOME)
                                : null,
                        PROMPT_LIMIT_MS)
                .with(
                        new Urgency(
                                line.urgency().callerClass().told(),
                                line.urgency().priority(),
                                line.urgency().deadlineMs()),
                        List.of());
    }

    private static QueueSetting setting(Queue queue) {
        WaitingRules waiting = queue.waiting();
        OpeningRules opening = queue.opening();
        return new QueueSetting(
                        queue.id(),
                        Optional.ofNullable(queue.musicPromptId()).orElse(Sounds.MUSIC),
                        queue.offerLimitMs(),
                        queue.wrapUpLimitMs(),
                        queue.recorded())
                .with(
                        waiting.strategy().told(),
                        List.of(new QueueStep(0, Need.none())),
                        new QueueLimits(waiting.mostWaiting(), waiting.longestWaitMs(), waiting.overflowQueueId()))
                .with(new QueueHours(
                        opening.admission().told(),
                        opening.calendarId(),
                        opening.closedQueueId(),
                        opening.servedOut()));
    }
}
