package org.huawu.server.hotline.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Queue;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredHotline implements Hotline {

    private static final int LONGEST_NAME = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{3,20}");
    private static final long OFFER_LIMIT_MS = 20_000;
    private static final long WRAP_UP_LIMIT_MS = 60_000;

    private final JdbcAggregateOperations aggregates;
    private final HotlineReads reads;
    private final Parties parties;
    private final Ids ids;
    private final Changes changes;
    private final NumberPlan numberPlan;

    StoredHotline(
            JdbcAggregateOperations aggregates,
            HotlineReads reads,
            Parties parties,
            Ids ids,
            Changes changes,
            NumberPlan numberPlan) {
        this.aggregates = aggregates;
        this.reads = reads;
        this.parties = parties;
        this.ids = ids;
        this.changes = changes;
        this.numberPlan = numberPlan;
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
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        long offerLimitMs = limit("offerLimitMs", wanted.offerLimitMs(), OFFER_LIMIT_MS, 600_000);
        long wrapUpLimitMs = limit("wrapUpLimitMs", wanted.wrapUpLimitMs(), WRAP_UP_LIMIT_MS, 86_400_000);
        Project project = parties.project(wanted.projectId())
                .orElseThrow(() -> refused("project-unknown", "id", text(wanted.projectId())));
        QueueRow row = new QueueRow(
                ids.next(),
                name,
                project.client().id().value(),
                project.id().value(),
                offerLimitMs,
                wrapUpLimitMs,
                wanted.recorded());
        try {
            aggregates.insert(row);
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("name-taken", "name", name));
        }
        changes.note("queue.added", "queue/" + row.id(), Side.ofClient(row.clientId()));
        return row.queue();
    }

    @Override
    public Line addLine(NewLine wanted) {
        String number = number(wanted.number());
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        Queue queue = reads.queue(wanted.queueId())
                .orElseThrow(() -> refused(
                        "queue-unknown", "id", String.valueOf(wanted.queueId().value())));
        LineRow row = new LineRow(
                ids.next(),
                number,
                name,
                queue.clientId().value(),
                queue.projectId().value(),
                queue.id().value(),
                wanted.welcome());
        try {
            aggregates.insert(row);
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("number-taken", "number", number));
        }
        changes.note("line.added", "line/" + row.id(), Side.ofClient(row.clientId()));
        return row.line();
    }

    private String number(@Nullable String given) {
        String number = numberPlan.canonical(Objects.requireNonNullElse(given, ""));
        if (!NUMBER.matcher(number).matches()) {
            throw new RejectedException(422, Rejection.of("number-invalid"));
        }
        return number;
    }

    private static long limit(String field, @Nullable Long given, long usual, long most) {
        long limit = Optional.ofNullable(given).orElse(usual);
        if (limit < 1_000 || limit > most) {
            throw new RejectedException(
                    422,
                    new Rejection("duration-out-of-range", Map.of("field", field, "leastMs", 1_000, "mostMs", most)));
        }
        return limit;
    }

    private static String text(ProjectId project) {
        return String.valueOf(project.value());
    }

    private static RejectedException refused(String errorId, String name, String value) {
        return new RejectedException(422, Rejection.of(errorId, name, value));
    }
}
