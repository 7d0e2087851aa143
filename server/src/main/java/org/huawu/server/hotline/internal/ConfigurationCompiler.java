package org.huawu.server.hotline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.HeldSkill;
import org.huawu.events.Need;
import org.huawu.events.Need.AllOf;
import org.huawu.events.Need.AnyOf;
import org.huawu.events.Need.Skilled;
import org.huawu.events.QueueHours;
import org.huawu.events.QueueLimits;
import org.huawu.events.QueueStep;
import org.huawu.events.Refusals;
import org.huawu.events.ShareParty;
import org.huawu.events.SkillLevel;
import org.huawu.events.Urgency;
import org.huawu.events.WrapUp;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.server.hotline.AskedSkill;
import org.huawu.server.hotline.DemandStep;
import org.huawu.server.hotline.DutyRules;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.Share;
import org.huawu.server.hotline.SkillGroup;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.hotline.internal.SkillReads.Holder;
import org.huawu.server.identity.AgentPosts;
import org.huawu.server.identity.AgentPosts.AgentPost;
import org.huawu.server.prompts.Sounds;
import org.huawu.server.sealing.ClientKeys;
import org.springframework.stereotype.Component;

/**
 * Makes of lines, queues, calendars, shares, certificates and agents' posts what the routing core works by: an agent serves the queues
 * of the project.
 */
@Component
class ConfigurationCompiler {

    private static final long ORDER_LIMIT_MS = 5_000;
    private static final long RECORDING_LIMIT_MS = 60_000;
    private static final long PROMPT_LIMIT_MS = 60_000;

    private final HotlineReads reads;
    private final AgentPosts posts;
    private final ClientKeys keys;
    private final CalendarTimes calendars;
    private final SkillReads skills;
    private final ShareReads shares;

    ConfigurationCompiler(
            HotlineReads reads,
            AgentPosts posts,
            ClientKeys keys,
            CalendarTimes calendars,
            SkillReads skills,
            ShareReads shares) {
        this.reads = reads;
        this.posts = posts;
        this.keys = keys;
        this.calendars = calendars;
        this.skills = skills;
        this.shares = shares;
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
                .with(calendars.of(queues))
                .sharing(shares(lines, queues));
    }

    /** Those by which a line or a queue goes. */
    private List<ShareSetting> shares(List<Line> lines, List<Queue> queues) {
        Set<ShareId> used = Stream.concat(
                        lines.stream().map(line -> line.demand().shareId()),
                        queues.stream().map(queue -> queue.demand().shareId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (used.isEmpty()) {
            return List.of();
        }
        return shares.shares(0, Configuration.MOST_SHARES).stream()
                .filter(share -> used.contains(share.id()))
                .map(ConfigurationCompiler::setting)
                .toList();
    }

    /** Whoever holds posts in several projects works in the first of them. */
    private List<AgentSetting> agents(List<Queue> queues) {
        Map<ProjectId, List<QueueId>> byProject = queues.stream()
                .collect(Collectors.groupingBy(Queue::projectId, Collectors.mapping(Queue::id, Collectors.toList())));
        Map<PersonId, AgentSetting> agents = new TreeMap<>((a, b) -> Long.compare(a.value(), b.value()));
        Map<Holder, List<HeldSkill>> held = skills.held();
        for (AgentPost post : posts.inForce()) {
            List<QueueId> served = byProject.getOrDefault(post.project(), List.of()).stream()
                    .limit(Configuration.MOST_QUEUES_OF_AN_AGENT)
                    .toList();
            agents.putIfAbsent(
                    post.person(),
                    new AgentSetting(post.person(), post.vendor(), post.project(), post.client(), served)
                            .with(held.getOrDefault(new Holder(post.person(), post.project()), List.of())));
        }
        return new ArrayList<>(agents.values());
    }

    private static LineSetting setting(Line line) {
        LineSetting setting = new LineSetting(
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
                        levels(line.demand().skills()));
        ShareId share = line.demand().shareId();
        return share == null ? setting : setting.sharedBy(share);
    }

    private static QueueSetting setting(Queue queue) {
        WaitingRules waiting = queue.waiting();
        OpeningRules opening = queue.opening();
        DutyRules duties = queue.duties();
        QueueSetting setting = new QueueSetting(
                        queue.id(),
                        Optional.ofNullable(queue.musicPromptId()).orElse(Sounds.MUSIC),
                        queue.offerLimitMs(),
                        queue.wrapUpLimitMs(),
                        queue.recorded())
                .with(
                        waiting.strategy().told(),
                        steps(queue.demand().steps()),
                        new QueueLimits(waiting.mostWaiting(), waiting.longestWaitMs(), waiting.overflowQueueId()))
                .with(new QueueHours(
                        opening.admission().told(), opening.calendarId(), opening.closedQueueId(), opening.servedOut()))
                .with(
                        new WrapUp(duties.wrapUp().told(), duties.longerMs(), duties.mostTimes()),
                        new Refusals(duties.rejectedMs(), duties.overlookedMs(), duties.mostReturns()));
        ShareId share = queue.demand().shareId();
        return share == null ? setting : setting.sharedBy(share);
    }

    private static List<QueueStep> steps(List<DemandStep> steps) {
        if (steps.isEmpty()) {
            return List.of(new QueueStep(0, Need.none()));
        }
        return steps.stream()
                .map(step -> new QueueStep(step.afterMs(), need(step.groups())))
                .toList();
    }

    private static Need need(List<SkillGroup> groups) {
        if (groups.isEmpty()) {
            return Need.none();
        }
        return new AnyOf(groups.stream()
                .<Need>map(group -> new AllOf(
                        levels(group.skills()).stream().<Need>map(Skilled::new).toList()))
                .toList());
    }

    private static List<SkillLevel> levels(List<AskedSkill> skills) {
        return skills.stream()
                .map(each -> new SkillLevel(each.skillId(), each.level()))
                .toList();
    }

    private static ShareSetting setting(Share share) {
        return new ShareSetting(
                share.id(),
                share.basis().told(),
                share.carried(),
                share.reservedMs(),
                share.parties().stream()
                        .map(party -> new ShareParty(party.vendorId(), party.weight()))
                        .toList());
    }
}
