package org.huawu.server.hotline.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.server.hotline.CallerClass;
import org.huawu.server.hotline.Line;
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
        long deadlineMs) {

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
        return fields;
    }

    Line line() {
        return new Line(
                new LineId(id),
                number,
                name,
                new ClientId(clientId),
                new ProjectId(projectId),
                new QueueId(queueId),
                welcome,
                welcomePromptId == null ? null : new PromptId(welcomePromptId),
                new LineUrgency(CallerClass.valueOf(callerClass.toUpperCase(Locale.ROOT)), priority, deadlineMs));
    }
}
