package org.huawu.server.console.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huawu.events.AgentRef;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.metrics.Live.LiveQueue;
import org.huawu.server.console.web.Frames.LiveView;
import org.huawu.server.console.web.Frames.QueueView;
import org.huawu.server.database.Scope;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.identity.Rights;
import org.huawu.server.reports.LiveFigures;
import org.huawu.server.reports.LiveFigures.Picture;
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
                .filter(queue -> sees(scope, queue))
                .map(queue -> view(queue, busy.get(queue.id()), picture.today().getOrDefault(queue.id(), NOTHING)))
                .toList();
        Map<String, Integer> agents = new TreeMap<>();
        for (LiveAgent agent : picture.agents()) {
            if (sees(scope, agent.agent())) {
                agents.merge(agent.state().name().toLowerCase(Locale.ROOT).replace('_', '-'), 1, Integer::sum);
            }
        }
        return new LiveView(queues, agents);
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

    private static boolean sees(Scope scope, Queue queue) {
        return scope.everything()
                || scope.clients().contains(queue.clientId())
                || scope.projects().contains(queue.projectId());
    }

    private static boolean sees(Scope scope, AgentRef agent) {
        return scope.everything()
                || scope.clients().contains(agent.client())
                || scope.vendors().contains(agent.vendor());
    }
}
