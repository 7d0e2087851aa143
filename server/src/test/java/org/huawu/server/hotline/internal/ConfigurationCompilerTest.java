package org.huawu.server.hotline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactClass;
import org.huawu.events.QueueLimits;
import org.huawu.events.Refusals;
import org.huawu.events.Strategy;
import org.huawu.events.Urgency;
import org.huawu.events.WrapUp;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.CallerClass;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewLine;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Hotline.WantedDuties;
import org.huawu.server.hotline.Hotline.WantedUrgency;
import org.huawu.server.hotline.Hotline.WantedWaiting;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueStrategy;
import org.huawu.server.hotline.WrapUpKind;
import org.huawu.server.organisation.Project;
import org.huawu.server.prompts.Prompts;
import org.huawu.server.prompts.Sounds;
import org.huawu.server.testing.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the routing core is told of lines and queues. */
@HuawuServerTest
class ConfigurationCompilerTest {

    private final ConfigurationCompiler compiler;
    private final Hotline hotline;
    private final Prompts prompts;
    private final ScopedWork work;
    private final World world;
    private final Project project;

    ConfigurationCompilerTest(
            @Autowired ConfigurationCompiler compiler,
            @Autowired Hotline hotline,
            @Autowired Prompts prompts,
            @Autowired ScopedWork work,
            @Autowired World world) {
        this.compiler = compiler;
        this.hotline = hotline;
        this.prompts = prompts;
        this.work = work;
        this.world = world;
        this.project = world.project(world.client(), world.vendor());
    }

    private record Told(LineSetting line, QueueSetting queue) {}

    @Test
    void given_nothing_chosen_when_compiled_then_callers_hear_what_comes_with_the_product() {
        Told told = told(added(true, null, null));

        assertThat(told.line().prompt()).isEqualTo(Sounds.WELCOME);
        assertThat(told.queue().music()).isEqualTo(Sounds.MUSIC);
    }

    @Test
    void given_prompts_chosen_when_compiled_then_callers_hear_these_and_no_welcome_where_none_is_wanted() {
        PromptId welcome = prompt();
        PromptId music = prompt();
        Line line = added(true, welcome, music);
        assertThat(told(line).line().prompt()).isEqualTo(welcome);
        assertThat(told(line).queue().music()).isEqualTo(music);

        work.in(
                Scope.all(),
                () -> hotline.changeLine(
                        line.id(),
                        new NewLine(line.number(), line.name(), line.queueId(), false, welcome, null, null)));
        assertThat(told(line).line().prompt()).isNull();
    }

    @Test
    void given_rules_of_waiting_and_urgency_when_compiled_then_the_core_is_told_them() {
        Queue other = work.in(Scope.all(), () -> hotline.addQueue(queue((WantedWaiting) null)));
        WantedWaiting waiting = new WantedWaiting(QueueStrategy.ROUND_ROBIN, 30, 90_000L, other.id());
        Line line = work.in(Scope.all(), () -> {
            Queue queue = hotline.addQueue(queue(waiting));
            WantedUrgency urgency = new WantedUrgency(CallerClass.VIP, 20, 60_000L);
            return hotline.addLine(
                    new NewLine("6" + queue.id().value(), world.name("line"), queue.id(), false, null, urgency, null));
        });

        Told told = told(line);

        assertThat(told.line().urgency()).isEqualTo(new Urgency(ContactClass.VIP, 20, 60_000));
        assertThat(told.queue().strategy()).isEqualTo(Strategy.ROUND_ROBIN);
        assertThat(told.queue().limits()).isEqualTo(new QueueLimits(30, 90_000, other.id()));
    }

    @Test
    void
            given_duties_of_agents_when_compiled_then_the_core_is_told_them_and_they_stay_when_something_else_is_changed() {
        WantedDuties duties = new WantedDuties(WrapUpKind.EXTENDABLE, null, 2, 5_000L, 7_000L, 3);
        Line line = work.in(Scope.all(), () -> {
            Queue queue = hotline.addQueue(queue(duties));
            return hotline.addLine(
                    new NewLine("6" + queue.id().value(), world.name("line"), queue.id(), false, null, null, null));
        });
        assertThat(told(line).queue().wrapUp()).isEqualTo(WrapUp.extendable(30_000, 2));
        assertThat(told(line).queue().refusals()).isEqualTo(new Refusals(5_000, 7_000, 3));

        work.in(Scope.all(), () -> hotline.changeQueue(line.queueId(), queue((WantedWaiting) null)));
        assertThat(told(line).queue().wrapUp()).isEqualTo(WrapUp.extendable(30_000, 2));

        WantedDuties required = new WantedDuties(WrapUpKind.REQUIRED, 5_000L, 2, null, null, null);
        work.in(Scope.all(), () -> hotline.changeQueue(line.queueId(), queue(required)));
        assertThat(told(line).queue().wrapUp()).isEqualTo(WrapUp.REQUIRED);
        assertThat(told(line).queue().refusals()).isEqualTo(Refusals.PLAIN);
    }

    private NewQueue queue(WantedDuties duties) {
        return new NewQueue(world.name("queue"), project.id(), null, null, false, null, null, null, null, duties);
    }

    @Test
    void given_numbers_out_of_range_when_a_queue_or_line_is_added_then_the_field_and_its_limits_are_named() {
        refuses(new WantedWaiting(null, 20_001, null, null), "number-out-of-range", "mostWaiting");
        refuses(new WantedWaiting(null, -1, null, null), "number-out-of-range", "mostWaiting");
        refuses(new WantedWaiting(null, null, 999L, null), "duration-out-of-range", "longestWaitMs");
        refuses(new WantedWaiting(null, null, 86_400_001L, null), "duration-out-of-range", "longestWaitMs");
        Queue queue = work.in(Scope.all(), () -> hotline.addQueue(queue((WantedWaiting) null)));
        refuses(queue, new WantedUrgency(null, 3_601, null), "number-out-of-range", "priority");
        refuses(queue, new WantedUrgency(null, null, 600_001L), "duration-out-of-range", "deadlineMs");
    }

    @Test
    void given_an_overflow_that_leads_back_or_to_another_project_when_it_is_wanted_then_it_is_refused() {
        Queue first = work.in(Scope.all(), () -> hotline.addQueue(queue((WantedWaiting) null)));
        Queue second = work.in(Scope.all(), () -> hotline.addQueue(queue(to(first.id()))));
        Queue third = work.in(Scope.all(), () -> hotline.addQueue(queue(to(second.id()))));
        for (Queue target : List.of(first, second, third)) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() ->
                            work.in(Scope.all(), () -> hotline.changeQueue(first.id(), queue(to(target.id())))))
                    .satisfies(
                            refused -> assertThat(refused.rejection().errorId()).isEqualTo("overflow-circular"));
        }
        Project elsewhere = world.project(world.client(), world.vendor());
        Queue stranger = work.in(
                Scope.all(),
                () -> hotline.addQueue(new NewQueue(
                        world.name("queue"), elsewhere.id(), null, null, false, null, null, null, null, null)));
        refuses(to(stranger.id()), "overflow-unknown", "overflowQueueId");
    }

    private static WantedWaiting to(QueueId overflow) {
        return new WantedWaiting(null, null, null, overflow);
    }

    private NewQueue queue(@Nullable WantedWaiting waiting) {
        return new NewQueue(world.name("queue"), project.id(), null, null, false, null, waiting, null, null, null);
    }

    private void refuses(WantedWaiting waiting, String errorId, String field) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> work.in(Scope.all(), () -> hotline.addQueue(queue(waiting))))
                .satisfies(refused -> {
                    assertThat(refused.rejection().errorId()).isEqualTo(errorId);
                    assertThat(refused.rejection().facts()).containsEntry("field", field);
                });
    }

    private void refuses(Queue queue, WantedUrgency urgency, String errorId, String field) {
        NewLine line =
                new NewLine("6" + queue.id().value(), world.name("line"), queue.id(), false, null, urgency, null);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> work.in(Scope.all(), () -> hotline.addLine(line)))
                .satisfies(refused -> {
                    assertThat(refused.rejection().errorId()).isEqualTo(errorId);
                    assertThat(refused.rejection().facts()).containsEntry("field", field);
                });
    }

    private PromptId prompt() {
        return work.in(Scope.all(), () -> prompts.add(world.name("prompt"), project.id(), new short[] {1, 2, 3}, null))
                .id();
    }

    private Line added(boolean welcome, @Nullable PromptId prompt, @Nullable PromptId music) {
        return work.in(Scope.all(), () -> {
            Queue queue = hotline.addQueue(
                    new NewQueue(world.name("queue"), project.id(), null, null, false, music, null, null, null, null));
            String number = "6" + queue.id().value();
            return hotline.addLine(new NewLine(number, world.name("line"), queue.id(), welcome, prompt, null, null));
        });
    }

    private Told told(Line line) {
        Configuration told = work.in(Scope.all(), () -> compiler.compile(1));
        return new Told(
                told.lines().stream()
                        .filter(each -> each.line().equals(line.id()))
                        .findFirst()
                        .orElseThrow(),
                told.queues().stream()
                        .filter(each -> each.queue().equals(line.queueId()))
                        .findFirst()
                        .orElseThrow());
    }
}
