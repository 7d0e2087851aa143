package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.sip.DigestAlgorithm;
import org.huawu.switchboard.sip.SoundEncryption;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.SeatPhone;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A softphone that is not ours (baresip) speaks over TLS, with encrypted sound and no other. */
class EncryptedSoftphoneTest {

    private static final int PROBE_MS = 500;
    private static final String ACCOUNT = OneAccount.NAME;
    private static final String CALLER = "13900001111";
    private static final int VOICE_HZ = 1_400;
    /** The ports that it is given may be taken before it has them: then it is started with others. */
    private static final int MOST_STARTS = 3;

    private static final long PATIENCE_MS = 8_000;
    /** It opens the way for its reports by some that are not encrypted, and those are refused. */
    private static final String PINGS = "packets refused";

    private static final SeatId SEAT = new SeatId("7");
    private static final RecordingId RECORDING = new RecordingId("r1");

    private final OneAccount account = new OneAccount();

    private EngineStage stage;
    private EmbeddedSwitchboard board;
    private Operator operator;
    private Softphone phone;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Telephones telephones = new Telephones(
                Optional.of(account.registrar()),
                "*11",
                (telephone, keyed, door) -> {
                    // nobody dials it
                },
                PROBE_MS);
        // it gives up at a digest that it does not know
        account.ask(DigestAlgorithm.MD5);
        account.encrypt(SoundEncryption.Wish.REQUIRED);
        stage = new EngineStage(folder, 0, Transport.TLS, telephones);
        board = (EmbeddedSwitchboard) stage.switchboard();
        board.start(stage.facts());
        operator = new Operator(stage);
        phone = started(folder, 1);
        for (int start = 2; start <= MOST_STARTS && !isRegistered(); start++) {
            phone.close();
            phone = started(folder, start);
        }
        assertThat(isRegistered()).as("it is registered: " + phone.log()).isTrue();
    }

    private Softphone started(Path folder, int start) throws IOException {
        return new Softphone(
                Files.createDirectory(folder.resolve("softphone" + start)),
                ACCOUNT,
                OneAccount.PASSWORD,
                Softphone.Manner.encrypted(stage.address()),
                VOICE_HZ);
    }

    private boolean isRegistered() {
        return stage.until(account::isRegistered, PATIENCE_MS);
    }

    @AfterEach
    void close() {
        phone.close();
        stage.close();
    }

    @Test
    void given_an_encrypted_softphone_when_it_calls_a_line_then_it_hears_and_is_heard_and_recorded_also_after_a_hold() {
        ChannelId channel = talking();
        assertThat(stage.signalling().hasPassed(" RTP/SAVP ")).isTrue();
        operator.done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        operator.await("it hears music", () -> phone.hears(Stage.MUSIC_HZ));
        phone.type("x");
        operator.await("it holds", () -> stage.signalling().hasPassed("a=recvonly"));
        phone.type("X");
        operator.await("it is back", () -> stage.signalling().count("> ACK") == 4);
        operator.done((id, by) -> new Order.StartRecording(id, by, channel, RECORDING));
        assertThat(stage.until(() -> false, 1_000)).isFalse();
        operator.done((id, by) -> new Order.StopRecording(id, by, RECORDING));
        String file = operator.await(Fact.RecordingSaved.class, fact -> true).file();
        assertThat(stage.recordingHolds(file, Stage.Side.LEFT, VOICE_HZ)).isTrue();
        assertThat(board.refusedPackets()).as(PINGS).isLessThan(10);
        phone.type("/hangup\n");
        assertThat(operator.ended(channel).sipCause()).isEqualTo(200);
    }

    @Test
    void given_an_encrypted_softphone_when_it_is_joined_with_a_seat_then_they_hear_each_other() {
        ChannelId channel = talking();
        SeatPhone seat = stage.connect(SEAT);
        ChannelId audio = operator.await(
                        Fact.SeatAudioConnected.class, each -> each.seat().equals(SEAT))
                .channel();
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("b"), channel, audio));
        seat.speak(700);
        operator.await("the agent hears the caller", () -> seat.hears(VOICE_HZ));
        operator.await("the caller hears the agent", () -> phone.hears(700));
    }

    @Test
    void
            given_an_encrypted_softphone_that_is_a_seats_sound_when_it_is_joined_with_a_plain_caller_then_they_hear_each_other() {
        ChannelId seat = seated();
        assertThat(stage.signalling().hasPassed(" RTP/SAVP 8 0 101\r\n")).isTrue();
        TestPhone caller = (TestPhone) stage.call(Stage.LINE, CALLER);
        ChannelId channel = operator.arrived(CALLER);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("b"), channel, seat));
        caller.speak(1_100);
        operator.await("the agent hears the caller", () -> phone.hears(1_100));
        operator.await("the caller hears the agent", () -> caller.hears(VOICE_HZ));
        assertThat(board.refusedPackets()).as(PINGS).isLessThan(10);
    }

    @Test
    void given_an_encrypted_softphone_that_is_a_seats_sound_when_its_power_is_cut_then_the_seat_loses_its_sound() {
        ChannelId seat = seated();
        assertThat(stage.until(() -> !stage.facts().of(Fact.SeatAudioLost.class).isEmpty(), 3 * PROBE_MS))
                .as("it answers when it is asked")
                .isFalse();
        phone.close();
        operator.await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seat));
    }

    @Test
    void given_an_encrypted_softphones_call_when_a_plain_telephone_takes_it_over_then_it_goes_on_plain() {
        account.encrypt(SoundEncryption.Wish.TAKEN);
        ChannelId channel = talking();
        operator.done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        operator.await("it hears music", () -> phone.hears(Stage.MUSIC_HZ));
        String answer = stage.signalling().last("< 200 INVITE");
        assertThat(answer).contains(" RTP/SAVP ");
        String replaced = group(answer, "Call-ID: ([^\r]*)") + ";to-tag=" + group(answer, "To:[^\r]*;tag=([^\r;]*)")
                + ";from-tag=" + group(answer, "From:[^\r]*;tag=([^\r;]*)");
        account.ask(DigestAlgorithm.SHA_256);
        TestPhone next = stage.callAs(ACCOUNT, OneAccount.PASSWORD, Stage.LINE, replaced);
        operator.await("the next one hears music", () -> next.hears(Stage.MUSIC_HZ));
        next.hangUp();
        assertThat(operator.ended(channel).sipCause()).isEqualTo(200);
    }

    @Test
    void given_a_telephone_that_is_to_speak_plain_when_it_offers_encrypted_sound_alone_then_its_call_is_refused() {
        account.encrypt(SoundEncryption.Wish.OFF);
        phone.type("/dial " + Stage.LINE + "\n");
        operator.await(
                "it is refused",
                () -> stage.signalling().hasPassed("SIP/2.0 488 ")
                        || phone.log().contains("488 Not Acceptable Here"));
        assertThat(stage.facts().of(Fact.ChannelArrived.class)).isEmpty();
    }

    /** The channel of the seat, once the softphone is its sound. */
    private ChannelId seated() {
        board.callTelephone(SEAT, new SeatCall(ACCOUNT, 30_000, true), new Telephones.Hearer() {
            @Override
            public void ringing() {
                // it answers at once
            }

            @Override
            public void connected() {
                // told by a fact
            }

            @Override
            public void ended(int cause) {
                // told by a fact
            }
        });
        return operator.await(Fact.SeatAudioConnected.class, each -> each.seat().equals(SEAT))
                .channel();
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private ChannelId talking() {
        phone.type("/dial " + Stage.LINE + "\n");
        ChannelId channel = operator.arrived(ACCOUNT);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.await("it confirms", () -> stage.signalling().of(channel).contains("> ACK TLS"));
        return channel;
    }
}
