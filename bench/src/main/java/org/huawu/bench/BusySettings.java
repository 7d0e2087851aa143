package org.huawu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactClass;
import org.huawu.events.HeldSkill;
import org.huawu.events.Need;
import org.huawu.events.QueueLimits;
import org.huawu.events.QueueStep;
import org.huawu.events.SkillLevel;
import org.huawu.events.Strategy;
import org.huawu.events.Urgency;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SkillId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.Capacity;

/** The settings of a made-up day: each queue asks for a skill, less of it with time; some lines are of VIPs or have priority. */
final class BusySettings {

    private static final int LIMIT_MS = 60_000;
    private static final int MOST_LEVEL = 100;
    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());

    private BusySettings() {}

    static Capacity capacity(BusyShape shape) {
        int contacts = 2 * shape.waiting() + 2 * shape.agents() + 1_000;
        return new Capacity(contacts, shape.agents() + 1, shape.agents() + 1);
    }

    static Configuration configuration(BusyShape shape, Random random) {
        return new Configuration(
                1,
                LIMIT_MS,
                LIMIT_MS,
                IntStream.rangeClosed(1, shape.queues())
                        .mapToObj(BusySettings::line)
                        .toList(),
                IntStream.rangeClosed(1, shape.queues())
                        .mapToObj(queue -> queue(shape, queue))
                        .toList(),
                IntStream.rangeClosed(1, shape.agents())
                        .mapToObj(agent -> agent(shape, agent, random))
                        .toList());
    }

    private static LineSetting line(int number) {
        Urgency urgency = new Urgency(number % 20 == 0 ? ContactClass.VIP : ContactClass.NORMAL, number % 3 * 10, 0);
        return new LineSetting(
                        new LineId(number), new ProjectId(1), new ClientId(1), new QueueId(number), null, LIMIT_MS)
                .with(urgency, List.of());
    }

    private static QueueSetting queue(BusyShape shape, int number) {
        SkillId skill = new SkillId(1 + number % shape.skills());
        return new QueueSetting(new QueueId(number), new PromptId(1), LIMIT_MS, LIMIT_MS, true)
                .with(
                        STRATEGIES.get(number % STRATEGIES.size()),
                        List.of(
                                new QueueStep(0, new Need.Skilled(new SkillLevel(skill, 60))),
                                new QueueStep(10_000, new Need.Skilled(new SkillLevel(skill, 30))),
                                new QueueStep(20_000, Need.none())),
                        QueueLimits.NONE);
    }

    private static AgentSetting agent(BusyShape shape, int number, Random random) {
        TreeSet<Integer> queues = new TreeSet<>();
        while (queues.size() < Math.min(shape.queuesOfAnAgent(), shape.queues())) {
            queues.add(1 + random.nextInt(shape.queues()));
        }
        List<HeldSkill> skills = new ArrayList<>();
        for (int skill = 1; skill <= shape.skills(); skill++) {
            skills.add(new HeldSkill(new SkillId(skill), 1 + random.nextInt(MOST_LEVEL), 0, 0));
        }
        return new AgentSetting(
                new PersonId(number),
                new VendorId(1),
                new ProjectId(1),
                new ClientId(1),
                queues.stream().map(QueueId::new).toList(),
                skills);
    }
}
