package org.huawu.server.console.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.server.console.internal.DeskView;
import org.huawu.server.console.internal.Watches.WatchView;
import org.huawu.server.edge.RejectionTexts;
import org.huawu.server.reports.LiveFigures.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the wire, see docs/api/console.md. */
@Component
class Frames {

    private final JsonMapper json;
    private final RejectionTexts texts;

    Frames(JsonMapper json, RejectionTexts texts) {
        this.json = json;
        this.texts = texts;
    }

    /** First of all. */
    record Hello(
            String push,
            long now,
            @Nullable DeskView desk,
            @Nullable LiveView live,
            @Nullable WatchView watch) {
        Hello(long now, @Nullable DeskView desk, @Nullable LiveView live, @Nullable WatchView watch) {
            this("hello", now, desk, live, watch);
        }
    }

    /** A desk changed. */
    record DeskPush(String push, DeskView desk) {
        DeskPush(DeskView desk) {
            this("desk", desk);
        }
    }

    /** The live picture changed. */
    record LivePush(String push, LiveView live) {
        LivePush(LiveView live) {
            this("live", live);
        }
    }

    /** The person's own watch, or its sound, changed. */
    record WatchPush(String push, WatchView watch) {
        WatchPush(WatchView watch) {
            this("watch", watch);
        }
    }

    /** A call made from the page is over. */
    record CallPush(String push, String call, String state, int cause) {
        CallPush(String call, int cause) {
            this("call", call, "ended", cause);
        }
    }

    /** The live picture as one person may see it. */
    record LiveView(List<QueueView> queues, Map<String, AgentsView> agents) {}

    /**
     * Agents in one state.
     *
     * @param now how many are in it
     * @param since the mean of the moments since which they are, midnight at the earliest; null when nobody is
     * @param spent how long it was in spans that have ended since midnight, all agents together
     * @param silent how many of those who are in it have a seat without sound, so that nothing is offered to them; of the ready
     *     alone, 0 in any other state
     */
    record AgentsView(int now, @Nullable Long since, long spent, int silent) {}

    /** A queue in the live picture. */
    record QueueView(
            QueueId id,
            String name,
            ProjectId project,
            int waiting,
            @Nullable Long longestSince,
            int connecting,
            int talking,
            Today today) {}

    /** A command that was carried out. */
    record Done(long re, Map<String, Object> ok) {}

    /** A command that was refused. */
    record Refused(long re, ProblemView problem) {}

    /** Why. */
    record ProblemView(String errorId, String title, String detail, Map<String, Object> values) {}

    String of(Object frame) {
        return json.writeValueAsString(frame);
    }

    String refused(long re, Rejection why, String language) {
        RejectionTexts.Text text = texts.of(why, language);
        return of(new Refused(re, new ProblemView(why.errorId(), text.title(), text.detail(), why.facts())));
    }

    /** A command as it came; empty when it is none. */
    Optional<JsonNode> command(String frame) {
        try {
            JsonNode command = json.readTree(frame);
            boolean isCommand = command.isObject()
                    && command.path("id").isIntegralNumber()
                    && command.path("do").isString();
            return isCommand ? Optional.of(command) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
