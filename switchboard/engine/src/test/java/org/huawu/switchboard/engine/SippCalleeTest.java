package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huawu.switchboard.peer.FreePorts;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carriers that are not ours: SIPp as the one who is called. */
class SippCalleeTest {

    private static final ChannelId CHANNEL = new ChannelId("d-1");

    /** Of each carrier: one of SIP, four of sound and pictures. */
    private static final int PORTS = 5;

    @TempDir
    Path folder;

    private final List<Process> carriers = new ArrayList<>();
    private final List<File> outputs = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final List<EngineStage> stages = new ArrayList<>();

    private final int firstPort = FreePorts.inARow(2 * PORTS);

    @AfterEach
    void close() {
        stages.forEach(EngineStage::close);
        carriers.forEach(Process::destroyForcibly);
    }

    @Test
    void given_a_carrier_that_answers_when_music_is_played_then_it_comes_back_and_all_ends_well() throws Exception {
        carrier("answer.xml");
        EngineStage stage = open();
        Operator operator = dial(stage, 60_000);
        operator.await(Fact.ChannelRinging.class, fact -> fact.channel().equals(CHANNEL));
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        RecordingId recording = new RecordingId("r1");
        operator.done((id, by) -> new Order.StartRecording(id, by, CHANNEL, recording));
        operator.done((id, by) -> new Order.StartMusic(id, by, CHANNEL, Stage.MUSIC));
        // SIPp sends back what it hears, so what the party says is what it was told
        assertThat(stage.until(() -> false, 600)).isFalse();
        hangUp(operator);
        String file = operator.await(Fact.RecordingSaved.class, fact -> true).file();
        assertThat(stage.recordingHolds(file, Stage.Side.LEFT, Stage.MUSIC_HZ)).isTrue();
        assertThat(stage.recordingHolds(file, Stage.Side.RIGHT, Stage.MUSIC_HZ)).isTrue();
        expectContent();
    }

    @Test
    void given_a_carrier_that_is_busy_when_it_says_so_then_the_channel_ends_for_that() throws Exception {
        carrier("busy.xml");
        Operator operator = dial(open(), 60_000);
        assertThat(operator.ended(CHANNEL).sipCause()).isEqualTo(486);
        expectContent();
    }

    @Test
    void given_a_carrier_that_speaks_before_it_answers_when_it_does_then_both_are_told() throws Exception {
        carrier("early.xml");
        Operator operator = dial(open(), 60_000);
        operator.await(Fact.EarlyMediaBegan.class, fact -> fact.channel().equals(CHANNEL));
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        hangUp(operator);
        expectContent();
    }

    @Test
    void given_a_carrier_that_answers_twice_when_the_second_answer_comes_then_it_is_hung_up() throws Exception {
        carrier("forked.xml");
        EngineStage stage = open();
        Operator operator = dial(stage, 60_000);
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        operator.await("the second is hung up", () -> hasTaken("BYE "));
        hangUp(operator);
        expectContent();
    }

    @Test
    void given_a_carrier_that_asks_who_calls_when_it_is_told_then_it_answers() throws Exception {
        carrier("proof.xml");
        Operator operator = dial(open(), 60_000);
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        hangUp(operator);
        expectContent();
    }

    @Test
    void given_a_carrier_that_rings_when_nobody_answers_then_the_call_is_given_up() throws Exception {
        carrier("unanswered.xml");
        Operator operator = dial(open(), 1_000);
        assertThat(operator.ended(CHANNEL).sipCause()).isEqualTo(480);
        expectContent();
    }

    @Test
    void given_a_carrier_that_takes_no_calls_when_there_is_another_then_that_one_has_it() throws Exception {
        carrier("unavailable.xml");
        carrier("answer.xml");
        Operator operator = dial(open(), 60_000);
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        hangUp(operator);
        expectContent();
    }

    private EngineStage open() {
        EngineStage stage = new EngineStage(folder, 30, ports);
        stages.add(stage);
        // an INVITE that is repeated while SIPp starts is answered twice by its scenarios
        assertThat(stage.until(() -> ports.stream().allMatch(SippCalleeTest::isTaken), 10_000))
                .as("SIPp listens")
                .isTrue();
        stage.switchboard().start(stage.facts());
        return stage;
    }

    private static Operator dial(EngineStage stage, int mostRingingMs) {
        Operator operator = new Operator(stage);
        operator.done((id, by) -> new Order.Dial(
                id,
                by,
                CHANNEL,
                Stage.TRUNK,
                new PhoneNumber("13800002222"),
                new PhoneNumber(Stage.LINE),
                mostRingingMs));
        return operator;
    }

    private static void hangUp(Operator operator) {
        operator.done((id, by) -> new Order.HangUp(id, by, CHANNEL, Order.HangUp.NORMAL));
        assertThat(operator.ended(CHANNEL).sipCause()).isEqualTo(200);
    }

    /** Each carrier has seen what its scenario wants. */
    private void expectContent() throws InterruptedException, IOException {
        for (int i = 0; i < carriers.size(); i++) {
            assertThat(carriers.get(i).waitFor(30, TimeUnit.SECONDS))
                    .as("SIPp ends")
                    .isTrue();
            assertThat(carriers.get(i).exitValue())
                    .as("%s", Files.readString(outputs.get(i).toPath()))
                    .isZero();
        }
    }

    private void carrier(String scenario) throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(SippCalleeTest.class.getResource("/sipp/" + scenario))
                .toURI());
        File output = Files.createTempFile(folder, "sipp", ".log").toFile();
        int port = firstPort + PORTS * ports.size();
        ports.add(port);
        outputs.add(output);
        carriers.add(new ProcessBuilder(List.of(
                        "sipp",
                        "-sf",
                        file.toString(),
                        "-i",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-mp",
                        Integer.toString(port + 1),
                        "-rtp_echo",
                        "-trace_msg",
                        "-message_file",
                        folder.resolve("messages.log").toString(),
                        "-m",
                        "1",
                        "-nostdin",
                        "-timeout",
                        "25"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start());
    }

    /** Whether the only carrier has had such a request. */
    private boolean hasTaken(String request) {
        try {
            return Files.readString(folder.resolve("messages.log")).contains("\n" + request);
        } catch (IOException e) {
            return false;
        }
    }

    /** As Linux lists it: binding the port to see whether it is free could keep SIPp from it at just that moment. */
    private static boolean isTaken(int port) {
        String place = ":%04X ".formatted(port);
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/udp"))) {
            return sockets.anyMatch(line -> line.contains(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
