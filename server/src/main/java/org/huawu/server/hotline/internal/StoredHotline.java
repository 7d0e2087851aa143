package org.huawu.server.hotline.internal;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.DutyRules;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Project;
import org.jspecify.annotations.Nullable;
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

    private final HotlineWrites writes;
    private final HotlineReads reads;
    private final Checks checks;
    private final Wishes wishes;
    private final Ids ids;
    private final Changes changes;

    StoredHotline(HotlineWrites writes, HotlineReads reads, Checks checks, Wishes wishes, Ids ids, Changes changes) {
        this.writes = writes;
        this.reads = reads;
        this.checks = checks;
        this.wishes = wishes;
        this.ids = ids;
        this.changes = changes;
    }

    /** The rules of a queue. */
    private record Rules(WaitingRules waiting, OpeningRules opening, QueueDemand demand, DutyRules duties) {}

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
        Rules rules = new Rules(
                wishes.waiting(wanted.waiting(), null, project.id()),
                wishes.opening(wanted.opening(), null, project.id()),
                wishes.demand(wanted.demand(), project.id()),
                Wishes.duties(wanted.duties()));
        Queue queue = queue(new QueueId(ids.next()), wanted, project, rules);
        writes.insert(queue);
        note("queue.added", queue, Change.between(NOTHING, HotlineWrites.fields(queue)));
        return queue;
    }

    @Override
    public Queue changeQueue(QueueId id, NewQueue wanted) {
        Queue former = reads.queue(id).orElseThrow(() -> notThere("queue-unknown", id.value()));
        if (!former.projectId().equals(wanted.projectId())) {
            throw new RejectedException(422, Rejection.of("project-fixed"));
        }
        Project project = checks.project(wanted.projectId());
        Rules rules = new Rules(
                wanted.waiting() == null ? former.waiting() : wishes.waiting(wanted.waiting(), id, project.id()),
                wanted.opening() == null ? former.opening() : wishes.opening(wanted.opening(), id, project.id()),
                wanted.demand() == null ? former.demand() : wishes.demand(wanted.demand(), project.id()),
                wanted.duties() == null ? former.duties() : Wishes.duties(wanted.duties()));
        Queue queue = queue(id, wanted, project, rules);
        writes.update(queue);
        List<Change> changed = Change.between(HotlineWrites.fields(former), HotlineWrites.fields(queue));
        if (!changed.isEmpty()) {
            note("queue.changed", queue, changed);
        }
        return queue;
    }

    private Queue queue(QueueId id, NewQueue wanted, Project project, Rules rules) {
        return new Queue(
                id,
                Name.of("name", wanted.name(), LONGEST_NAME),
                project.client().id(),
                project.id(),
                Checks.limit("offerLimitMs", wanted.offerLimitMs(), OFFER_LIMIT_MS, MOST_OFFER_LIMIT_MS),
                Checks.limit("wrapUpLimitMs", wanted.wrapUpLimitMs(), WRAP_UP_LIMIT_MS, MOST_WRAP_UP_LIMIT_MS),
                wanted.recorded(),
                checks.prompt(wanted.musicPromptId(), project.id()),
                rules.waiting(),
                rules.opening(),
                rules.demand(),
                rules.duties());
    }

    @Override
    public Line addLine(NewLine wanted) {
        Line line = line(ids::next, wanted, null);
        writes.insert(line);
        note("line.added", line, Change.between(NOTHING, HotlineWrites.fields(line)));
        return line;
    }

    @Override
    public Line changeLine(LineId id, NewLine wanted) {
        Line former = reads.line(id).orElseThrow(() -> notThere("line-unknown", id.value()));
        Line line = line(id::value, wanted, former);
        writes.update(line);
        List<Change> changed = Change.between(HotlineWrites.fields(former), HotlineWrites.fields(line));
        if (!changed.isEmpty()) {
            note("line.changed", line, changed);
        }
        return line;
    }

    /** @param former what is changed, whose urgency and demand stay where nothing is wanted; null for a new line */
    private Line line(LongSupplier id, NewLine wanted, @Nullable Line former) {
        String number = checks.number(wanted.number());
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        Queue queue = checks.queue(wanted.queueId());
        ProjectId project = queue.projectId();
        if (former != null && !former.projectId().equals(project)) {
            throw new RejectedException(422, Rejection.of("project-fixed"));
        }
        return new Line(
                new LineId(id.getAsLong()),
                number,
                name,
                queue.clientId(),
                project,
                queue.id(),
                wanted.welcome(),
                wanted.welcome() ? checks.prompt(wanted.welcomePromptId(), project) : null,
                former != null && wanted.urgency() == null ? former.urgency() : wishes.urgency(wanted.urgency()),
                former != null && wanted.demand() == null ? former.demand() : wishes.demand(wanted.demand(), project));
    }

    private void note(String action, Queue queue, List<Change> changed) {
        changes.note(
                action,
                "queue/" + queue.id().value(),
                Side.ofClient(queue.clientId().value()),
                changed);
    }

    private void note(String action, Line line, List<Change> changed) {
        changes.note(
                action,
                "line/" + line.id().value(),
                Side.ofClient(line.clientId().value()),
                changed);
    }

    private static RejectedException notThere(String errorId, long id) {
        return new RejectedException(404, Rejection.of(errorId, "id", String.valueOf(id)));
    }
}
