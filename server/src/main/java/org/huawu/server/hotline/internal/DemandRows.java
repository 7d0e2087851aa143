package org.huawu.server.hotline.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huawu.kernel.SkillId;
import org.huawu.server.hotline.AskedSkill;
import org.huawu.server.hotline.DemandStep;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.SkillGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what queues and lines ask of agents, as the scope of the transaction lets them be seen. */
@Component
class DemandRows {

    private final JdbcClient jdbc;

    DemandRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The steps of some queues, by queue. */
    Map<Long, List<DemandStep>> steps(long afterId, long lastId) {
        Map<Long, Map<Integer, Long>> afterMs = new TreeMap<>();
        jdbc.sql("""
                        SELECT queue_id, position, after_ms FROM hotline.queue_step
                        WHERE queue_id > :after AND queue_id <= :last""").param("after", afterId).param("last", lastId).query(row -> {
            afterMs.computeIfAbsent(row.getLong(1), id -> new TreeMap<>()).put(row.getInt(2), row.getLong(3));
        });
        Map<List<Long>, Map<Integer, List<AskedSkill>>> groups = new HashMap<>();
        if (!afterMs.isEmpty()) {
            jdbc.sql("""
                            SELECT queue_id, position, part, skill_id, level FROM hotline.queue_skill
                            WHERE queue_id > :after AND queue_id <= :last ORDER BY skill_id""").param("after", afterId).param("last", lastId).query(row -> {
                groups.computeIfAbsent(List.of(row.getLong(1), row.getLong(2)), key -> new TreeMap<>())
                        .computeIfAbsent(row.getInt(3), part -> new ArrayList<>())
                        .add(new AskedSkill(new SkillId(row.getLong(4)), row.getInt(5)));
            });
        }
        Map<Long, List<DemandStep>> steps = new TreeMap<>();
        afterMs.forEach((queue, positions) -> positions.forEach((position, after) -> {
            Map<Integer, List<AskedSkill>> parts = groups.getOrDefault(List.of(queue, (long) position), Map.of());
            steps.computeIfAbsent(queue, id -> new ArrayList<>())
                    .add(new DemandStep(
                            after, parts.values().stream().map(SkillGroup::new).toList()));
        }));
        return steps;
    }

    /** What some lines ask, by line. */
    Map<Long, List<AskedSkill>> skills(long afterId, long lastId) {
        Map<Long, List<AskedSkill>> skills = new TreeMap<>();
        jdbc.sql("""
                        SELECT line_id, skill_id, level FROM hotline.line_skill
                        WHERE line_id > :after AND line_id <= :last ORDER BY line_id, skill_id""").param("after", afterId).param("last", lastId).query(row -> {
            skills.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(new AskedSkill(new SkillId(row.getLong(2)), row.getInt(3)));
        });
        return skills;
    }

    /** Puts the steps of a queue in the place of what it had. */
    void write(Queue queue) {
        jdbc.sql("DELETE FROM hotline.queue_step WHERE queue_id = :queue")
                .param("queue", queue.id().value())
                .update();
        List<DemandStep> steps = queue.demand().steps();
        for (int position = 0; position < steps.size(); position++) {
            DemandStep step = steps.get(position);
            jdbc.sql("""
                            INSERT INTO hotline.queue_step (queue_id, position, after_ms, client_id, project_id)
                            VALUES (:queue, :position, :after, :client, :project)""")
                    .param("queue", queue.id().value())
                    .param("position", position)
                    .param("after", step.afterMs())
                    .param("client", queue.clientId().value())
                    .param("project", queue.projectId().value())
                    .update();
            for (int part = 0; part < step.groups().size(); part++) {
                for (AskedSkill asked : step.groups().get(part).skills()) {
                    insert(queue, position, part, asked);
                }
            }
        }
    }

    private void insert(Queue queue, int position, int part, AskedSkill asked) {
        jdbc.sql("""
                        INSERT INTO hotline.queue_skill (queue_id, position, part, skill_id, level, client_id, project_id)
                        VALUES (:queue, :position, :part, :skill, :level, :client, :project)""")
                .param("queue", queue.id().value())
                .param("position", position)
                .param("part", part)
                .param("skill", asked.skillId().value())
                .param("level", asked.level())
                .param("client", queue.clientId().value())
                .param("project", queue.projectId().value())
                .update();
    }

    /** Puts what a line asks in the place of what it asked. */
    void write(Line line) {
        jdbc.sql("DELETE FROM hotline.line_skill WHERE line_id = :line")
                .param("line", line.id().value())
                .update();
        for (AskedSkill asked : line.demand().skills()) {
            jdbc.sql("""
                            INSERT INTO hotline.line_skill (line_id, skill_id, level, client_id, project_id)
                            VALUES (:line, :skill, :level, :client, :project)""")
                    .param("line", line.id().value())
                    .param("skill", asked.skillId().value())
                    .param("level", asked.level())
                    .param("client", line.clientId().value())
                    .param("project", line.projectId().value())
                    .update();
        }
    }

    /** As one text for the audit trail: 0 ms: 1001>=50 + 1002>=20 | 1003>=10. */
    static String text(List<DemandStep> steps) {
        return steps.stream()
                .map(step -> step.afterMs() + " ms: "
                        + step.groups().stream()
                                .map(group -> asked(group.skills()))
                                .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("; "));
    }

    static String asked(List<AskedSkill> skills) {
        return skills.stream()
                .map(each -> each.skillId().value() + ">=" + each.level())
                .collect(Collectors.joining(" + "));
    }
}
