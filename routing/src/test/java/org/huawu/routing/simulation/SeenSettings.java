package org.huawu.routing.simulation;

import java.util.List;
import java.util.TreeMap;
import org.huawu.events.Admission;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.HeldSkill;
import org.huawu.events.OpenTime;
import org.huawu.events.QueueHours;
import org.huawu.events.QueueStep;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SkillId;
import org.jspecify.annotations.Nullable;

/** A revision that is in force, to be asked in the plainest way. */
final class SeenSettings {

    final Configuration configuration;
    private final TreeMap<Long, LineSetting> lines = new TreeMap<>();
    private final TreeMap<Long, QueueSetting> queues = new TreeMap<>();
    private final TreeMap<Long, AgentSetting> agents = new TreeMap<>();
    private final TreeMap<Long, List<OpenTime>> calendars = new TreeMap<>();
    private final TreeMap<Long, ShareSetting> shares = new TreeMap<>();

    SeenSettings(Configuration configuration) {
        this.configuration = configuration;
        configuration.lines().forEach(line -> lines.put(line.line().value(), line));
        configuration.queues().forEach(queue -> queues.put(queue.queue().value(), queue));
        configuration.agents().forEach(agent -> agents.put(agent.agent().value(), agent));
        configuration.calendars().forEach(each -> calendars.put(each.calendar().value(), each.open()));
        configuration.shares().forEach(each -> shares.put(each.share().value(), each));
    }

    @Nullable
    LineSetting line(long id) {
        return lines.get(id);
    }

    @Nullable
    AgentSetting agent(long id) {
        return agents.get(id);
    }

    @Nullable
    QueueSetting queueOrNone(QueueId id) {
        return queues.get(id.value());
    }

    QueueSetting queue(QueueId id) {
        QueueSetting queue = queues.get(id.value());
        if (queue == null) {
            throw new BrokenRule("a queue in use is configured", id.toString());
        }
        return queue;
    }

    @Nullable
    ShareSetting share(long id) {
        return shares.get(id);
    }

    boolean isOpen(QueueId id, long atMs) {
        QueueHours hours = queue(id).hours();
        return hours.admission() == Admission.OPEN
                || (hours.admission() == Admission.BY_HOURS
                        && (hours.calendar() == null || untilMs(hours, atMs) > atMs));
    }

    /** When it closes to one who waits there now; 0 for never. */
    long closesMs(QueueId id, long atMs) {
        QueueHours hours = queue(id).hours();
        boolean isForEver = hours.admission() == Admission.OPEN
                || (hours.admission() == Admission.BY_HOURS && hours.calendar() == null);
        if (hours.isServedOut() || isForEver) {
            return 0;
        }
        return hours.admission() == Admission.SHUT ? atMs : untilMs(hours, atMs);
    }

    private long untilMs(QueueHours hours, long atMs) {
        if (hours.calendar() != null) {
            for (OpenTime time : calendars.getOrDefault(hours.calendar().value(), List.of())) {
                if (time.fromMs() <= atMs && atMs < time.untilMs()) {
                    return time.untilMs();
                }
            }
        }
        return atMs;
    }

    /** The level of a skill that an agent holds as of a time. */
    int level(SeenAgent agent, SkillId skill) {
        AgentSetting setting = agents.get(agent.id());
        if (setting != null) {
            for (HeldSkill held : setting.skills()) {
                if (held.skill().equals(skill) && held.isHeldAt(agent.skillsAtMs)) {
                    return held.level();
                }
            }
        }
        return 0;
    }

    /** When what the agent holds changes next; {@code Long.MAX_VALUE} for never. */
    long skillsChangeMs(SeenAgent agent) {
        AgentSetting setting = agents.get(agent.id());
        long nextMs = Long.MAX_VALUE;
        if (setting != null) {
            for (HeldSkill held : setting.skills()) {
                nextMs = Math.min(nextMs, held.nextChangeMs(agent.skillsAtMs));
            }
        }
        return nextMs;
    }

    /** The step of a queue that a contact is at, were the queue always configured as now. */
    QueueStep step(SeenContact contact) {
        List<QueueStep> steps = queue(contact.ref.queue()).steps();
        return steps.get(Math.min(contact.step, steps.size() - 1));
    }
}
