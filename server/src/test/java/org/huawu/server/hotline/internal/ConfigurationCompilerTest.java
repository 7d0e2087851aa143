package org.huawu.server.hotline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.events.Configuration;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.kernel.PromptId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewLine;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Queue;
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
                        line.id(), new NewLine(line.number(), line.name(), line.queueId(), false, welcome)));
        assertThat(told(line).line().prompt()).isNull();
    }

    private PromptId prompt() {
        return work.in(Scope.all(), () -> prompts.add(world.name("prompt"), project.id(), new short[] {1, 2, 3}, null))
                .id();
    }

    private Line added(boolean welcome, @Nullable PromptId prompt, @Nullable PromptId music) {
        return work.in(Scope.all(), () -> {
            Queue queue = hotline.addQueue(new NewQueue(world.name("queue"), project.id(), null, null, false, music));
            String number = "6" + queue.id().value();
            return hotline.addLine(new NewLine(number, world.name("line"), queue.id(), welcome, prompt));
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
