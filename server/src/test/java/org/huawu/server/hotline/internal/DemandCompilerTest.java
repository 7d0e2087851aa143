package org.huawu.server.hotline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.HeldSkill;
import org.huawu.events.Need;
import org.huawu.events.QueueStep;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.events.SkillLevel;
import org.huawu.kernel.SkillId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.hotline.AskedSkill;
import org.huawu.server.hotline.DemandStep;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewLine;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.LineDemand;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.Share;
import org.huawu.server.hotline.SharedBasis;
import org.huawu.server.hotline.Shares;
import org.huawu.server.hotline.Shares.WantedParty;
import org.huawu.server.hotline.Shares.WantedShare;
import org.huawu.server.hotline.Skill;
import org.huawu.server.hotline.SkillGroup;
import org.huawu.server.hotline.Skills;
import org.huawu.server.hotline.Skills.WantedCertificate;
import org.huawu.server.hotline.Skills.WantedSkill;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What the routing core is told of skills, certificates and shares. */
@HuawuServerTest
class DemandCompilerTest {

    private final ConfigurationCompiler compiler;
    private final Hotline hotline;
    private final Skills skills;
    private final Shares shares;
    private final ScopedWork work;
    private final World world;
    private final Vendor one;
    private final Vendor two;
    private final Project project;

    DemandCompilerTest(@Autowired BeanFactory beans) {
        this.compiler = beans.getBean(ConfigurationCompiler.class);
        this.hotline = beans.getBean(Hotline.class);
        this.skills = beans.getBean(Skills.class);
        this.shares = beans.getBean(Shares.class);
        this.work = beans.getBean(ScopedWork.class);
        this.world = beans.getBean(World.class);
        this.one = world.vendor();
        this.two = world.vendor();
        this.project = world.project(world.client(), one, two);
    }

    @Test
    void given_certificates_with_days_when_compiled_then_the_agent_holds_them_from_the_first_moment_to_the_last() {
        Somebody agent = world.agent(one, project);
        SkillId lasting = skill(project);
        SkillId bounded = skill(project);
        Somebody other = world.agent(one, world.project(world.client(), one));
        certify(agent, lasting, 100, null, null);
        certify(agent, bounded, 7, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31));

        AgentSetting told = agent(compiled(), agent);

        assertThat(told.skills())
                .containsExactly(
                        new HeldSkill(lasting, 100, 0, 0),
                        new HeldSkill(
                                bounded,
                                7,
                                Instant.parse("2026-09-30T16:00:00Z").toEpochMilli(),
                                Instant.parse("2026-12-31T16:00:00Z").toEpochMilli()));
        assertThat(agent(compiled(), other).skills()).isEmpty();
    }

    @Test
    void given_random_steps_when_compiled_then_exactly_those_agents_will_do_who_meet_all_of_one_group() {
        Random random = new Random(41);
        List<SkillId> known = List.of(skill(project), skill(project), skill(project));
        for (int round = 0; round < 15; round++) {
            List<DemandStep> steps = randomSteps(random, known);
            Queue queue = work.in(Scope.all(), () -> hotline.addQueue(queue(new QueueDemand(steps, null))));

            List<QueueStep> told = queue(compiled(), queue).steps();

            assertThat(told).extracting(QueueStep::afterMs).isEqualTo(afterMs(steps));
            for (int agent = 0; agent < 40; agent++) {
                int[] levels = random.ints(known.size(), 0, 4).toArray();
                for (int i = 0; i < told.size(); i++) {
                    List<SkillGroup> groups =
                            steps.isEmpty() ? List.of() : steps.get(i).groups();
                    assertThat(told.get(i).need().isMetBy(skill -> levels[known.indexOf(skill)]))
                            .isEqualTo(willDo(groups, known, levels));
                }
            }
        }
    }

    /** The words of the page, taken one by one. */
    private static boolean willDo(List<SkillGroup> groups, List<SkillId> known, int[] levels) {
        boolean willDo = groups.isEmpty();
        for (SkillGroup group : groups) {
            boolean hasAll = true;
            for (AskedSkill asked : group.skills()) {
                hasAll &= levels[known.indexOf(asked.skillId())] >= asked.level();
            }
            willDo |= hasAll;
        }
        return willDo;
    }

    private static List<DemandStep> randomSteps(Random random, List<SkillId> known) {
        List<DemandStep> steps = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            List<SkillGroup> groups = new ArrayList<>();
            int most = random.nextInt(3);
            for (int group = 0; group < most; group++) {
                List<AskedSkill> asked = new ArrayList<>();
                for (SkillId skill : known) {
                    if (asked.isEmpty() || random.nextBoolean()) {
                        asked.add(new AskedSkill(skill, 1 + random.nextInt(3)));
                    }
                }
                groups.add(new SkillGroup(asked));
            }
            steps.add(new DemandStep(i * 10_000L, groups));
        }
        return steps;
    }

    private static List<Long> afterMs(List<DemandStep> steps) {
        return steps.isEmpty()
                ? List.of(0L)
                : steps.stream().map(DemandStep::afterMs).toList();
    }

    @Test
    void given_nothing_asked_when_compiled_then_everybody_will_do_and_nothing_is_divided() {
        Queue queue = work.in(Scope.all(), () -> hotline.addQueue(queue(null)));
        Share unused = share();

        Configuration told = compiled();

        assertThat(queue(told, queue).steps()).containsExactly(new QueueStep(0, Need.none()));
        assertThat(queue(told, queue).share()).isNull();
        assertThat(told.shares()).noneMatch(each -> each.share().equals(unused.id()));
    }

    @Test
    void given_a_line_and_a_queue_with_shares_when_compiled_then_each_names_its_own_and_both_are_told() {
        Share ofQueue = share();
        Share ofLine = share();
        SkillId skill = skill(project);
        Line line = work.in(Scope.all(), () -> {
            Queue queue = hotline.addQueue(queue(new QueueDemand(List.of(), ofQueue.id())));
            LineDemand demand = new LineDemand(List.of(new AskedSkill(skill, 30)), ofLine.id());
            return hotline.addLine(
                    new NewLine("4" + queue.id().value(), world.name("line"), queue.id(), false, null, null, demand));
        });

        Configuration told = compiled();

        LineSetting setting = told.lines().stream()
                .filter(each -> each.line().equals(line.id()))
                .findFirst()
                .orElseThrow();
        assertThat(setting.needs()).containsExactly(new SkillLevel(skill, 30));
        assertThat(setting.share()).isEqualTo(ofLine.id());
        assertThat(told.queues())
                .filteredOn(each -> each.queue().equals(line.queueId()))
                .extracting(QueueSetting::share)
                .containsExactly(ofQueue.id());
        assertThat(told.shares())
                .contains(new ShareSetting(
                        ofLine.id(),
                        ShareBasis.HANDLED,
                        false,
                        7_000,
                        List.of(new ShareParty(one.id(), 2), new ShareParty(two.id(), 1))))
                .anyMatch(each -> each.share().equals(ofQueue.id()));
    }

    private SkillId skill(Project of) {
        Skill skill = work.in(Scope.all(), () -> skills.add(new WantedSkill(world.name("skill"), of.id(), null)));
        return skill.id();
    }

    private Share share() {
        return work.in(
                Scope.all(),
                () -> shares.add(new WantedShare(
                        world.name("share"),
                        project.id(),
                        SharedBasis.HANDLED,
                        false,
                        7_000L,
                        List.of(new WantedParty(one.id(), 2), new WantedParty(two.id(), 1)))));
    }

    private void certify(
            Somebody agent, SkillId skill, int level, @Nullable LocalDate from, @Nullable LocalDate until) {
        work.in(Scope.all(), () -> skills.certify(new WantedCertificate(agent.id(), skill, level, from, until)));
    }

    private NewQueue queue(@Nullable QueueDemand demand) {
        return new NewQueue(world.name("queue"), project.id(), null, null, false, null, null, null, demand, null);
    }

    private Configuration compiled() {
        return work.in(Scope.all(), () -> compiler.compile(1));
    }

    private static AgentSetting agent(Configuration told, Somebody agent) {
        return told.agents().stream()
                .filter(each -> each.agent().equals(agent.id()))
                .findFirst()
                .orElseThrow();
    }

    private static QueueSetting queue(Configuration told, Queue queue) {
        return told.queues().stream()
                .filter(each -> each.queue().equals(queue.id()))
                .findFirst()
                .orElseThrow();
    }
}
