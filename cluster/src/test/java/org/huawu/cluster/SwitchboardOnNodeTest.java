package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Capacity;
import org.huawu.routing.Effect;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.FakeSwitchboard;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call through a real node: with disk, threads, a clean end and a start after it. */
class SwitchboardOnNodeTest {

    private static final long WAIT_NS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Effect.Notice> notices = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();

    @Test
    void given_a_call_in_talk_when_the_program_ends_and_starts_then_it_is_closed_and_the_state_equals_a_replay()
            throws Exception {
        long epoch;
        try (LogNode node = start()) {
            FakeSwitchboard switchboard = CallStage.newSwitchboard(0);
            SwitchboardClient client = client(node, switchboard);
            for (Input input : Hotline.inputs(1)) {
                assertThat(given(node, input)).isEmpty();
            }
            client.start();
            switchboard.connect(CallStage.portSeat(1));
            await(() -> happened().contains("SeatAudioConnected"));
            assertThat(given(node, new AgentAction.SignIn(new PersonId(1), new SeatId(1))))
                    .isEmpty();
            assertThat(given(node, new AgentAction.BecomeReady(new PersonId(1))))
                    .isEmpty();
            CallerPhone caller = switchboard.call(Stage.LINE, CallStage.CALLER);
            await(() -> caller.hears(Stage.PROMPT_HZ));
            switchboard.advance(Stage.PROMPT_MS + 20);
            await(() -> notices.stream().anyMatch(Effect.ShowOffer.class::isInstance));
            Effect.ShowOffer offer = (Effect.ShowOffer) notices.stream()
                    .filter(Effect.ShowOffer.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(given(
                            node,
                            new AgentAction.AcceptOffer(
                                    new PersonId(1), offer.contact().contact())))
                    .isEmpty();
            assertThat(given(
                            node,
                            new AgentAction.AcceptOffer(
                                    new PersonId(1), offer.contact().contact())))
                    .isPresent();
            await(() -> happened().contains("RecordingStarted"));
            epoch = switchboard.epoch();
            switchboard.close();
            client.close();
        }
        assertThat(happened()).contains("ContactEnded", "RecordingSaved");
        try (LogNode node = start()) {
            FakeSwitchboard switchboard = CallStage.newSwitchboard(epoch);
            SwitchboardClient client = client(node, switchboard);
            client.start();
            CallerPhone caller = switchboard.call(Stage.LINE, CallStage.CALLER);
            await(() -> caller.hears(Stage.PROMPT_HZ));
            switchboard.close();
            client.close();
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.replayInto(build -> new RoutingMachine(build, Capacity.STANDARD)))
                        .isEqualTo(node.stateHash());
            }
        }
        assertThat(faults).isEmpty();
        assertThat(filesHolding(CallStage.CALLER)).isEmpty();
    }

    private SwitchboardClient client(LogNode node, FakeSwitchboard switchboard) {
        return new SwitchboardClient(
                node.client(), node.incarnation(), switchboard, new TestEdge(), notices::add, faults::add);
    }

    private static Optional<Rejection> given(LogNode node, Input input) throws Exception {
        Submission submission = node.client().submit(InputCodec.encode(input));
        return RejectionCodec.of(
                ((Submission.Accepted) submission).acknowledgement().get(20, TimeUnit.SECONDS));
    }

    private List<String> happened() {
        List<String> names = new ArrayList<>();
        try (JournalReader reader = new JournalReader(folder.resolve("log"), LogKey.BEGINNING)) {
            for (Optional<JournalEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
                Event event = EventCodec.decode(next.get().bytes());
                names.add(event.getClass().getSimpleName());
            }
            return names;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long endNs = System.nanoTime() + WAIT_NS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(endNs);
            Thread.onSpinWait();
        }
    }

    private List<Path> filesHolding(String clear) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(clear)) {
                    holding.add(file);
                }
            }
        }
        return holding;
    }

    private LogNode start() {
        return LogNode.start(
                LogSettings.of(folder.resolve("log"), folder.resolve("driver"), "a", InstantSource.system()),
                new RoutingMachine("a", Capacity.STANDARD));
    }
}
