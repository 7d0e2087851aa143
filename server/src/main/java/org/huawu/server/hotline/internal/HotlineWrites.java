package org.huawu.server.hotline.internal;

import java.util.SequencedMap;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Queue;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;

/** Puts queues and lines into their tables, with what they ask of agents. */
@Component
class HotlineWrites {

    private final JdbcAggregateOperations aggregates;
    private final DemandRows demands;

    HotlineWrites(JdbcAggregateOperations aggregates, DemandRows demands) {
        this.aggregates = aggregates;
        this.demands = demands;
    }

    void insert(Queue queue) {
        unlessTaken("name-taken", "name", queue.name(), () -> aggregates.insert(QueueRow.of(queue)));
        demands.write(queue);
    }

    void update(Queue queue) {
        unlessTaken("name-taken", "name", queue.name(), () -> aggregates.update(QueueRow.of(queue)));
        demands.write(queue);
    }

    void insert(Line line) {
        unlessTaken("number-taken", "number", line.number(), () -> aggregates.insert(LineRow.of(line)));
        demands.write(line);
    }

    void update(Line line) {
        unlessTaken("number-taken", "number", line.number(), () -> aggregates.update(LineRow.of(line)));
        demands.write(line);
    }

    /** What of it people set, for the audit trail. */
    static SequencedMap<String, String> fields(Queue queue) {
        SequencedMap<String, String> fields = QueueRow.of(queue).fields();
        fields.put("steps", DemandRows.text(queue.demand().steps()));
        return fields;
    }

    /** What of it people set, for the audit trail. */
    static SequencedMap<String, String> fields(Line line) {
        SequencedMap<String, String> fields = LineRow.of(line).fields();
        fields.put("skills", DemandRows.asked(line.demand().skills()));
        return fields;
    }

    private static void unlessTaken(String errorId, String field, String value, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of(errorId, field, value));
        }
    }
}
