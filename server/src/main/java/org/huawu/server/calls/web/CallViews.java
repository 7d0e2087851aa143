package org.huawu.server.calls.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.server.calls.Call;
import org.huawu.server.calls.Moment;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to the ids of calls. */
@Component
class CallViews {

    private final Numbers numbers;
    private final People people;

    CallViews(Numbers numbers, People people) {
        this.numbers = numbers;
        this.people = people;
    }

    List<CallView> of(List<Call> calls) {
        Map<PersonId, Person> agents = people.named(calls.stream()
                .map(Call::agentId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return calls.stream().map(call -> view(call, agents)).toList();
    }

    List<MomentView> moments(List<Moment> course) {
        Map<PersonId, Person> agents = people.named(course.stream()
                .flatMap(moment -> Stream.of(moment.agentId(), moment.otherId()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return course.stream()
                .map(moment -> new MomentView(
                        moment.at(),
                        moment.kind(),
                        agent(moment.agentId(), agents),
                        agent(moment.otherId(), agents),
                        queue(moment.queueId()),
                        moment.ms(),
                        moment.cause(),
                        moment.number()))
                .toList();
    }

    private @Nullable QueueName queue(@Nullable QueueId id) {
        return id == null
                ? null
                : new QueueName(id, numbers.queue(id).map(Queue::name).orElse(null));
    }

    private CallView view(Call call, Map<PersonId, Person> agents) {
        return new CallView(
                call.id(),
                call.direction(),
                call.rangMs(),
                call.projectId(),
                numbers.line(call.lineId())
                        .map(line -> new LineName(line.id(), line.name(), line.number()))
                        .orElseGet(() -> new LineName(call.lineId(), null, null)),
                new QueueName(
                        call.queueId(),
                        numbers.queue(call.queueId()).map(Queue::name).orElse(null)),
                call.caller(),
                call.arrivedAt(),
                call.answeredAt(),
                call.queuedAt(),
                call.connectedAt(),
                call.endedAt(),
                call.waitedMs(),
                call.talkedMs(),
                call.heldMs(),
                call.passedOn(),
                agent(call.agentId(), agents),
                call.cause(),
                call.endedBy(),
                call.stage(),
                call.recording(),
                call.recordingFailure(),
                call.recordingMs());
    }

    private static @Nullable AgentName agent(@Nullable PersonId id, Map<PersonId, Person> agents) {
        if (id == null) {
            return null;
        }
        Person known = agents.get(id);
        return new AgentName(id, known == null ? null : known.name());
    }

    /** A line; its name and number are null when it is no more. */
    record LineName(
            LineId id, @Nullable String name, @Nullable String number) {}

    /** A queue; its name is null when it is no more. */
    record QueueName(QueueId id, @Nullable String name) {}

    /** An agent; the name is null when the person is out of the reader's scope. */
    record AgentName(PersonId id, @Nullable String name) {}

    /** See {@link Moment}. */
    record MomentView(
            Instant at,
            String kind,
            @Nullable AgentName agent,
            @Nullable AgentName other,
            @Nullable QueueName queue,
            @Nullable Long ms,
            @Nullable String cause,
            @Nullable String number) {}

    /** See {@link Call}. */
    record CallView(
            ContactId id,
            String direction,
            @Nullable Long rangMs,
            ProjectId projectId,
            LineName line,
            QueueName queue,
            @Nullable String caller,
            Instant arrivedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant queuedAt,
            @Nullable Instant connectedAt,
            @Nullable Instant endedAt,
            @Nullable Long waitedMs,
            @Nullable Long talkedMs,
            long heldMs,
            int passedOn,
            @Nullable AgentName agent,
            @Nullable String cause,
            @Nullable String endedBy,
            String stage,
            String recording,
            @Nullable String recordingFailure,
            @Nullable Long recordingMs) {}
}
