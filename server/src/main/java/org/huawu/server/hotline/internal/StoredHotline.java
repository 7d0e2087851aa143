package org.huawu.server.hotline.internal;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.huawu.kernel.Id;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.LineUrgency;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Project;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredHotline implements Hotline {

    private static final SequencedMap<String, String> NOTHING = Collections.emptyNavigableMap();
    private static final int LONGEST_NAME = 100;
    private static final long OFFER_LIMIT_MS = 20_000;
    private static final long MOST_OFFER_LIMIT_MS = 600_000;
    private static final long WRAP_UP_LIMIT_MS = 60_000;
    private static final long MOST_WRAP_UP_LIMIT_MS = 86_400_000;

    private final JdbcAggregateOperations aggregates;
    private final HotlineReads reads;
    private final Checks checks;
    private final Wishes wishes;
    private final Ids ids;
    private final Changes changes;

    StoredHotline(
            JdbcAggregateOperations aggregates,
            HotlineReads reads,
            Checks checks,
            Wishes wishes,
            Ids ids,
            Changes changes) {
        this.aggregates = aggregates;
        this.reads = reads;
        this.checks = checks;
        this.wishes = wishes;
        this.ids = ids;
        this.changes = changes;
    }

    @Override
    public Page<Queue> queues(PageRequest request) {
        List<Queue> rows = reads.queues(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(rows, request, queue -> String.valueOf(queue.id().value()));
    }

    @Override
    public Page<Line> lines(PageRequest request) {
        List<Line> rows = reads.lines(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(rows, request, line -> String.valueOf(line.id().value()));
    }

    @Override
    public Queue addQueue(NewQueue wanted) {
        Name.of("name", wanted.name(), LONGEST_NAME);
        Project project = checks.project(wanted.projectId());
        WaitingRules waiting = wishes.waiting(wanted.waiting(), null, project.id());
        OpeningRules opening = wishes.opening(wanted.opening(), null, project.id());
        QueueRow row = row(ids.next(), wanted, project, waiting, opening);
        unlessTaken("name-taken", "name", row.name(), () -> aggregates.insert(row));
        note("queue.added", "queue/" + row.id(), row.clientId(), Change.between(NOTHING, row.fields()));
        return row.queue();
    }

    @Override
    public Queue changeQueue(QueueId id, NewQueue wanted) {
        QueueRow former = Optional.ofNullable(aggregates.findById(id.value(), QueueRow.class))
                .orElseThrow(() -> notThere("queue-unknown", id.value()));
        if (former.projectId() != wanted.projectId().value()) {
            throw new RejectedException(422, Rejection.of("project-fixed"));
        }
        Project project = checks.project(wanted.projectId());
        Queue before = former.queue();
        WaitingRules waiting =
                wanted.waiting() == null ? before.waiting() : wishes.waiting(wanted.waiting(), id, project.id());
        OpeningRules opening =
                wanted.opening() == null ? before.opening() : wishes.opening(wanted.opening(), id, project.id());
        QueueRow row = row(id.value(), wanted, project, waiting, opening);
        unlessTaken("name-taken", "name", row.name(), () -> aggregates.update(row));
        List<Change> changed = Change.between(former.fields(), row.fields());
        if (!changed.isEmpty()) {
            note("queue.changed", "queue/" + row.id(), row.clientId(), changed);
        }
        return row.queue();
    }

    private QueueRow row(long id, NewQueue wanted, Project project, WaitingRules waiting, OpeningRules opening) {
        return new QueueRow(
                id,
                Name.of("name", wanted.name(), LONGEST_NAME),
                project.client().id().value(),
                project.id().value(),
                Checks.limit("offerLimitMs", wanted.offerLimitMs(), OFFER_LIMIT_MS, MOST_OFFER_LIMIT_MS),
                Checks.limit("wrapUpLimitMs", wanted.wrapUpLimitMs(), WRAP_UP_LIMIT_MS, MOST_WRAP_UP_LIMIT_MS),
                wanted.recorded(),
                checks.prompt(wanted.musicPromptId(), project.id()),
                waiting.strategy().id(),
                waiting.mostWaiting(),
                waiting.longestWaitMs(),
                valueOf(waiting.overflowQueueId()),
                opening.admission().id(),
                valueOf(opening.calendarId()),
                valueOf(opening.closedQueueId()),
                opening.servedOut());
    }

    @Override
    public Line addLine(NewLine wanted) {
        LineRow row = row(ids::next, wanted, wishes.urgency(wanted.urgency()));
        unlessTaken("number-taken", "number", row.number(), () -> aggregates.insert(row));
        note("line.added", "line/" + row.id(), row.clientId(), Change.between(NOTHING, row.fields()));
        return row.line();
    }

    @Override
    public Line changeLine(LineId id, NewLine wanted) {
        LineRow former = Optional.ofNullable(aggregates.findById(id.value(), LineRow.class))
                .orElseThrow(() -> notThere("line-unknown", id.value()));
        LineUrgency urgency = wanted.urgency() == null ? former.line().urgency() : wishes.urgency(wanted.urgency());
        LineRow row = row(id::value, wanted, urgency);
        if (row.projectId() != former.projectId()) {
            throw new RejectedException(422, Rejection.of("project-fixed"));
        }
        unlessTaken("number-taken", "number", row.number(), () -> aggregates.update(row));
        List<Change> changed = Change.between(former.fields(), row.fields());
        if (!changed.isEmpty()) {
            note("line.changed", "line/" + row.id(), row.clientId(), changed);
        }
        return row.line();
    }

    private LineRow row(LongSupplier id, NewLine wanted, LineUrgency urgency) {
        String number = checks.number(wanted.number());
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        Queue queue = checks.queue(wanted.queueId());
        return new LineRow(
                id.getAsLong(),
                number,
                name,
                queue.clientId().value(),
                queue.projectId().value(),
                queue.id().value(),
                wanted.welcome(),
                wanted.welcome() ? checks.prompt(wanted.welcomePromptId(), queue.projectId()) : null,
                urgency.callerClass().id(),
                urgency.priority(),
                urgency.deadlineMs());
    }

    private void note(String action, String subject, long client, List<Change> changed) {
        changes.note(action, subject, Side.ofClient(client), changed);
    }

    private static @Nullable Long valueOf(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static void unlessTaken(String errorId, String field, String value, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of(errorId, field, value));
        }
    }

    private static RejectedException notThere(String errorId, long id) {
        return new RejectedException(404, Rejection.of(errorId, "id", String.valueOf(id)));
    }
}
