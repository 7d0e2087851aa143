package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.TransferGoal;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.huawu.switchboard.sip.DigestAlgorithm;
import org.huawu.switchboard.sip.WaitingMessages;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A softphone that is not ours registers, hears of its lamp, calls a line, holds, and wants its call elsewhere. */
class SoftphoneTest {

    private static final String ACCOUNT = OneAccount.NAME;
    private static final int VOICE_HZ = 1_400;
    /** In one of eight of its lives baresip 1.0 answers no challenge to its SUBSCRIBE, whoever asks: then it is given another. */
    private static final int MOST_STARTS = 6;

    private static final long PATIENCE_MS = 8_000;
    private static final int MOST_VAIN = 4;
    private static final int MOST_DIALS = 4;
    private static final long DIAL_MS = 4_000;

    /** A test of a softphone that knows nothing else. */
    private static final String OPUS = "opus";

    private static final RecordingId RECORDING = new RecordingId("r1");

    private final OneAccount account = new OneAccount();
    private EngineStage stage;
    private Operator operator;
    private Softphone phone;

    @BeforeEach
    void open(@TempDir Path folder, TestInfo test) throws IOException {
        // it gives up at a digest that it does not know
        account.ask(DigestAlgorithm.MD5);
        stage = new EngineStage(
                folder, 0, new Telephones(Optional.of(account.registrar()), "*11", (telephone, keyed, door) -> {
                    // nobody dials it
                }));
        stage.switchboard().start(stage.facts());
        operator = new Operator(stage);
        boolean isByOpus = test.getTags().contains(OPUS);
        phone = started(folder, 1, isByOpus);
        for (int start = 2; start <= MOST_STARTS && !isReady(isByOpus); start++) {
            phone.close();
            phone = started(folder, start, isByOpus);
        }
    }

    private Softphone started(Path folder, int start, boolean isByOpus) throws IOException {
        Path own = Files.createDirectory(folder.resolve("softphone" + start));
        account.standsAt();
        Softphone started = new Softphone(
                own,
                ACCOUNT,
                OneAccount.PASSWORD,
                isByOpus ? Softphone.Manner.opus(stage.address()) : Softphone.Manner.plain(stage.address()),
                VOICE_HZ);
        boolean isRegistered = stage.until(account::isRegistered, PATIENCE_MS);
        if (!isRegistered) {
            started.close();
        }
        assertThat(isRegistered).as("it is registered").isTrue();
        return started;
    }

    private boolean isReady(boolean isByOpus) {
        long before = stage.signalling().count("> SUBSCRIBE");
        // one that does not answer asks again at once and without end, until it is taken for a flood
        boolean isDecided = isByOpus
                || stage.until(
                        () -> hasAskedForItsLamp() || stage.signalling().count("> SUBSCRIBE") > before + MOST_VAIN,
                        PATIENCE_MS);
        return isByOpus || (isDecided && hasAskedForItsLamp());
    }

    @AfterEach
    void close() {
        phone.close();
        stage.close();
    }

    @Test
    void given_a_softphone_that_wants_to_know_of_its_lamp_when_messages_come_then_it_hears_of_them() {
        operator.await("it has heard", this::hasAskedForItsLamp);
        account.registrar().lamps().show(ACCOUNT, new WaitingMessages(2, 1));
        operator.await("it has heard again", () -> stage.signalling().count("> 200 NOTIFY") == 2);
        assertThat(stage.signalling().hasPassed("Voice-Message: 2/1")).isTrue();
    }

    @Test
    void given_a_softphone_that_called_a_line_when_it_holds_and_comes_back_then_that_is_agreed_and_it_is_heard_again() {
        ChannelId channel = talking();
        operator.done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        operator.await("it hears music", () -> phone.hears(Stage.MUSIC_HZ));
        phone.type("x");
        operator.await("it holds", () -> stage.signalling().hasPassed("a=recvonly"));
        phone.type("X");
        // of its first INVITE, its call, the hold and the end of the hold
        operator.await("it is back", () -> stage.signalling().count("> ACK") == 4);
        operator.done((id, by) -> new Order.StartRecording(id, by, channel, RECORDING));
        assertThat(stage.until(() -> false, 1_000)).isFalse();
        operator.done((id, by) -> new Order.StopRecording(id, by, RECORDING));
        String file = operator.await(Fact.RecordingSaved.class, fact -> true).file();
        assertThat(stage.recordingHolds(file, Stage.Side.LEFT, VOICE_HZ)).isTrue();
        assertThat(operator.end(channel)).isEmpty();
        phone.type("/hangup\n");
        assertThat(operator.ended(channel).sipCause()).isEqualTo(200);
    }

    @Test
    void given_a_softphone_that_talks_when_it_wants_its_call_at_a_line_then_that_is_told_and_it_hears_how_it_goes() {
        ChannelId channel = talking();
        transfer(Stage.LINE);
        Fact.TransferAsked asked =
                operator.await(Fact.TransferAsked.class, fact -> fact.channel().equals(channel));
        assertThat(asked.goal()).isEqualTo(new TransferGoal.ToNumber(new PhoneNumber(Stage.LINE)));
        operator.done((id, by) -> new Order.ReportTransfer(id, by, channel, 180));
        operator.done((id, by) -> new Order.ReportTransfer(id, by, channel, 200));
        assertThat(operator.ended(channel).sipCause()).as("it hangs up").isEqualTo(200);
    }

    @Test
    void given_a_softphone_that_talks_when_its_transfer_is_to_where_nobody_may_call_then_it_hears_so() {
        ChannelId channel = talking();
        transfer(Stage.FORBIDDEN + "4930123456");
        operator.await("it is declined", () -> stage.signalling().hasPassed("SIP/2.0 603 Decline"));
        // baresip 1.0 hangs up then, as though it had gone well
        assertThat(operator.ended(channel).by()).isEqualTo(HungUpBy.PARTY);
        assertThat(stage.facts().of(Fact.TransferAsked.class)).isEmpty();
    }

    @Test
    @Tag(OPUS)
    void given_a_softphone_that_knows_opus_alone_when_it_calls_a_line_then_it_hears_music_and_is_heard() {
        assumeTrue(LibOpus.find().isPresent(), "libopus is not installed");
        ChannelId channel = call();
        assertThat(stage.signalling().hasPassed("opus/48000/2\r\na=fmtp:")).isTrue();
        operator.done((id, by) -> new Order.StartRecording(id, by, channel, RECORDING));
        operator.done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        operator.await("it hears music", () -> phone.hears(Stage.MUSIC_HZ));
        assertThat(stage.until(() -> false, 500)).isFalse();
        operator.done((id, by) -> new Order.StopRecording(id, by, RECORDING));
        String file = operator.await(Fact.RecordingSaved.class, fact -> true).file();
        assertThat(stage.recordingHolds(file, Stage.Side.LEFT, VOICE_HZ)).isTrue();
        assertThat(stage.recordingHolds(file, Stage.Side.RIGHT, Stage.MUSIC_HZ)).isTrue();
        phone.type("/hangup\n");
        assertThat(operator.ended(channel).sipCause()).isEqualTo(200);
    }

    private void transfer(String number) {
        phone.type("/transfer sip:" + number + "@127.0.0.1:" + stage.address().getPort() + "\n");
    }

    private ChannelId talking() {
        operator.await("it has asked for its lamp", this::hasAskedForItsLamp);
        return call();
    }

    private boolean hasAskedForItsLamp() {
        return stage.signalling().count("> 200 NOTIFY") == 1;
    }

    private boolean hasCalled() {
        return !stage.facts().of(Fact.ChannelArrived.class).isEmpty();
    }

    private ChannelId call() {
        // its console may not hear yet what it is told first
        for (int told = 1; told <= MOST_DIALS && !hasCalled(); told++) {
            phone.type("/dial " + Stage.LINE + "\n");
            boolean _ = stage.until(this::hasCalled, DIAL_MS);
        }
        ChannelId channel = operator.arrived(ACCOUNT);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.await("it confirms", () -> stage.signalling().of(channel).contains("> ACK UDP"));
        return channel;
    }
}
