package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huawu.switchboard.peer.Asterisk;
import org.huawu.switchboard.peer.AsteriskSettings;
import org.huawu.switchboard.peer.FreePorts;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Asterisk as the carrier at the other end of a trunk, where it is on this machine. */
@EnabledIfEnvironmentVariable(
        named = Asterisk.WHERE,
        matches = ".+",
        disabledReason = "bench/peer/fetch.sh FOLDER brings Asterisk; then HUAWU_PEER=FOLDER")
class AsteriskTest {

    private static final RecordingId RECORDING = new RecordingId("r1");
    /** What Milliwatt plays. */
    private static final int MILLIWATT_HZ = 1_004;

    @TempDir
    Path folder;

    private EngineStage stage;
    private Asterisk carrier;

    @BeforeEach
    void open() throws Exception {
        InetSocketAddress sip = new InetSocketAddress(TestPhone.loopback(), FreePorts.inARow(1));
        stage = new EngineStage(folder, 30, List.of(sip.getPort()));
        carrier = Asterisk.start(
                Asterisk.root(System.getenv(Asterisk.WHERE)),
                Files.createDirectory(folder.resolve("asterisk")),
                carrier(sip, stage.address()));
        stage.switchboard().start(stage.facts());
    }

    @AfterEach
    void close() {
        stage.close();
        carrier.close();
    }

    @Test
    void given_asterisk_that_asks_who_calls_when_called_then_it_answers_and_what_it_is_played_comes_back()
            throws Exception {
        ChannelId channel = new ChannelId("d-1");
        Operator operator = new Operator(stage);
        operator.done((id, by) -> new Order.Dial(
                id, by, channel, Stage.TRUNK, new PhoneNumber("13800002222"), new PhoneNumber(Stage.LINE), 60_000));
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(channel));
        operator.done((id, by) -> new Order.StartRecording(id, by, channel, RECORDING));
        operator.done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        assertThat(stage.until(() -> false, 1_000)).isFalse();
        operator.done((id, by) -> new Order.HangUp(id, by, channel, Order.HangUp.NORMAL));
        assertThat(operator.ended(channel).sipCause()).isEqualTo(200);
        String file = operator.await(Fact.RecordingSaved.class, fact -> true).file();
        assertThat(stage.recordingHolds(file, Stage.Side.LEFT, Stage.MUSIC_HZ)).isTrue();
        assertThat(stage.recordingHolds(file, Stage.Side.RIGHT, Stage.MUSIC_HZ)).isTrue();
        assertThat(stage.until(() -> hasNoCalls(), 5_000))
                .as("Asterisk's call is over")
                .isTrue();
    }

    @Test
    void given_a_line_when_asterisk_calls_it_then_it_is_heard_and_hangs_up_when_it_wants() throws Exception {
        Operator operator = new Operator(stage);
        carrier.tell("channel originate PJSIP/house/sip:" + Stage.LINE + "@"
                + stage.address().getAddress().getHostAddress() + ":"
                + stage.address().getPort() + " application Milliwatt");
        Fact.ChannelArrived arrived = operator.await(Fact.ChannelArrived.class, fact -> true);
        assertThat(arrived.trunk()).isEqualTo(Stage.TRUNK);
        ChannelId channel = arrived.channel();
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.done((id, by) -> new Order.StartRecording(id, by, channel, RECORDING));
        assertThat(stage.until(() -> false, 1_000)).isFalse();
        carrier.tell("channel request hangup all");
        assertThat(operator.ended(channel)).satisfies(ended -> {
            assertThat(ended.sipCause()).isEqualTo(200);
            assertThat(ended.by()).isEqualTo(HungUpBy.PARTY);
        });
        String file = operator.await(Fact.RecordingSaved.class, fact -> true).file();
        assertThat(stage.recordingHolds(file, Stage.Side.LEFT, MILLIWATT_HZ)).isTrue();
        assertThat(stage.recordingHolds(file, Stage.Side.RIGHT, MILLIWATT_HZ)).isFalse();
    }

    /** It asks who calls; who is called through it sends back what he hears. */
    private static AsteriskSettings carrier(InetSocketAddress sip, InetSocketAddress house) {
        String pjsip = Asterisk.transport(sip) + """
                [house]
                type=endpoint
                context=carrier
                aors=house
                auth=house
                disallow=all
                allow=alaw
                direct_media=no
                rtp_symmetric=yes

                [house]
                type=identify
                endpoint=house
                match=127.0.0.1

                [house]
                type=auth
                auth_type=userpass
                username=house
                password=secret

                [house]
                type=aor
                contact=sip:house@%s
                """.formatted(Asterisk.place(house));
        String extensions = """
                [carrier]
                exten => _X.,1,Answer()
                 same => n,Echo()
                 same => n,Hangup()
                """;
        return new AsteriskSettings(
                List.of(
                        "app_echo",
                        "app_milliwatt",
                        "res_clioriginate",
                        "res_pjsip_authenticator_digest",
                        "res_pjsip_endpoint_identifier_ip"),
                pjsip,
                extensions,
                24_000,
                25_998);
    }

    private boolean hasNoCalls() {
        try {
            return carrier.tell("core show channels count").contains("0 active channels");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
