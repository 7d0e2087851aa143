package org.huawu.server.hotline.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.server.hotline.AskedSkill;
import org.huawu.server.hotline.CallerClass;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.LineDemand;
import org.huawu.server.hotline.LineUrgency;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table(schema = "hotline", name = "line")
record LineRow(
        @Id long id,
        String number,
        String name,
        long clientId,
        long projectId,
        long queueId,
        boolean welcome,
        @Nullable Long welcomePromptId,
        String callerClass,
        int priority,
        long deadlineMs,
        @Nullable Long shareId) {

    static LineRow of(Line line) {
        LineUrgency urgency = line.urgency();
        return new LineRow(
                line.id().value(),
                line.number(),
                line.name(),
                line.clientId().value(),
                line.projectId().value(),
                line.queueId().value(),
                line.welcome(),
                QueueRow.valueOf(line.welcomePromptId()),
                urgency.callerClass().id(),
                urgency.priority(),
                urgency.deadlineMs(),
                QueueRow.valueOf(line.demand().shareId()));
    }

    /** What of it people set, for the audit trail. */
    SequencedMap<String, String> fields() {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("name", name);
        fields.put("queueId", String.valueOf(queueId));
        fields.put("welcome", String.valueOf(welcome));
        fields.put("welcomePromptId", welcomePromptId == null ? "" : String.valueOf(welcomePromptId));
        fields.put("callerClass", callerClass);
        fields.put("priority", String.valueOf(priority));
        fields.put("deadlineMs", String.valueOf(deadlineMs));
        fields.put("shareId", shareId == null ? "" : String.valueOf(shareId));
        return fields;
    }

    Line line(List<AskedSkill> skills) {
        return new Line(
                new LineId(id),
                number,
                name,
                new ClientId(clientId),
                new ProjectId(projectId),
                new QueueId(queueId),
                welcome,
                welcomePromptId == null ? null : new PromptId(welcomePromptId),
                new LineUrgency(CallerClass.valueOf(callerClass.toUpperCase(Locale.ROOT)), priority, deadlineMs),
                new LineDemand(skills, shareId == null ? null : new ShareId(shareId)));
    }
}
