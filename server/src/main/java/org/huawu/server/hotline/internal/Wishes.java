package org.huawu.server.hotline.internal;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.Id;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.CallerClass;
import org.huawu.server.hotline.DutyRules;
import org.huawu.server.hotline.Hotline.WantedDuties;
import org.huawu.server.hotline.Hotline.WantedOpening;
import org.huawu.server.hotline.Hotline.WantedUrgency;
import org.huawu.server.hotline.Hotline.WantedWaiting;
import org.huawu.server.hotline.LineDemand;
import org.huawu.server.hotline.LineUrgency;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueAdmission;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.QueueStrategy;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.hotline.WrapUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When callers are to be let in, how they wait, how soon they are answered and by whom: checked; refused with 422. */
@Component
class Wishes {

    private static final int MOST_WAITING = 20_000;
    private static final int MOST_PRIORITY = 3_600;
    private static final long LONGEST_WAIT_MS = 86_400_000;
    private static final long LONGEST_DEADLINE_MS = 600_000;

    private static final long LONGER_MS = 30_000;
    private static final long LONGEST_DUTY_MS = 3_600_000;
    private static final int MOST_TIMES = 20;
    private static final int MOST_RETURNS = 100;

    private final HotlineReads reads;
    private final CalendarReads calendars;
    private final DemandChecks demands;

    Wishes(HotlineReads reads, CalendarReads calendars, DemandChecks demands) {
        this.reads = reads;
        this.calendars = calendars;
        this.demands = demands;
    }

    /** @param of the queue that is changed; null for a new one, to which none can lead yet */
    WaitingRules waiting(@Nullable WantedWaiting wanted, @Nullable QueueId of, ProjectId project) {
        if (wanted == null) {
            return WaitingRules.USUAL;
        }
        QueueId overflow = wanted.overflowQueueId();
        if (overflow != null) {
            checkWay("overflowQueueId", overflow, of, project);
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

    /** @param of the queue that is changed; null for a new one, to which none can lead yet */
    OpeningRules opening(@Nullable WantedOpening wanted, @Nullable QueueId of, ProjectId project) {
        if (wanted == null) {
            return OpeningRules.ALWAYS;
        }
        QueueId closed = wanted.closedQueueId();
        if (closed != null) {
            checkWay("closedQueueId", closed, of, project);
        }
        CalendarId calendar = wanted.calendarId();
        if (calendar != null && !isOf(project, calendar)) {
            throw refused("calendar-unknown", "calendarId", calendar);
        }
        return new OpeningRules(
                Objects.requireNonNullElse(wanted.admission(), QueueAdmission.BY_HOURS),
                calendar,
                closed,
                Objects.requireNonNullElse(wanted.servedOut(), true));
    }

    static DutyRules duties(@Nullable WantedDuties wanted) {
        if (wanted == null) {
            return DutyRules.USUAL;
        }
        WrapUpKind wrapUp = Objects.requireNonNullElse(wanted.wrapUp(), WrapUpKind.TIMED);
        boolean isLonger = wrapUp == WrapUpKind.EXTENDABLE;
        return new DutyRules(
                wrapUp,
                isLonger ? Checks.limit("longerMs", wanted.longerMs(), LONGER_MS, LONGEST_DUTY_MS) : 0,
                isLonger ? Math.max(1, number("mostTimes", wanted.mostTimes(), MOST_TIMES)) : 0,
                duration("rejectedMs", wanted.rejectedMs(), LONGEST_DUTY_MS),
                duration("overlookedMs", wanted.overlookedMs(), LONGEST_DUTY_MS),
                number("mostReturns", wanted.mostReturns(), MOST_RETURNS));
    }

    QueueDemand demand(@Nullable QueueDemand wanted, ProjectId project) {
        return demands.queue(wanted, project);
    }

    LineDemand demand(@Nullable LineDemand wanted, ProjectId project) {
        return demands.line(wanted, project);
    }

    private boolean isOf(ProjectId project, CalendarId calendar) {
        return calendars
                .find(calendar)
                .filter(each -> each.projectId().equals(project))
                .isPresent();
    }

    /**
     * A queue of the same project, from which no way leads back, be it by overflow or because queues are closed: a caller would
     * wander in a circle.
     */
    private void checkWay(String field, QueueId first, @Nullable QueueId of, ProjectId project) {
        Set<QueueId> seen = new HashSet<>();
        ArrayDeque<QueueId> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            QueueId next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (next.equals(of)) {
                throw refused("overflow-circular", field, first);
            }
            Queue queue = reads.queue(next)
                    .filter(each -> each.projectId().equals(project))
                    .orElseThrow(() -> refused("overflow-unknown", field, first));
            Stream.of(queue.waiting().overflowQueueId(), queue.opening().closedQueueId())
                    .filter(Objects::nonNull)
                    .forEach(open::add);
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

    private static RejectedException refused(String errorId, String field, Id id) {
        return new RejectedException(
                422, new Rejection(errorId, Map.of("field", field, "id", String.valueOf(id.value()))));
    }
}
