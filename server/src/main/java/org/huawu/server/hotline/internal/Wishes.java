package org.huawu.server.hotline.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.CallerClass;
import org.huawu.server.hotline.Hotline.WantedUrgency;
import org.huawu.server.hotline.Hotline.WantedWaiting;
import org.huawu.server.hotline.LineUrgency;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueStrategy;
import org.huawu.server.hotline.WaitingRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How callers are to wait and how soon they are to be answered, checked; refused with 422. */
@Component
class Wishes {

    private static final int MOST_WAITING = 20_000;
    private static final int MOST_PRIORITY = 3_600;
    private static final long LONGEST_WAIT_MS = 86_400_000;
    private static final long LONGEST_DEADLINE_MS = 600_000;

    private final HotlineReads reads;

    Wishes(HotlineReads reads) {
        this.reads = reads;
    }

    /** @param of the queue that is changed; null for a new one, to which none can lead yet */
    WaitingRules waiting(@Nullable WantedWaiting wanted, @Nullable QueueId of, ProjectId project) {
        if (wanted == null) {
            return WaitingRules.USUAL;
        }
        QueueId overflow = wanted.overflowQueueId();
        if (overflow != null) {
            checkOverflow(overflow, of, project);
        }
        return new WaitingRules(
                Objects.requireNonNullElse(wanted.strategy(), QueueStrategy.LONGEST_IDLE),
                number("mostWaiting", wanted.mostWaiting(), MOST_WAITING),
                duration("longestWaitMs", wanted.longestWaitMs(), LONGEST_WAIT_MS),
                overflow);
    }

    LineUrgency urgency(@Nullable WantedUrgency wanted) {
        if (wanted == null) {
            return LineUrgency.USUAL;
        }
        return new LineUrgency(
                Objects.requireNonNullElse(wanted.callerClass(), CallerClass.NORMAL),
                number("priority", wanted.priority(), MOST_PRIORITY),
                duration("deadlineMs", wanted.deadlineMs(), LONGEST_DEADLINE_MS));
    }

    /** A queue of the same project, from which no way leads back: a caller would wander in a circle. */
    private void checkOverflow(QueueId overflow, @Nullable QueueId of, ProjectId project) {
        Set<QueueId> seen = new HashSet<>();
        QueueId next = overflow;
        while (next != null && seen.add(next)) {
            if (next.equals(of)) {
                throw refused("overflow-circular", overflow);
            }
            Optional<Queue> queue =
                    reads.queue(next).filter(each -> each.projectId().equals(project));
            if (queue.isEmpty()) {
                throw refused("overflow-unknown", overflow);
            }
            next = queue.get().waiting().overflowQueueId();
        }
    }

    private static int number(String field, @Nullable Integer given, int most) {
        int number = Objects.requireNonNullElse(given, 0);
        if (number < 0 || number > most) {
            throw new RejectedException(
                    422, new Rejection("number-out-of-range", Map.of("field", field, "least", 0, "most", most)));
        }
        return number;
    }

    /** 0 for none. */
    private static long duration(String field, @Nullable Long given, long most) {
        return given == null || given == 0 ? 0 : Checks.limit(field, given, given, most);
    }

    private static RejectedException refused(String errorId, QueueId id) {
        return new RejectedException(
                422, new Rejection(errorId, Map.of("field", "overflowQueueId", "id", String.valueOf(id.value()))));
    }
}
