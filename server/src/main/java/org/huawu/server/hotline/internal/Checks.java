package org.huawu.server.hotline.internal;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huawu.kernel.Id;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Queue;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.prompts.Prompts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a line or a queue refers to must be there and belong to its project; refused with 422 otherwise. */
@Component
class Checks {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{3,20}");
    private static final long LEAST_MS = 1_000;

    private final HotlineReads reads;
    private final Parties parties;
    private final Prompts prompts;
    private final NumberPlan numberPlan;

    Checks(HotlineReads reads, Parties parties, Prompts prompts, NumberPlan numberPlan) {
        this.reads = reads;
        this.parties = parties;
        this.prompts = prompts;
        this.numberPlan = numberPlan;
    }

    Project project(ProjectId id) {
        return parties.project(id).orElseThrow(() -> refused("project-unknown", id));
    }

    Queue queue(QueueId id) {
        return reads.queue(id).orElseThrow(() -> refused("queue-unknown", id));
    }

    /** A prompt of another project is as unknown as one that is not there. */
    @Nullable
    PromptId prompt(@Nullable PromptId id, ProjectId project) {
        if (id == null) {
            return null;
        }
        return prompts.find(id)
                .filter(prompt -> prompt.projectId().equals(project))
                .orElseThrow(() -> refused("prompt-unknown", id))
                .id();
    }

    /** The number in the one form in which it is stored. */
    String number(@Nullable String given) {
        String number = numberPlan.canonical(Objects.requireNonNullElse(given, ""));
        if (!NUMBER.matcher(number).matches()) {
            throw new RejectedException(422, Rejection.of("number-invalid"));
        }
        return number;
    }

    static long limit(String field, @Nullable Long given, long usual, long most) {
        long limit = Optional.ofNullable(given).orElse(usual);
        if (limit < LEAST_MS || limit > most) {
            throw new RejectedException(
                    422,
                    new Rejection(
                            "duration-out-of-range", Map.of("field", field, "leastMs", LEAST_MS, "mostMs", most)));
        }
        return limit;
    }

    private static RejectedException refused(String errorId, Id id) {
        return new RejectedException(422, Rejection.of(errorId, "id", String.valueOf(id.value())));
    }
}
