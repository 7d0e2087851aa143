package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Path;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller by SIP who holds his call, or wants his sound elsewhere. */
class InCallTest {

    private static final String CALLER = "13900001111";
    private static final String LATE = "13900002222";

    private EngineStage stage;
    private Operator operator;
    private TestPhone phone;
    private ChannelId channel;

    @BeforeEach
    void callAndPlayMusic(@TempDir Path folder) {
        stage = new EngineStage(folder, 4, 1_500);
        stage.switchboard().start(stage.facts());
        operator = new Operator(stage);
        phone = (TestPhone) stage.call(Stage.LINE, CALLER);
        channel = operator.arrived(CALLER);
        operator.done((id, by) -> new Order.Answer(id, by, channel));
        operator.await("he is answered", () -> phone.status() == 200);
        operator.done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        operator.await("he hears music", () -> phone.hears(Stage.MUSIC_HZ));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void given_a_caller_when_he_holds_the_call_then_he_is_sent_nothing_until_he_comes_back() {
        phone.direct("sendonly");
        operator.await("the hold is agreed", phone::isAgreed);
        operator.await("nothing is sent", () -> !phone.hears(Stage.MUSIC_HZ));
        phone.direct("sendrecv");
        operator.await("he is back", phone::isAgreed);
        operator.await("he hears music again", () -> phone.hears(Stage.MUSIC_HZ));
    }

    @Test
    void given_another_address_of_ours_when_it_is_called_then_the_caller_hears_and_is_heard_there() {
        TestPhone other = stage.callSecond(Stage.LINE, LATE);
        ChannelId his = operator.arrived(LATE);
        operator.done((id, by) -> new Order.Answer(id, by, his));
        operator.await("he is answered", () -> other.status() == 200);
        operator.done((id, by) -> new Order.StartMusic(id, by, his, Stage.MUSIC));
        operator.await("he hears music", () -> other.hears(Stage.MUSIC_HZ));
        assertThat(other.hearsFrom()).isEqualTo(stage.second().getAddress());
        other.press('5');
        operator.await(Fact.DigitReceived.class, fact -> fact.channel().equals(his));
    }

    @Test
    void given_a_caller_who_leaves_the_offer_to_us_when_he_is_answered_then_he_hears_and_is_heard() {
        TestPhone late = stage.callLate(Stage.LINE, LATE);
        ChannelId his = operator.arrived(LATE);
        operator.done((id, by) -> new Order.Answer(id, by, his));
        operator.await("he is answered", () -> late.status() == 200);
        operator.done((id, by) -> new Order.StartMusic(id, by, his, Stage.MUSIC));
        operator.await("he hears music", () -> late.hears(Stage.MUSIC_HZ));
        operator.done((id, by) -> new Order.StopMusic(id, by, his));
        operator.done((id, by) -> new Order.StopMusic(id, by, channel));
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("b"), channel, his));
        late.speak(1_300);
        operator.await("he is heard", () -> phone.hears(1_300));
        late.press('5');
        operator.await(Fact.DigitReceived.class, fact -> fact.channel().equals(his));
    }

    @Test
    void given_a_caller_whose_sound_stops_without_a_word_when_some_time_has_passed_then_the_call_ends_as_timed_out() {
        phone.fallSilent();
        assertThat(operator.ended(channel))
                .satisfies(ended -> assertThat(ended.sipCause()).isEqualTo(408))
                .satisfies(ended -> assertThat(ended.by()).isEqualTo(HungUpBy.NOBODY));
        operator.await("his telephone is told, should it be there", phone::isOver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "sendonly"})
    void given_a_caller_who_holds_in_silence_when_that_lasts_then_the_call_goes_on(String direction) {
        phone.direct(direction);
        operator.await("the hold is agreed", phone::isAgreed);
        phone.fallSilent();
        long longMs = stage.nowMs() + 2_500;
        operator.await("it lasts", () -> stage.nowMs() > longMs);
        assertThat(operator.end(channel)).isEmpty();
    }

    @Test
    void given_a_caller_who_says_nothing_when_he_wants_his_sound_elsewhere_then_it_goes_there() throws IOException {
        try (DatagramSocket elsewhere = new DatagramSocket(0, TestPhone.loopback())) {
            elsewhere.setSoTimeout(5_000);
            phone.fallSilent();
            phone.moveTo(elsewhere.getLocalPort());
            operator.await("the move is agreed", phone::isAgreed);
            DatagramPacket packet = new DatagramPacket(new byte[500], 500);
            elsewhere.receive(packet);
            assertThat(packet.getLength()).isEqualTo(172);
            operator.await("no more comes to the old place", () -> !phone.hears(Stage.MUSIC_HZ));
        }
    }
}
