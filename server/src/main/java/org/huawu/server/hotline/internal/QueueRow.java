package org.huawu.server.hotline.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.server.hotline.DemandStep;
import org.huawu.server.hotline.DutyRules;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueAdmission;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.QueueStrategy;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.hotline.WrapUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table(schema = "hotline", name = "queue")
record QueueRow(
        @Id long id,
        String name,
        long clientId,
        long projectId,
        long offerLimitMs,
        long wrapUpLimitMs,
        boolean recorded,
        @Nullable Long musicPromptId,
        String strategy,
        int mostWaiting,
        long longestWaitMs,
        @Nullable Long overflowQueueId,
        String admission,
        @Nullable Long calendarId,
        @Nullable Long closedQueueId,
        boolean servedOut,
        @Nullable Long shareId,
        String wrapUp,
        long longerMs,
        int mostTimes,
        long rejectedMs,
        long overlookedMs,
        int mostReturns) {

    static QueueRow of(Queue queue) {
        WaitingRules waiting = queue.waiting();
        OpeningRules opening = queue.opening();
        return new QueueRow(
                queue.id().value(),
                queue.name(),
                queue.clientId().value(),
                queue.projectId().value(),
                queue.offerLimitMs(),
                queue.wrapUpLimitMs(),
                queue.recorded(),
                valueOf(queue.musicPromptId()),
                waiting.strategy().id(),
                waiting.mostWaiting(),
                waiting.longestWaitMs(),
                valueOf(waiting.overflowQueueId()),
                opening.admission().id(),
                valueOf(opening.calendarId()),
                valueOf(opening.closedQueueId()),
                opening.servedOut(),
                valueOf(queue.demand().shareId()),
                queue.duties().wrapUp().id(),
                queue.duties().longerMs(),
                queue.duties().mostTimes(),
                queue.duties().rejectedMs(),
                queue.duties().overlookedMs(),
                queue.duties().mostReturns());
    }

    static @Nullable Long valueOf(org.huawu.kernel.@Nullable Id id) {
        return id == null ? null : id.value();
    }

    /** What of it people set, for the audit trail. */
    SequencedMap<String, String> fields() {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("offerLimitMs", String.valueOf(offerLimitMs));
        fields.put("wrapUpLimitMs", String.valueOf(wrapUpLimitMs));
        fields.put("recorded", String.valueOf(recorded));
        fields.put("musicPromptId", musicPromptId == null ? "" : String.valueOf(musicPromptId));
        fields.put("strategy", strategy);
        fields.put("mostWaiting", String.valueOf(mostWaiting));
        fields.put("longestWaitMs", String.valueOf(longestWaitMs));
        fields.put("overflowQueueId", overflowQueueId == null ? "" : String.valueOf(overflowQueueId));
        fields.put("admission", admission);
        fields.put("calendarId", calendarId == null ? "" : String.valueOf(calendarId));
        fields.put("closedQueueId", closedQueueId == null ? "" : String.valueOf(closedQueueId));
        fields.put("servedOut", String.valueOf(servedOut));
        fields.put("shareId", shareId == null ? "" : String.valueOf(shareId));
        fields.put("wrapUp", wrapUp);
        fields.put("longerMs", String.valueOf(longerMs));
        fields.put("mostTimes", String.valueOf(mostTimes));
        fields.put("rejectedMs", String.valueOf(rejectedMs));
        fields.put("overlookedMs", String.valueOf(overlookedMs));
        fields.put("mostReturns", String.valueOf(mostReturns));
        return fields;
    }

    Queue queue(List<DemandStep> steps) {
        return new Queue(
                new QueueId(id),
                name,
                new ClientId(clientId),
                new ProjectId(projectId),
                offerLimitMs,
                wrapUpLimitMs,
                recorded,
                musicPromptId == null ? null : new PromptId(musicPromptId),
                new WaitingRules(
                        QueueStrategy.valueOf(constant(strategy)),
                        mostWaiting,
                        longestWaitMs,
                        overflowQueueId == null ? null : new QueueId(overflowQueueId)),
                new OpeningRules(
                        QueueAdmission.valueOf(constant(admission)),
                        calendarId == null ? null : new CalendarId(calendarId),
                        closedQueueId == null ? null : new QueueId(closedQueueId),
                        servedOut),
                new QueueDemand(steps, shareId == null ? null : new ShareId(shareId)),
                new DutyRules(
                        WrapUpKind.valueOf(constant(wrapUp)),
                        longerMs,
                        mostTimes,
                        rejectedMs,
                        overlookedMs,
                        mostReturns));
    }

    private static String constant(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
