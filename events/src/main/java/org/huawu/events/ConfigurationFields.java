package org.huawu.events;

import java.util.List;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Configuration.ShareSetting;
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
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The fields of a revision, in the versions there have been. What a version does not know is as simple as can be. */
final class ConfigurationFields {

    /** The first version that knows of urgency, skills, steps, strategies and limits. */
    private static final int WITH_SKILLS = 2;

    /** The first version that knows of hours and shares. */
    private static final int WITH_HOURS = 3;

    /** The first version that knows how long an agent who is heard no more is waited for, and who talked with a caller last. */
    private static final int WITH_RETURN = 4;

    /** The first version that knows how wrap-up ends, and what follows when an offer comes to nothing. */
    private static final int WITH_WRAP_UP = 6;

    private final long version;

    /** @param version of the fields that are read */
    ConfigurationFields(long version) {
        this.version = version;
    }

    static void write(ByteWriter out, Configuration configuration) {
        out.number(configuration.revision());
        out.number(configuration.orderLimitMs());
        out.number(configuration.recordingLimitMs());
        out.number(configuration.lines().size());
        configuration.lines().forEach(line -> write(out, line));
        out.number(configuration.queues().size());
        configuration.queues().forEach(queue -> write(out, queue));
        out.number(configuration.agents().size());
        configuration.agents().forEach(agent -> write(out, agent));
        out.number(configuration.calendars().size());
        configuration.calendars().forEach(calendar -> write(out, calendar));
        out.number(configuration.shares().size());
        configuration.shares().forEach(share -> Fields.share(out, share));
    }

    private static void write(ByteWriter out, LineSetting line) {
        Fields.id(out, line.line());
        Fields.id(out, line.project());
        Fields.id(out, line.client());
        Fields.id(out, line.queue());
        Fields.id(out, line.prompt());
        out.number(line.promptLimitMs());
        out.choice(line.urgency().contactClass());
        out.number(line.urgency().priority());
        out.number(line.urgency().deadlineMs());
        Fields.levels(out, line.needs());
        Fields.id(out, line.share());
    }

    private static void write(ByteWriter out, QueueSetting queue) {
        Fields.id(out, queue.queue());
        Fields.id(out, queue.music());
        out.number(queue.offerLimitMs());
        out.number(queue.wrapUpLimitMs());
        out.flag(queue.recorded());
        out.choice(queue.strategy());
        out.number(queue.steps().size());
        for (QueueStep step : queue.steps()) {
            out.number(step.afterMs());
            write(out, step.need());
        }
        out.number(queue.limits().mostWaiting());
        out.number(queue.limits().longestWaitMs());
        Fields.id(out, queue.limits().overflow());
        out.choice(queue.hours().admission());
        Fields.id(out, queue.hours().calendar());
        Fields.id(out, queue.hours().closedTo());
        out.flag(queue.hours().isServedOut());
        Fields.id(out, queue.share());
        out.number(queue.returnLimitMs());
        out.number(queue.memory().rememberedMs());
        out.number(queue.memory().keptMs());
        out.choice(queue.wrapUp().mode());
        out.number(queue.wrapUp().longerMs());
        out.number(queue.wrapUp().mostTimes());
        out.number(queue.refusals().rejectedMs());
        out.number(queue.refusals().overlookedMs());
        out.number(queue.refusals().mostReturns());
    }

    private static void write(ByteWriter out, CalendarSetting calendar) {
        Fields.id(out, calendar.calendar());
        out.number(calendar.open().size());
        for (OpenTime time : calendar.open()) {
            out.number(time.fromMs());
            out.number(time.untilMs());
        }
    }

    private static void write(ByteWriter out, Need need) {
        switch (need) {
            case Need.Skilled it -> {
                out.number(1);
                Fields.id(out, it.atLeast().skill());
                out.number(it.atLeast().level());
            }
            case Need.AllOf it -> write(out, 2, it.needs());
            case Need.AnyOf it -> write(out, 3, it.needs());
        }
    }

    private static void write(ByteWriter out, int kind, List<Need> needs) {
        out.number(kind);
        out.number(needs.size());
        needs.forEach(each -> write(out, each));
    }

    private static void write(ByteWriter out, AgentSetting agent) {
        Fields.id(out, agent.agent());
        Fields.id(out, agent.vendor());
        Fields.id(out, agent.project());
        Fields.id(out, agent.client());
        Fields.ids(out, agent.queues());
        out.number(agent.skills().size());
        for (HeldSkill skill : agent.skills()) {
            Fields.id(out, skill.skill());
            out.number(skill.level());
            out.number(skill.fromMs());
            out.number(skill.untilMs());
        }
    }

    Configuration read(ByteReader in) {
        long revision = in.number();
        long orderLimitMs = in.number();
        long recordingLimitMs = in.number();
        List<LineSetting> lines = Fields.list(in, Configuration.MOST_LINES, this::line);
        List<QueueSetting> queues = Fields.list(in, Configuration.MOST_QUEUES, this::queue);
        List<AgentSetting> agents = Fields.list(in, Configuration.MOST_AGENTS, this::agent);
        List<CalendarSetting> calendars = version < WITH_HOURS
                ? List.of()
                : Fields.list(in, Configuration.MOST_CALENDARS, ConfigurationFields::calendar);
        List<ShareSetting> shares =
                version < WITH_HOURS ? List.of() : Fields.list(in, Configuration.MOST_SHARES, Fields::share);
        Configuration read =
                new Configuration(revision, orderLimitMs, recordingLimitMs, lines, queues, agents, calendars, shares);
        inOrder(lines.equals(read.lines()) && queues.equals(read.queues()));
        inOrder(agents.equals(read.agents()) && calendars.equals(read.calendars()) && shares.equals(read.shares()));
        return read;
    }

    private LineSetting line(ByteReader in) {
        LineSetting first = new LineSetting(
                new LineId(in.number()),
                new ProjectId(in.number()),
                new ClientId(in.number()),
                new QueueId(in.number()),
                Fields.optionalId(in, PromptId::new),
                in.number());
        if (version < WITH_SKILLS) {
            return first;
        }
        Urgency urgency = new Urgency(in.choice(ContactClass.values()), in.count(Integer.MAX_VALUE), in.number());
        List<SkillLevel> needs = Fields.levels(in);
        LineSetting read = first.with(urgency, needs);
        inOrder(needs.equals(read.needs()));
        ShareId share = version < WITH_HOURS ? null : Fields.optionalId(in, ShareId::new);
        return share == null ? read : read.sharedBy(share);
    }

    private QueueSetting queue(ByteReader in) {
        QueueSetting first =
                new QueueSetting(new QueueId(in.number()), Fields.prompt(in), in.number(), in.number(), in.flag());
        if (version < WITH_SKILLS) {
            return first;
        }
        QueueSetting second = first.with(
                in.choice(Strategy.values()),
                Fields.list(in, Configuration.MOST_STEPS_OF_A_QUEUE, ConfigurationFields::step),
                new QueueLimits(in.count(Integer.MAX_VALUE), in.number(), Fields.optionalId(in, QueueId::new)));
        if (version < WITH_HOURS) {
            return second;
        }
        QueueSetting third = second.with(hours(in));
        ShareId share = Fields.optionalId(in, ShareId::new);
        QueueSetting fourth = share == null ? third : third.sharedBy(share);
        if (version < WITH_RETURN) {
            return fourth;
        }
        QueueSetting fifth = fourth.returningAfter(in.number()).remembering(new QueueMemory(in.number(), in.number()));
        return version < WITH_WRAP_UP
                ? fifth
                : fifth.with(
                        new WrapUp(in.choice(WrapUpMode.values()), in.number(), in.count(Integer.MAX_VALUE)),
                        new Refusals(in.number(), in.number(), in.count(Integer.MAX_VALUE)));
    }

    private static QueueHours hours(ByteReader in) {
        return new QueueHours(
                in.choice(Admission.values()),
                Fields.optionalId(in, CalendarId::new),
                Fields.optionalId(in, QueueId::new),
                in.flag());
    }

    private static CalendarSetting calendar(ByteReader in) {
        return new CalendarSetting(
                new CalendarId(in.number()),
                Fields.list(
                        in,
                        Configuration.MOST_TIMES_OF_A_CALENDAR,
                        each -> new OpenTime(each.number(), each.number())));
    }

    private static QueueStep step(ByteReader in) {
        return new QueueStep(in.number(), need(in, Need.MOST_DEPTH));
    }

    private static Need need(ByteReader in, int depth) {
        if (depth == 0) {
            throw new MalformedBytesException("needs lie too deep in each other");
        }
        int kind = in.count(3);
        return switch (kind) {
            case 1 -> new Need.Skilled(Fields.level(in));
            case 2 -> new Need.AllOf(Fields.list(in, Need.MOST_SKILLS, each -> need(each, depth - 1)));
            case 3 -> new Need.AnyOf(Fields.list(in, Need.MOST_SKILLS, each -> need(each, depth - 1)));
            default -> throw new MalformedBytesException("unknown kind " + kind + " of a need");
        };
    }

    private AgentSetting agent(ByteReader in) {
        AgentSetting first = new AgentSetting(
                new PersonId(in.number()),
                new VendorId(in.number()),
                new ProjectId(in.number()),
                new ClientId(in.number()),
                queues(in));
        if (version < WITH_SKILLS) {
            return first;
        }
        List<HeldSkill> skills = Fields.list(in, Configuration.MOST_SKILLS_OF_AN_AGENT, ConfigurationFields::skill);
        AgentSetting read = first.with(skills);
        inOrder(skills.equals(read.skills()));
        return read;
    }

    private static List<QueueId> queues(ByteReader in) {
        List<QueueId> queues =
                Fields.list(in, Configuration.MOST_QUEUES_OF_AN_AGENT, each -> new QueueId(each.number()));
        for (int i = 1; i < queues.size(); i++) {
            inOrder(queues.get(i - 1).value() < queues.get(i).value());
        }
        return queues;
    }

    private static HeldSkill skill(ByteReader in) {
        return new HeldSkill(new SkillId(in.number()), in.count(SkillLevel.MOST), in.number(), in.number());
    }

    private static void inOrder(boolean isInOrder) {
        if (!isInOrder) {
            throw new MalformedBytesException("a list is not in the order of its ids");
        }
    }
}
