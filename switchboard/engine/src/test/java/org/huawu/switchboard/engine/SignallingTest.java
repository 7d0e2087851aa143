package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which messages belong to which channel, over every transport. */
class SignallingTest {

    private static final String CALLER = "13900001111";
    private static final String OTHER = "13900002222";

    @ParameterizedTest
    @EnumSource(Transport.class)
    void given_two_calls_when_one_is_answered_and_hung_up_then_its_channel_has_its_messages_and_no_others(
            Transport transport, @TempDir Path folder) {
        try (EngineStage stage = new EngineStage(folder, 4, 0, transport)) {
            stage.switchboard().start(stage.facts());
            Operator operator = new Operator(stage);
            CallerPhone phone = stage.call(Stage.LINE, CALLER);
            ChannelId channel = operator.arrived(CALLER);
            CallerPhone other = stage.call(Stage.LINE, OTHER);
            ChannelId another = operator.arrived(OTHER);
            operator.done((id, by) -> new Order.Answer(id, by, channel));
            operator.await("he is answered", () -> phone.status() == 200);
            assertThat(stage.signalling().isOver(channel)).isFalse();
            phone.hangUp();
            operator.ended(channel);
            other.hangUp();
            operator.ended(another);

            String way = " " + transport;
            assertThat(stage.signalling().of(channel))
                    .containsExactly(
                            "> INVITE" + way,
                            "< 100 INVITE" + way,
                            "< 200 INVITE" + way,
                            "> ACK" + way,
                            "> BYE" + way,
                            "< 200 BYE" + way);
            assertThat(stage.signalling().of(another))
                    .contains("> INVITE" + way, "> CANCEL" + way, "< 487 INVITE" + way)
                    .noneMatch(each -> each.contains("BYE"));
            assertThat(stage.signalling().isOver(channel)).isTrue();
            assertThat(stage.signalling().isOver(another)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void given_a_call_of_ours_when_it_is_given_up_then_its_channel_has_its_messages(
            Transport transport, @TempDir Path folder) {
        try (EngineStage stage = new EngineStage(folder, 4, 0, transport)) {
            stage.switchboard().start(stage.facts());
            Operator operator = new Operator(stage);
            ChannelId channel = new ChannelId("d-1");
            stage.callee(CALLER);
            operator.done((id, by) -> new Order.Dial(
                    id, by, channel, Stage.TRUNK, new PhoneNumber(CALLER), new PhoneNumber(Stage.LINE), 60_000));
            operator.await(
                    "the carrier is asked", () -> stage.signalling().of(channel).contains("< INVITE " + transport));
        }
    }
}
