package org.huawu.routing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.ContactClass;
import org.huawu.events.EffectId;
import org.huawu.events.HeldSkill;
import org.huawu.events.Need;
import org.huawu.events.QueueLimits;
import org.huawu.events.QueueStep;
import org.huawu.events.Sealed;
import org.huawu.events.SkillLevel;
import org.huawu.events.Strategy;
import org.huawu.events.Urgency;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.SkillId;
import org.huawu.kernel.VendorId;

/** A small hotline to test with: line 1 plays prompt 91 and line 2 queues at once, both into queue 11; line 3 into 12. */
final class World {

    static final long ORDER_LIMIT_MS = 2_000;
    static final long PROMPT_LIMIT_MS = 30_000;
    static final long OFFER_LIMIT_MS = 15_000;
    static final long WRAP_UP_LIMIT_MS = 20_000;
    static final long RECORDING_LIMIT_MS = 60_000;

    private World() {}

    /** Agents 1 up to {@code agents} serve queue 11; those with even numbers also queue 12. */
    static Configuration configuration(long revision, int agents) {
        return new Configuration(
                revision,
                ORDER_LIMIT_MS,
                RECORDING_LIMIT_MS,
                List.of(line(1, 11, true), line(2, 11, false), line(3, 12, false)),
                List.of(queue(11, true), queue(12, false)),
                LongStream.rangeClosed(1, agents).mapToObj(World::agentSetting).toList());
    }

    /**
     * The same with skills: agent n has skill 1 at 20 times n, those with even numbers skill 2 at 50. Queue 11 asks for 50 of skill 1,
     * after 10 s for 20, after 30 s for nothing, and takes the most skilled; three may wait there for a minute, others go to queue
     * 12, which asks nothing. Line 1 is of VIPs; line 3 of 30 points and asks for skill 2.
     */
    static Configuration skilled(long revision, int agents) {
        Configuration plain = configuration(revision, agents);
        return new Configuration(
                revision,
                ORDER_LIMIT_MS,
                RECORDING_LIMIT_MS,
                List.of(
                        plain.lines().get(0).with(new Urgency(ContactClass.VIP, 0, 0), List.of()),
                        plain.lines().get(1),
                        plain.lines()
                                .get(2)
                                .with(
                                        new Urgency(ContactClass.NORMAL, 30, 0),
                                        List.of(new SkillLevel(new SkillId(2), 10)))),
                List.of(
                        plain.queues()
                                .get(0)
                                .with(
                                        Strategy.MOST_SKILLED,
                                        List.of(
                                                new QueueStep(0, atLeast(50)),
                                                new QueueStep(10_000, atLeast(20)),
                                                new QueueStep(30_000, Need.none())),
                                        new QueueLimits(3, 60_000, new QueueId(12))),
                        plain.queues().get(1)),
                plain.agents().stream().map(World::skilled).toList());
    }

    private static Need atLeast(int level) {
        return new Need.Skilled(new SkillLevel(new SkillId(1), level));
    }

    private static AgentSetting skilled(AgentSetting agent) {
        long id = agent.agent().value();
        HeldSkill first = new HeldSkill(new SkillId(1), (int) (20 * id), 0, 0);
        return agent.with(id % 2 == 0 ? List.of(first, new HeldSkill(new SkillId(2), 50, 0, 0)) : List.of(first));
    }

    /** The same without queue 12 and the line that leads into it. */
    static Configuration withoutQueue12(long revision, int agents) {
        Configuration full = configuration(revision, agents);
        return new Configuration(
                revision,
                ORDER_LIMIT_MS,
                RECORDING_LIMIT_MS,
                full.lines().subList(0, 2),
                full.queues().subList(0, 1),
                full.agents().stream()
                        .map(agent -> new AgentSetting(
                                agent.agent(),
                                agent.vendor(),
                                agent.project(),
                                agent.client(),
                                List.of(new QueueId(11))))
                        .toList());
    }

    /** A configuration's bytes in so many parts. */
    static List<ConfigurationPart> parts(long revision, byte[] bytes, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(part -> new ConfigurationPart(
                        revision,
                        part,
                        count,
                        Arrays.copyOfRange(bytes, bytes.length * (part - 1) / count, bytes.length * part / count)))
                .toList();
    }

    static ContactId contact(long id) {
        return new ContactId(id);
    }

    static PersonId agent(long id) {
        return new PersonId(id);
    }

    static SeatId seat(long id) {
        return new SeatId(id);
    }

    static ChannelId channel(long id) {
        return new ChannelId(id);
    }

    static EffectId effect(long position, int index) {
        return new EffectId(position, index);
    }

    static Sealed caller(long number) {
        return new Sealed(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) number}, new byte[] {1}, new byte[] {(byte) number});
    }

    private static LineSetting line(long line, long queue, boolean prompted) {
        return new LineSetting(
                new LineId(line),
                new ProjectId(51),
                new ClientId(61),
                new QueueId(queue),
                prompted ? new PromptId(91) : null,
                PROMPT_LIMIT_MS);
    }

    static QueueSetting queue(long queue, boolean recorded) {
        return new QueueSetting(new QueueId(queue), new PromptId(92), OFFER_LIMIT_MS, WRAP_UP_LIMIT_MS, recorded);
    }

    private static AgentSetting agentSetting(long agent) {
        List<QueueId> queues = agent % 2 == 0 ? List.of(new QueueId(11), new QueueId(12)) : List.of(new QueueId(11));
        return new AgentSetting(new PersonId(agent), new VendorId(71), new ProjectId(51), new ClientId(61), queues);
    }
}
