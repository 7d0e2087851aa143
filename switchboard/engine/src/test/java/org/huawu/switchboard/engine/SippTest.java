package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.huawu.switchboard.peer.FreePorts;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.huawu.switchboard.tck.FactLog;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that are not ours: SIPp, over UDP (u1), over one connection by TCP (t1), and over one for each call (tn). */
class SippTest {

    private static final int CALLS = 20;
    private static final long DEADLINE_MS = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1", "tn"})
    void given_a_line_when_twenty_call_one_after_the_other_then_each_is_answered_and_recorded(
            String transport, @TempDir Path folder) throws Exception {
        call(folder, transport, 1, "call.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1", "tn"})
    void given_a_line_when_twenty_call_at_once_then_each_is_answered_and_recorded(
            String transport, @TempDir Path folder) throws Exception {
        call(folder, transport, CALLS, "call.xml");
    }

    @Test
    void given_a_line_when_twenty_call_who_leave_the_offer_to_us_then_each_is_answered_and_recorded(
            @TempDir Path folder) throws Exception {
        call(folder, "u1", CALLS, "late.xml");
    }

    @Test
    void given_a_caller_with_nothing_but_g722_when_he_is_greeted_then_he_hears_it_and_is_heard(@TempDir Path folder)
            throws Exception {
        greet(folder, "wideband.xml");
    }

    @Test
    void given_a_caller_with_nothing_but_opus_when_he_is_greeted_then_he_hears_it_and_is_heard(@TempDir Path folder)
            throws Exception {
        assumeTrue(LibOpus.find().isPresent(), "libopus is not installed");
        greet(folder, "opus.xml");
    }

    @Test
    void given_no_room_for_opus_when_callers_offer_nothing_else_then_they_are_refused_and_nobody_hears_of_them(
            @TempDir Path folder) throws Exception {
        EngineStage stage = new EngineStage(folder, CALLS).takingOpus(0);
        try {
            stage.switchboard().start(new Receptionist(stage, true));
            sipp(stage, folder, "opus-refused.xml", List.of("-m", "3"));
            assertThat(stage.facts().of(Fact.ChannelArrived.class)).isEmpty();
        } finally {
            stage.close();
        }
    }

    private static void greet(Path folder, String scenario) throws Exception {
        EngineStage stage = new EngineStage(folder, CALLS);
        try {
            stage.switchboard().start(new Receptionist(stage, true));
            sipp(
                    stage,
                    folder,
                    scenario,
                    List.of("-m", "1", "-rtp_echo", "-mp", Integer.toString(FreePorts.inARow(4))));
            assertThat(stage.until(
                            () -> !stage.facts().of(Fact.RecordingSaved.class).isEmpty(), 5_000))
                    .isTrue();
            String file = stage.facts().of(Fact.RecordingSaved.class).getFirst().file();
            assertThat(stage.recordingHolds(file, Stage.Side.RIGHT, Stage.PROMPT_HZ))
                    .isTrue();
            // SIPp sends back what it hears
            assertThat(stage.recordingHolds(file, Stage.Side.LEFT, Stage.PROMPT_HZ))
                    .isTrue();
        } finally {
            stage.close();
        }
    }

    @Test
    void given_callers_who_give_up_when_it_rings_then_each_call_ends_by_the_party(@TempDir Path folder)
            throws Exception {
        EngineStage stage = new EngineStage(folder, CALLS);
        try {
            stage.switchboard().start(new Receptionist(stage, false));
            sipp(stage, folder, "cancel.xml", List.of("-l", "5"));
            assertEnded(stage, 487);
        } finally {
            stage.close();
        }
    }

    private static void call(Path folder, String transport, int atOnce, String scenario) throws Exception {
        EngineStage stage = new EngineStage(folder, CALLS);
        try {
            stage.switchboard().start(new Receptionist(stage, true));
            sipp(stage, folder, scenario, List.of("-l", "" + atOnce, "-t", transport, "-max_socket", "100"));
            assertEnded(stage, 200);
            assertThat(stage.until(
                            () -> stage.facts().of(Fact.RecordingSaved.class).size() == CALLS, 5_000))
                    .isTrue();
            assertThat(stage.facts().of(Fact.OrderRefused.class)).isEmpty();
            assertThat(stage.facts().of(Fact.PlaybackEnded.class)).hasSize(CALLS);
        } finally {
            stage.close();
        }
    }

    private static void assertEnded(EngineStage stage, int cause) {
        assertThat(stage.until(() -> stage.facts().of(Fact.ChannelEnded.class).size() == CALLS, 5_000))
                .isTrue();
        assertThat(stage.facts().of(Fact.ChannelEnded.class))
                .allMatch(fact -> fact.by() == HungUpBy.PARTY && fact.sipCause() == cause);
    }

    private static void sipp(EngineStage stage, Path folder, String scenario, List<String> more)
            throws IOException, InterruptedException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(SippTest.class.getResource("/sipp/" + scenario))
                .toURI());
        File output = Files.createTempFile(folder, "sipp", ".log").toFile();
        List<String> words = new ArrayList<>(List.of(
                "sipp",
                "-sf",
                file.toString(),
                "-s",
                EngineStage.LINE,
                "-i",
                "127.0.0.1",
                "-m",
                Integer.toString(CALLS),
                "-r",
                "200",
                "-nostdin",
                "-timeout",
                "25",
                "-recv_timeout",
                "5000",
                "127.0.0.1:" + stage.address().getPort()));
        words.addAll(more);
        Process sipp = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(sipp.waitFor(30, TimeUnit.SECONDS)).as("SIPp ends").isTrue();
            assertThat(sipp.exitValue())
                    .as("%s", Files.readString(output.toPath()))
                    .isZero();
        } finally {
            sipp.destroyForcibly();
        }
    }

    /** Rings every caller, and answers, records and greets him if told so. */
    private static final class Receptionist implements FactSink {

        private final EngineStage stage;
        private final FactLog facts;
        private final boolean answers;
        private final AtomicLong orders = new AtomicLong();

        Receptionist(EngineStage stage, boolean answers) {
            this.stage = stage;
            this.facts = stage.facts();
            this.answers = answers;
        }

        @Override
        public boolean offer(Fact fact) {
            if (fact instanceof Fact.ChannelArrived arrived) {
                var channel = arrived.channel();
                give(new Order.Ring(next(), DEADLINE_MS, channel));
                if (answers) {
                    give(new Order.Answer(next(), DEADLINE_MS, channel));
                    give(new Order.StartRecording(next(), DEADLINE_MS, channel, new RecordingId(channel.value())));
                    give(new Order.Play(
                            next(), DEADLINE_MS, channel, new PlaybackId(channel.value()), EngineStage.PROMPT));
                }
            }
            return facts.offer(fact);
        }

        private void give(Order order) {
            assertThat(stage.switchboard().carryOut(order, 0)).isTrue();
        }

        private OrderId next() {
            return new OrderId(orders.incrementAndGet());
        }
    }
}
