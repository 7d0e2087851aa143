package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.events.Admission;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactClass;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.ContactStage;
import org.huawu.events.EndCause;
import org.huawu.events.HeldSkill;
import org.huawu.events.MoveCause;
import org.huawu.events.Need;
import org.huawu.events.OpenTime;
import org.huawu.events.Party;
import org.huawu.events.QueueHours;
import org.huawu.events.QueueMemory;
import org.huawu.events.QueueStep;
import org.huawu.events.SkillLevel;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SkillId;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Past;
import org.huawu.routing.TwinParts.Worker;

/** How the naive twin has contacts wait: everything searched for and reckoned anew each time it is asked. */
final class TwinQueues {

    private static final List<AgentState> AWAY =
            List.of(AgentState.NOT_READY, AgentState.BREAK, AgentState.NO_ANSWER, AgentState.REJECTED);

    private final NaiveTwin twin;

    TwinQueues(NaiveTwin twin) {
        this.twin = twin;
    }

    /** Class, then the wait with its credit, then who came first. */
    static int order(Call one, Call other) {
        if (one.contactClass != other.contactClass) {
            return one.contactClass.code() < other.contactClass.code() ? -1 : 1;
        }
        long ahead = (one.queuedMs - one.creditMs) - (other.queuedMs - other.creditMs);
        return ahead == 0 ? Long.compare(one.place, other.place) : Long.signum(ahead);
    }

    /** Gives the call what its line gives, and finds a queue with room; false when there is none, and the call is over. */
    boolean findRoom(Call call) {
        boolean isOpen = isOpen(call.ref.queue());
        QueueId room = roomFrom(call.ref.queue(), new ArrayList<>());
        if (room == null) {
            twin.end(call, isOpen ? EndCause.QUEUE_FULL : EndCause.QUEUE_CLOSED, Party.SYSTEM);
            return false;
        }
        for (LineSetting line : twin.settings.lines(call.ref.line().value())) {
            call.contactClass = line.urgency().contactClass();
            call.creditMs = 1_000L * line.urgency().priority();
            if (line.urgency().deadlineMs() > 0) {
                call.creditMs += 600_000 - line.urgency().deadlineMs();
            }
            call.needs = line.needs();
        }
        if (call.contactClass != ContactClass.NORMAL || call.creditMs > 0 || !call.needs.isEmpty()) {
            twin.events.add(new ContactPlaced(twin.atMs, call.ref, call.contactClass, call.creditMs, call.needs));
        }
        if (!room.equals(call.ref.queue())) {
            MoveCause cause = isOpen ? MoveCause.QUEUE_FULL : MoveCause.QUEUE_CLOSED;
            twin.events.add(new ContactMoved(twin.atMs, call.ref, room, cause, 0));
            call.ref = call.ref.in(room);
        }
        return true;
    }

    @org.jspecify.annotations.Nullable
    QueueId roomFrom(QueueId first, List<QueueId> seen) {
        if (seen.contains(first)) {
            return null;
        }
        if (takes(first)) {
            return first;
        }
        QueueSetting setting = twin.settings.queue(first);
        boolean isOpen = isOpen(first);
        seen.add(first);
        QueueId next = isOpen ? setting.limits().overflow() : setting.hours().closedTo();
        return next == null ? null : roomFrom(next, seen);
    }

    /** Whether a queue is open and takes one more. */
    boolean takes(QueueId queue) {
        long waiting = twin.calls.stream()
                .filter(call ->
                        call.stage == ContactStage.WAITING && call.ref.queue().equals(queue))
                .count();
        int most = twin.settings.queue(queue).limits().mostWaiting();
        return isOpen(queue) && (most == 0 || waiting < most);
    }

    void waitedOn(Call call) {
        QueueSetting setting = twin.settings.queue(call.ref.queue());
        long waited = twin.atMs - call.enteredMs;
        long longest = setting.limits().longestWaitMs();
        boolean isClosed = call.closesMs != null && call.closesMs <= twin.atMs;
        if (isClosed || (longest > 0 && waited >= longest)) {
            List<QueueId> seen = new ArrayList<>(List.of(call.ref.queue()));
            QueueId next =
                    isClosed ? setting.hours().closedTo() : setting.limits().overflow();
            QueueId room = next == null ? null : roomFrom(next, seen);
            if (room == null) {
                twin.end(call, isClosed ? EndCause.QUEUE_CLOSED : EndCause.WAIT_LIMIT, Party.SYSTEM);
                return;
            }
            MoveCause first = isClosed ? MoveCause.CLOSING_TIME : MoveCause.WAIT_LIMIT;
            move(call, room, call.served == null ? first : MoveCause.AFTER_TALK);
            return;
        }
        if (call.reservedFor != null && call.reservedUntilMs <= twin.atMs) {
            twin.events.add(new ContactReleased(twin.atMs, call.ref, call.reservedFor));
            call.reservedFor = null;
            call.dueMs = dueMs(call);
            return;
        }
        if (call.keptFor != null && call.keptUntilMs <= twin.atMs) {
            twin.events.add(new ContactFreed(twin.atMs, call.ref, call.keptFor));
            call.keptFor = null;
            call.dueMs = dueMs(call);
            return;
        }
        int step = call.step;
        for (int i = call.step + 1; i < setting.steps().size(); i++) {
            step = setting.steps().get(i).afterMs() <= waited ? i : step;
        }
        if (step > call.step) {
            twin.events.add(new QueueStepReached(twin.atMs, call.ref, step));
            call.step = step;
            call.dueMs = dueMs(call);
        }
    }

    void move(Call call, QueueId room, MoveCause cause) {
        twin.events.add(new ContactMoved(twin.atMs, call.ref, room, cause, twin.atMs - call.queuedMs));
        call.ref = call.ref.in(room);
        call.reservedFor = null;
        call.keptFor = null;
        call.enteredMs = twin.atMs;
        call.vain = 0;
        call.step = 0;
        call.closesMs = closesMs(call);
        call.dueMs = dueMs(call);
    }

    /** Who talked with the caller last gets the call first, if there, and of the vendor that the call is for. */
    void keep(Call call) {
        QueueMemory memory = twin.settings.queue(call.ref.queue()).memory();
        List<Past> with = found(
                twin.pasts,
                past -> past.client().equals(call.ref.client())
                        && call.caller != null
                        && Arrays.equals(past.caller().token(), call.caller.token()));
        if (with.isEmpty()
                || memory.rememberedMs() == 0
                || twin.atMs - with.getLast().atMs() > memory.rememberedMs()) {
            return;
        }
        List<Worker> there = found(
                twin.workers,
                worker -> worker.ref.agent().equals(with.getLast().agent())
                        && twin.hasAudio(worker)
                        && !AWAY.contains(worker.state)
                        && (call.reservedFor == null || call.reservedFor.equals(worker.ref.vendor()))
                        && twin.settings.agents(worker.ref.agent().value()).stream()
                                .anyMatch(agent -> agent.queues().contains(call.ref.queue())));
        for (Worker worker : there) {
            call.keptFor = worker.ref;
            call.keptUntilMs = twin.atMs + memory.keptMs();
            twin.events.add(new ContactKept(twin.atMs, call.ref, worker.ref, call.keptUntilMs));
        }
    }

    /** When something is due for a call that waits. */
    long dueMs(Call call) {
        QueueSetting setting = twin.settings.queue(call.ref.queue());
        List<Long> moments = new ArrayList<>();
        List<QueueStep> steps = setting.steps();
        int next = Math.min(call.step, steps.size() - 1) + 1;
        if (next < steps.size()) {
            moments.add(call.enteredMs + steps.get(next).afterMs());
        }
        if (setting.limits().longestWaitMs() > 0) {
            moments.add(call.enteredMs + setting.limits().longestWaitMs());
        }
        if (call.closesMs != null) {
            moments.add(call.closesMs);
        }
        if (call.reservedFor != null) {
            moments.add(call.reservedUntilMs);
        }
        if (call.keptFor != null) {
            moments.add(call.keptUntilMs);
        }
        return moments.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    private boolean isOpen(QueueId queue) {
        QueueHours hours = twin.settings.queue(queue).hours();
        return hours.admission() == Admission.OPEN
                || (hours.admission() == Admission.BY_HOURS
                        && (hours.calendar() == null
                                || times(hours)
                                        .anyMatch(time -> time.fromMs() <= twin.atMs && twin.atMs < time.untilMs())));
    }

    /** When the queue of a call sends it away, as things are now; null for never. */
    @org.jspecify.annotations.Nullable
    Long closesMs(Call call) {
        QueueHours hours = twin.settings.queue(call.ref.queue()).hours();
        if (hours.isServedOut()) {
            return null;
        }
        if (!isOpen(call.ref.queue())) {
            return twin.atMs;
        }
        return hours.admission() == Admission.OPEN || hours.calendar() == null
                ? null
                : times(hours)
                        .map(OpenTime::untilMs)
                        .filter(until -> until > twin.atMs)
                        .findFirst()
                        .orElseThrow();
    }

    private Stream<OpenTime> times(QueueHours hours) {
        return Stream.ofNullable(twin.settings.active)
                .flatMap(active -> active.calendars().stream())
                .filter(calendar -> calendar.calendar().equals(hours.calendar()))
                .flatMap(calendar -> calendar.open().stream());
    }

    /** Whether a worker may take a call, by queue and skills. */
    boolean may(Worker worker, Call call) {
        if (call.reservedFor != null && !call.reservedFor.equals(worker.ref.vendor())) {
            return false;
        }
        if (call.keptFor != null && !call.keptFor.agent().equals(worker.ref.agent())) {
            return false;
        }
        return twin.settings.agents(worker.ref.agent().value()).stream()
                .anyMatch(agent -> agent.queues().contains(call.ref.queue())
                        && meets(worker, need(call))
                        && call.needs.stream().allMatch(need -> level(worker, need.skill()) >= need.level()));
    }

    /** Less is better. */
    long standing(Worker worker, Call call) {
        return switch (twin.settings.queue(call.ref.queue()).strategy()) {
            case LONGEST_IDLE -> 0;
            case LEAST_OCCUPIED -> worker.share;
            case ROUND_ROBIN -> worker.lastOffer;
            case MOST_SKILLED -> {
                long levels = 0;
                for (SkillId skill : named(need(call))) {
                    levels += level(worker, skill);
                }
                for (SkillLevel need : call.needs) {
                    levels += level(worker, need.skill());
                }
                yield -levels;
            }
        };
    }

    /** When a certificate of a worker begins or ends to count; 0 for never. */
    long changeMs(Worker worker) {
        List<Long> moments = new ArrayList<>();
        for (AgentSetting agent : twin.settings.agents(worker.ref.agent().value())) {
            for (HeldSkill held : agent.skills()) {
                moments.add(held.fromMs());
                moments.add(held.untilMs());
            }
        }
        return moments.stream()
                .mapToLong(Long::longValue)
                .filter(moment -> moment > worker.skillsAtMs)
                .min()
                .orElse(0);
    }

    private Need need(Call call) {
        List<QueueStep> steps = twin.settings.queue(call.ref.queue()).steps();
        return steps.get(Math.min(call.step, steps.size() - 1)).need();
    }

    private boolean meets(Worker worker, Need need) {
        return switch (need) {
            case Need.Skilled it ->
                level(worker, it.atLeast().skill()) >= it.atLeast().level();
            case Need.AllOf it ->
                it.needs().stream().filter(each -> meets(worker, each)).count()
                        == it.needs().size();
            case Need.AnyOf it ->
                it.needs().stream().filter(each -> meets(worker, each)).count() > 0;
        };
    }

    private static List<SkillId> named(Need need) {
        List<SkillId> named = new ArrayList<>();
        switch (need) {
            case Need.Skilled it -> named.add(it.atLeast().skill());
            case Need.AllOf it -> it.needs().forEach(each -> named.addAll(named(each)));
            case Need.AnyOf it -> it.needs().forEach(each -> named.addAll(named(each)));
        }
        return named;
    }

    private int level(Worker worker, SkillId skill) {
        for (AgentSetting agent : twin.settings.agents(worker.ref.agent().value())) {
            for (HeldSkill held : agent.skills()) {
                boolean counts = held.fromMs() <= worker.skillsAtMs
                        && (held.untilMs() == 0 || held.untilMs() > worker.skillsAtMs);
                if (held.skill().equals(skill) && counts) {
                    return held.level();
                }
            }
        }
        return 0;
    }
}
