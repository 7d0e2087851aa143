package org.huawu.server.console.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.metrics.Live.LiveQueue;
import org.huawu.server.console.internal.DeskView.ContactCard;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.identity.Rights;
import org.huawu.server.reports.LiveFigures;
import org.springframework.stereotype.Component;

/** To which queues an agent may pass a contact on: those of its project. In memory; any thread. */
@Component
public class GoalQueues {

    private final Desks desks;
    private final LiveFigures figures;
    private final Numbers numbers;

    GoalQueues(Desks desks, LiveFigures figures, Numbers numbers) {
        this.desks = desks;
        this.figures = figures;
        this.numbers = numbers;
    }

    /** A queue, and how many wait there. */
    public record GoalQueue(QueueId id, String name, int waiting) {}

    /**
     * The queues to which somebody may pass on the contact in hand, by name: those of its project, so that nobody's callers come before
     * agents of another client. None without a contact. Waits for nothing.
     */
    public List<GoalQueue> of(Rights rights) {
        ContactCard inHand = desks.of(rights.person()).contact();
        Optional<ProjectId> project = Optional.ofNullable(inHand)
                .flatMap(card -> numbers.queue(card.queue().id()))
                .map(Queue::projectId);
        List<LiveQueue> busy = figures.now().queues();
        return numbers.queues().stream()
                .filter(queue -> project.filter(queue.projectId()::equals).isPresent())
                .filter(queue -> queue.isSeenBy(rights.scope()))
                .map(queue -> new GoalQueue(queue.id(), queue.name(), waiting(queue, busy)))
                .sorted(Comparator.comparing(GoalQueue::name))
                .toList();
    }

    private static int waiting(Queue queue, List<LiveQueue> busy) {
        return busy.stream()
                .filter(each -> each.queue().equals(queue.id()))
                .mapToInt(LiveQueue::waiting)
                .sum();
    }
}
