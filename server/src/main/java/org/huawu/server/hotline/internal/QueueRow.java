package org.huawu.server.hotline.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueStrategy;
import org.huawu.server.hotline.WaitingRules;
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
        @Nullable Long overflowQueueId) {

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
        return fields;
    }

    Queue queue() {
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
                        QueueStrategy.valueOf(strategy.replace('-', '_').toUpperCase(Locale.ROOT)),
                        mostWaiting,
                        longestWaitMs,
                        overflowQueueId == null ? null : new QueueId(overflowQueueId)));
    }
}
