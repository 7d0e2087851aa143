package org.huawu.server.hotline.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;
import org.huawu.server.hotline.AskedSkill;
import org.huawu.server.hotline.DemandStep;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines and queues as the scope of the transaction lets them be seen. */
@Component
class HotlineReads {

    private final JdbcClient jdbc;
    private final DemandRows demands;

    HotlineReads(JdbcClient jdbc, DemandRows demands) {
        this.jdbc = jdbc;
        this.demands = demands;
    }

    List<Queue> queues(long afterId, int most) {
        List<QueueRow> rows = jdbc.sql("""
                        SELECT id, name, client_id, project_id, offer_limit_ms, wrap_up_limit_ms, recorded, music_prompt_id,
                            strategy, most_waiting, longest_wait_ms, overflow_queue_id,
                            admission, calendar_id, closed_queue_id, served_out, share_id,
                            wrap_up, longer_ms, most_times, rejected_ms, overlooked_ms, most_returns
                        FROM hotline.queue WHERE id > :after ORDER BY id LIMIT :most""")
                .param("after", afterId)
                .param("most", most)
                .query(QueueRow.class)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<DemandStep>> steps =
                demands.steps(afterId, rows.getLast().id());
        return rows.stream()
                .map(row -> row.queue(steps.getOrDefault(row.id(), List.of())))
                .toList();
    }

    Optional<Queue> queue(QueueId id) {
        return queues(id.value() - 1, 1).stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst();
    }

    Optional<Line> line(LineId id) {
        return lines(id.value() - 1, 1).stream()
                .filter(line -> line.id().equals(id))
                .findFirst();
    }

    List<Line> lines(long afterId, int most) {
        List<LineRow> rows = jdbc.sql("""
                        SELECT id, number, name, client_id, project_id, queue_id, welcome, welcome_prompt_id,
                            caller_class, priority, deadline_ms, share_id
                        FROM hotline.line WHERE id > :after ORDER BY id LIMIT :most""")
                .param("after", afterId)
                .param("most", most)
                .query(LineRow.class)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<AskedSkill>> skills =
                demands.skills(afterId, rows.getLast().id());
        return rows.stream()
                .map(row -> row.line(skills.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
