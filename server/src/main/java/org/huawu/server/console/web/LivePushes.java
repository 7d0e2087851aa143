package org.huawu.server.console.web;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.metrics.Live.LiveQueue;
import org.huawu.server.console.internal.Desks;
import org.huawu.server.console.web.Frames.AgentsView;
import org.huawu.server.console.web.Frames.LiveView;
import org.huawu.server.console.web.Frames.QueueView;
import org.huawu.server.database.Scope;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.identity.Rights;
import org.huawu.server.reports.LiveFigures;
import org.huawu.server.reports.LiveFigures.Picture;
import org.huawu.server.reports.LiveFigures.Spent;
import org.huawu.server.reports.LiveFigures.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The live picture as each person may see it: queues of the own clients and projects, agents of the own sides. */
@Component
class LivePushes {

    private static final Today NOTHING = new Today(0, 0, 0, 0, 0);

    private final LiveFigures figures;
    private final Numbers numbers;

    LivePushes(LiveFigures figures, Numbers numbers) {
        this.figures = figures;
        this.numbers = numbers;
    }

    LiveView of(Rights rights) {
        Scope scope = rights.scope();
        Picture picture = figures.now();
        Map<?, LiveQueue> busy =
                picture.queues().stream().collect(Collectors.toMap(LiveQueue::queue, Function.identity()));
        List<QueueView> queues = numbers.queues().stream()
                .filter(queue -> queue.isSeenBy(scope))
                .map(queue -> view(queue, busy.get(queue.id()), picture.today().getOrDefault(queue.id(), NOTHING)))
                .toList();
        return new LiveView(queues, agents(scope, picture));
    }

    private static Map<String, AgentsView> agents(Scope scope, Picture picture) {
        Map<AgentState, List<LiveAgent>> now = picture.agents().stream()
                .filter(agent -> sees(scope, agent.agent()))
                .collect(Collectors.groupingBy(LiveAgent::state));
        Map<AgentState, Long> spent = picture.spent().stream()
                .filter(each -> sees(scope, each.client(), each.vendor(), each.project()))
                .collect(Collectors.groupingBy(Spent::state, Collectors.summingLong(Spent::ms)));
        int silent = (int) picture.silent().stream()
                .filter(agent -> sees(scope, agent.agent()))
                .count();
        Map<String, AgentsView> agents = new TreeMap<>();
        for (AgentState state : AgentState.values()) {
            List<LiveAgent> there = now.getOrDefault(state, List.of());
            long ms = spent.getOrDefault(state, 0L);
            if (!there.isEmpty() || ms > 0) {
                agents.put(
                        Desks.word(state),
                        new AgentsView(
                                there.size(),
                                meanSince(there, picture.midnightMs()),
                                ms,
                                state == AgentState.READY ? silent : 0));
            }
        }
        return agents;
    }

    private static @Nullable Long meanSince(List<LiveAgent> agents, long midnightMs) {
        OptionalDouble mean = agents.stream()
                .mapToLong(agent -> Math.max(agent.sinceMs(), midnightMs))
                .average();
        return mean.isPresent() ? Math.round(mean.getAsDouble()) : null;
    }

    private static QueueView view(Queue queue, @Nullable LiveQueue busy, Today today) {
        LiveQueue now = busy == null ? new LiveQueue(queue.id(), 0, 0, 0, 0) : busy;
        return new QueueView(
                queue.id(),
                queue.name(),
                queue.projectId(),
                now.waiting(),
                now.waiting() == 0 ? null : now.longestSinceMs(),
                now.connecting(),
                now.talking(),
                today);
    }

    private static boolean sees(Scope scope, AgentRef agent) {
        return sees(scope, agent.client(), agent.vendor(), agent.project());
    }

    /** Of a vendor with several projects, the agents of those that the reader may see. */
    private static boolean sees(Scope scope, ClientId client, VendorId vendor, ProjectId project) {
        return scope.everything()
                || scope.clients().contains(client)
                || (scope.vendors().contains(vendor) && scope.projects().contains(project));
    }
}
