package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huawu.events.Admission;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ContactClass;
import org.huawu.events.HeldSkill;
import org.huawu.events.Need;
import org.huawu.events.OpenTime;
import org.huawu.events.QueueHours;
import org.huawu.events.QueueLimits;
import org.huawu.events.QueueMemory;
import org.huawu.events.QueueStep;
import org.huawu.events.Refusals;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.events.SkillLevel;
import org.huawu.events.Strategy;
import org.huawu.events.Urgency;
import org.huawu.events.WrapUp;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.SkillId;
import org.huawu.kernel.VendorId;

/** Makes up urgency, needs, steps, limits, hours, strategies and certificates for a configuration: few skills, so that they meet often. */
final class RandomSettings {

    private static final int SKILLS = 3;
    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());
    private static final List<Admission> ADMISSIONS = List.of(Admission.values());
    private static final List<ContactClass> CLASSES =
            List.of(ContactClass.NORMAL, ContactClass.NORMAL, ContactClass.VIP, ContactClass.EMERGENCY);

    private final Random random;
    private final long nowMs;

    RandomSettings(Random random, long nowMs) {
        this.random = random;
        this.nowMs = nowMs;
    }

    Configuration over(Configuration plain) {
        return new Configuration(
                plain.revision(),
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines().stream().map(this::line).toList(),
                plain.queues().stream().map(queue -> queue(queue, plain)).toList(),
                plain.agents().stream().map(this::agent).toList(),
                List.of(calendar(1), calendar(2)),
                List.of(share(1), share(2)));
    }

    private LineSetting line(LineSetting line) {
        if (random.nextInt(3) == 0) {
            return line;
        }
        ContactClass contactClass = CLASSES.get(random.nextInt(CLASSES.size()));
        Urgency urgency = new Urgency(
                contactClass, random.nextInt(3) * 7, random.nextBoolean() ? 0 : 600_000 - random.nextInt(20_000));
        LineSetting wanted = line.with(urgency, random.nextInt(5) == 0 ? List.of(level()) : List.of());
        return random.nextInt(4) > 0 ? wanted : wanted.sharedBy(new ShareId(1 + random.nextInt(2)));
    }

    private QueueSetting queue(QueueSetting queue, Configuration plain) {
        Strategy strategy = STRATEGIES.get(random.nextInt(STRATEGIES.size()));
        List<QueueStep> steps = new ArrayList<>();
        for (long afterMs = 0; steps.isEmpty() || (steps.size() < 4 && random.nextInt(3) > 0); ) {
            steps.add(new QueueStep(afterMs, need(2)));
            afterMs += 1 + random.nextInt(12_000);
        }
        QueueId other =
                plain.queues().get(random.nextInt(plain.queues().size())).queue();
        QueueLimits limits = new QueueLimits(
                random.nextInt(4) > 0 ? 0 : 1 + random.nextInt(3),
                random.nextInt(4) > 0 ? 0 : 3_000 + random.nextInt(60_000),
                random.nextInt(3) == 0 ? null : other);
        QueueSetting asking = queue.with(strategy, steps, limits);
        QueueSetting open = random.nextInt(3) > 0 ? asking : asking.with(hours(other));
        QueueSetting shared = random.nextInt(2) > 0 ? open : open.sharedBy(new ShareId(1 + random.nextInt(4) / 3));
        QueueSetting kept = random.nextBoolean()
                ? shared
                : shared.remembering(new QueueMemory(1 + random.nextInt(600_000), 1 + random.nextInt(20_000)));
        return kept.with(wrapUp(), refusals());
    }

    private WrapUp wrapUp() {
        return switch (random.nextInt(5)) {
            case 0 -> WrapUp.NONE;
            case 1 -> WrapUp.REQUIRED;
            case 2, 3 -> WrapUp.extendable(1 + random.nextInt(10_000), 1 + random.nextInt(3));
            default -> WrapUp.TIMED;
        };
    }

    private Refusals refusals() {
        return new Refusals(
                random.nextBoolean() ? 0 : 1 + random.nextInt(20_000),
                random.nextBoolean() ? 0 : 1 + random.nextInt(20_000),
                random.nextBoolean() ? 0 : 1 + random.nextInt(3));
    }

    /** The first is the same in most revisions, so that its ledger goes on. */
    private ShareSetting share(long id) {
        boolean isUsual = id == 1 && random.nextInt(5) > 0;
        int last = isUsual ? 72 : 72 + random.nextInt(2);
        List<ShareParty> parties = new ArrayList<>();
        for (int vendor = 71; vendor <= last; vendor++) {
            parties.add(new ShareParty(new VendorId(vendor), vendor == 71 ? 2 : 1));
        }
        ShareBasis basis = isUsual || random.nextInt(3) > 0 ? ShareBasis.OFFERED : ShareBasis.HANDLED;
        boolean isCarried = isUsual || random.nextBoolean();
        return new ShareSetting(new ShareId(id), basis, isCarried, 1 + random.nextInt(20_000), parties);
    }

    private QueueHours hours(QueueId other) {
        Admission admission =
                random.nextInt(4) > 0 ? Admission.BY_HOURS : ADMISSIONS.get(random.nextInt(ADMISSIONS.size()));
        CalendarId calendar = random.nextBoolean() ? null : new CalendarId(1 + random.nextInt(2));
        return new QueueHours(admission, calendar, random.nextInt(3) == 0 ? null : other, random.nextBoolean());
    }

    private CalendarSetting calendar(long id) {
        List<OpenTime> open = new ArrayList<>();
        long fromMs = nowMs - random.nextInt(30_000);
        for (int left = random.nextInt(6); left > 0; left--) {
            long untilMs = fromMs + 1 + random.nextInt(60_000);
            open.add(new OpenTime(fromMs, untilMs));
            fromMs = untilMs + 1 + random.nextInt(20_000);
        }
        return new CalendarSetting(new CalendarId(id), open);
    }

    private Need need(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextBoolean() ? Need.none() : new Need.Skilled(level());
        }
        List<Need> parts = List.of(need(depth - 1), need(depth - 1));
        return random.nextBoolean() ? new Need.AllOf(parts) : new Need.AnyOf(parts);
    }

    private SkillLevel level() {
        return new SkillLevel(new SkillId(1 + random.nextInt(SKILLS)), 1 + random.nextInt(40));
    }

    private AgentSetting agent(AgentSetting agent) {
        List<HeldSkill> held = new ArrayList<>();
        for (int skill = 1; skill <= SKILLS; skill++) {
            if (random.nextInt(4) > 0) {
                long fromMs = random.nextInt(3) > 0 ? 0 : nowMs - 20_000 + random.nextInt(60_000);
                long untilMs = random.nextInt(3) > 0 ? 0 : Math.max(fromMs, nowMs) + 1 + random.nextInt(60_000);
                held.add(new HeldSkill(new SkillId(skill), 20 + random.nextInt(81), fromMs, untilMs));
            }
        }
        VendorId vendor = new VendorId(71 + agent.agent().value() % 3);
        return new AgentSetting(agent.agent(), vendor, agent.project(), agent.client(), agent.queues(), held);
    }
}
