package org.huawu.routing.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
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
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.SkillId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/** Makes up the revisions of a world: each changes some of the one before, as administrators do. */
final class SimulatedSettings {

    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());
    private static final int SKILLS = 3;
    private static final int FIRST_QUEUE = 11;
    private static final int FIRST_VENDOR = 71;

    private final Scene scene;
    private final int lines;
    private final int queues;
    private final int agents;
    /** How many of a hundred things are otherwise than usual. */
    private final int colour;

    private final TreeMap<Long, LineSetting> lineSettings = new TreeMap<>();
    private final TreeMap<Long, QueueSetting> queueSettings = new TreeMap<>();
    private final TreeMap<Long, AgentSetting> agentSettings = new TreeMap<>();
    private final TreeMap<Long, CalendarSetting> calendars = new TreeMap<>();
    private final TreeMap<Long, ShareSetting> shares = new TreeMap<>();
    private long revision;

    SimulatedSettings(Scene scene, int lines, int queues, int agents, int colour) {
        this.scene = scene;
        this.lines = lines;
        this.queues = queues;
        this.agents = agents;
        this.colour = colour;
    }

    Configuration next() {
        revision++;
        renew(calendars, 1, 2, this::calendar);
        renew(shares, 1, 2, this::share);
        renew(queueSettings, FIRST_QUEUE, FIRST_QUEUE + queues - 1, this::queue);
        renew(lineSettings, 1, lines, this::line);
        renew(agentSettings, 1, agents, this::agent);
        TreeMap<Long, AgentSetting> employed = new TreeMap<>(agentSettings);
        if (revision > 1 && scene.percent(20)) {
            employed.remove(scene.between(1, agents + 1L));
        }
        TreeMap<Long, LineSetting> dialled = new TreeMap<>(lineSettings);
        if (revision > 1 && scene.percent(10)) {
            dialled.remove(scene.between(1, lines + 1L));
        }
        Configuration next = of(dialled.values(), queueSettings.values(), employed.values());
        return revision > 1 && scene.percent(10) ? without(queueId(), next) : next;
    }

    private Configuration of(
            Collection<LineSetting> dialled, Collection<QueueSetting> open, Collection<AgentSetting> employed) {
        return new Configuration(
                revision,
                2_000,
                30_000,
                List.copyOf(dialled),
                List.copyOf(open),
                List.copyOf(employed),
                List.copyOf(calendars.values()),
                List.copyOf(shares.values()));
    }

    /** The same without a queue and all that leads to it; refused while somebody is in it. */
    private Configuration without(QueueId gone, Configuration full) {
        List<LineSetting> dialled = new ArrayList<>(full.lines());
        dialled.removeIf(line -> line.queue().equals(gone));
        List<QueueSetting> open = new ArrayList<>();
        for (QueueSetting queue : full.queues()) {
            if (!queue.queue().equals(gone)) {
                open.add(queue.with(queue.strategy(), queue.steps(), QueueLimits.NONE)
                        .with(QueueHours.ALWAYS));
            }
        }
        List<AgentSetting> employed = new ArrayList<>();
        for (AgentSetting agent : full.agents()) {
            List<QueueId> served = new ArrayList<>(agent.queues());
            served.remove(gone);
            employed.add(new AgentSetting(
                    agent.agent(), agent.vendor(), agent.project(), agent.client(), served, agent.skills()));
        }
        return of(dialled, open, employed);
    }

    private <T> void renew(Map<Long, T> settings, long first, long last, LongFunction<T> made) {
        for (long id = first; id <= last; id++) {
            if (revision == 1 || scene.percent(25)) {
                settings.put(id, made.apply(id));
            }
        }
    }

    private boolean isColoured() {
        return scene.percent(colour);
    }

    private LineSetting line(long id) {
        ContactClass contactClass =
                !isColoured() ? ContactClass.NORMAL : scene.percent(70) ? ContactClass.VIP : ContactClass.EMERGENCY;
        Urgency urgency = new Urgency(
                contactClass,
                isColoured() ? (int) scene.between(1, 60) : 0,
                isColoured() ? scene.between(500_000, 600_000) : 0);
        boolean isPrompted = scene.percent(30);
        return new LineSetting(
                new LineId(id),
                new ProjectId(51),
                new ClientId(61),
                queueId(),
                isPrompted ? new PromptId(91) : null,
                8_000,
                urgency,
                scene.percent(colour / 2) ? List.of(level()) : List.of(),
                isColoured() ? shareId() : null);
    }

    private QueueSetting queue(long id) {
        List<QueueStep> steps = new ArrayList<>();
        long afterMs = 0;
        do {
            steps.add(new QueueStep(afterMs, isColoured() ? need(2) : Need.none()));
            afterMs += scene.between(1_000, 20_000);
        } while (steps.size() < 4 && isColoured());
        QueueLimits limits = new QueueLimits(
                isColoured() ? (int) scene.between(1, 8) : 0,
                isColoured() ? scene.between(5_000, 90_000) : 0,
                isColoured() ? queueId() : null);
        QueueSetting plain = new QueueSetting(
                new QueueId(id),
                new PromptId(92),
                scene.between(6_000, 15_000),
                scene.between(4_000, 20_000),
                scene.percent(50));
        Strategy strategy = STRATEGIES.get(scene.random.nextInt(STRATEGIES.size()));
        QueueSetting asking = plain.with(strategy, steps, limits).with(isColoured() ? hours() : QueueHours.ALWAYS);
        QueueSetting shared = isColoured() ? asking.sharedBy(shareId()) : asking;
        QueueSetting remembering = isColoured()
                ? shared.remembering(new QueueMemory(scene.between(60_000, 3_600_000), scene.between(2_000, 20_000)))
                : shared;
        return remembering.with(wrapUp(), refusals());
    }

    private WrapUp wrapUp() {
        int chance = isColoured() ? scene.random.nextInt(3) : 3;
        return switch (chance) {
            case 0 -> WrapUp.NONE;
            case 1 -> WrapUp.REQUIRED;
            case 2 -> WrapUp.extendable(scene.between(2_000, 10_000), 1 + scene.random.nextInt(2));
            default -> WrapUp.TIMED;
        };
    }

    private Refusals refusals() {
        return new Refusals(
                isColoured() ? scene.between(1_000, 30_000) : 0,
                isColoured() ? scene.between(1_000, 30_000) : 0,
                isColoured() ? 1 + scene.random.nextInt(3) : 0);
    }

    private QueueHours hours() {
        int chance = scene.random.nextInt(100);
        Admission admission = chance < 70 ? Admission.BY_HOURS : chance < 85 ? Admission.OPEN : Admission.SHUT;
        @Nullable CalendarId calendar = scene.percent(80) ? new CalendarId(scene.between(1, 3)) : null;
        return new QueueHours(admission, calendar, scene.percent(50) ? queueId() : null, scene.percent(40));
    }

    /** Open with short pauses, from now on. */
    private CalendarSetting calendar(long id) {
        List<OpenTime> open = new ArrayList<>();
        long fromMs = scene.logMs() - scene.between(0, 30_000);
        for (int left = (int) scene.between(5, 30); left > 0; left--) {
            long untilMs = fromMs + scene.between(20_000, 400_000);
            open.add(new OpenTime(fromMs, untilMs));
            fromMs = untilMs + scene.between(1_000, 60_000);
        }
        return new CalendarSetting(new CalendarId(id), open);
    }

    private ShareSetting share(long id) {
        int parties = scene.percent(60) ? 2 : 3;
        List<ShareParty> divided = new ArrayList<>();
        for (int party = 0; party < parties; party++) {
            divided.add(new ShareParty(new VendorId(FIRST_VENDOR + (long) party), (int) scene.between(1, 6)));
        }
        ShareBasis basis = scene.percent(65) ? ShareBasis.OFFERED : ShareBasis.HANDLED;
        return new ShareSetting(new ShareId(id), basis, scene.percent(60), scene.between(500, 20_000), divided);
    }

    private AgentSetting agent(long id) {
        List<QueueId> served = new ArrayList<>();
        for (long queue = FIRST_QUEUE; queue < FIRST_QUEUE + queues; queue++) {
            if (scene.percent(75) || (served.isEmpty() && queue == FIRST_QUEUE + queues - 1L)) {
                served.add(new QueueId(queue));
            }
        }
        List<HeldSkill> held = new ArrayList<>();
        for (int skill = 1; skill <= SKILLS; skill++) {
            if (scene.percent(80)) {
                long fromMs = isColoured() ? scene.logMs() + scene.between(-60_000, 120_000) : 0;
                long untilMs = isColoured() ? Math.max(fromMs, scene.logMs()) + scene.between(1, 400_000) : 0;
                held.add(new HeldSkill(new SkillId(skill), (int) scene.between(20, 101), fromMs, untilMs));
            }
        }
        VendorId vendor = new VendorId(FIRST_VENDOR + id % 3);
        return new AgentSetting(new PersonId(id), vendor, new ProjectId(51), new ClientId(61), served, held);
    }

    private Need need(int depth) {
        if (depth == 0 || scene.percent(50)) {
            return new Need.Skilled(level());
        }
        List<Need> parts = List.of(need(depth - 1), need(depth - 1));
        return scene.percent(50) ? new Need.AllOf(parts) : new Need.AnyOf(parts);
    }

    private SkillLevel level() {
        return new SkillLevel(new SkillId(scene.between(1, SKILLS + 1L)), (int) scene.between(1, 60));
    }

    private QueueId queueId() {
        return new QueueId(scene.between(FIRST_QUEUE, FIRST_QUEUE + (long) queues));
    }

    private ShareId shareId() {
        return new ShareId(scene.between(1, 3));
    }
}
