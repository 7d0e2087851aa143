package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.tck.CallerPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {

    private static final Set<String> OF_THE_JVM = Set.of("CarrierThreads", "InnocuousThreadGroup");

    @Test
    void given_a_call_in_talk_when_the_switchboard_closes_then_its_sockets_and_threads_are_gone(@TempDir Path folder)
            throws IOException {
        EngineStage stage = new EngineStage(folder, 5);
        Set<Thread> before = threads();
        stage.switchboard().warmUp();
        stage.switchboard().start(stage.facts());
        Set<Thread> started = threads();
        started.removeAll(before);
        assertThat(started.stream().map(Thread::getName)).contains("media", "recorder", "switchboard");
        CallerPhone phone = stage.call(EngineStage.LINE, "1");
        assertThat(stage.until(
                        () -> !stage.facts().of(Fact.ChannelArrived.class).isEmpty(), 5_000))
                .isTrue();
        var channel = stage.facts().of(Fact.ChannelArrived.class).getFirst().channel();
        stage.switchboard().carryOut(new Order.Answer(new OrderId(1), 5_000, channel), 0);
        assertThat(stage.until(() -> phone.status() == 200, 5_000))
                .as("%d, %s", phone.status(), stage.facts().all())
                .isTrue();
        stage.switchboard().close();
        assertThat(stage.until(() -> started.stream().noneMatch(Thread::isAlive), 5_000))
                .as("%s", started.stream().filter(Thread::isAlive).toList())
                .isTrue();
        assertThat(stage.until(() -> namesOf(threads()).stream().noneMatch("EventScannerThread"::equals), 5_000))
                .isTrue();
        try (DatagramSocket again = new DatagramSocket(stage.address());
                ServerSocket overTcp = new ServerSocket()) {
            overTcp.bind(stage.address());
            assertThat(again.isBound()).isTrue();
        }
        stage.close();
    }

    private static Set<String> namesOf(Set<Thread> threads) {
        return threads.stream().map(Thread::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All but those by which the JVM carries virtual threads: they come with the first of them, and stay. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getThreadGroup() != null
                        && !OF_THE_JVM.contains(each.getThreadGroup().getName()))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
