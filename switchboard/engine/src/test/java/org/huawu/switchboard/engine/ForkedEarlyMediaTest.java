package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.Operator;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call of ours that its network forks: two speak before the answer, one by A-law, the other by µ-law. */
class ForkedEarlyMediaTest {

    private static final ChannelId CHANNEL = new ChannelId("d-1");
    private static final String CALLEE = "13800002222";
    private static final int FIRST_HZ = 440;
    private static final int OTHER_HZ = 1_300;
    private static final int CALLER_HZ = 900;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private EngineStage stage;
    private Operator operator;
    private TestCarrier carrier;
    private PhoneSound other;
    private CallerPhone caller;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        stage = new EngineStage(folder, 5);
        stage.switchboard().start(stage.facts());
        operator = new Operator(stage);
        other = new PhoneSound(clock);
        carrier = (TestCarrier) stage.callee(CALLEE);
        caller = stage.call(Stage.LINE, "13900001111");
        ChannelId arrived = operator.arrived("13900001111");
        operator.done((id, by) -> new Order.Answer(id, by, arrived));
        operator.await("the caller is answered", () -> caller.status() == 200);
        operator.done((id, by) -> new Order.Dial(
                id, by, CHANNEL, Stage.TRUNK, new PhoneNumber(CALLEE), new PhoneNumber(Stage.LINE), 60_000));
        operator.await("he is called", carrier::isCalled);
        carrier.speak(FIRST_HZ);
        other.speak(OTHER_HZ);
        carrier.announce();
        operator.await(Fact.EarlyMediaBegan.class, fact -> fact.channel().equals(CHANNEL));
        operator.done((id, by) -> new Order.Bridge(id, by, new BridgeId("b1"), arrived, CHANNEL));
        operator.await("the caller hears the first", () -> caller.hears(FIRST_HZ));
        carrier.announce(other, Codec.PCMU);
        operator.await("the caller hears the other", () -> caller.hears(OTHER_HZ));
    }

    @AfterEach
    void close() {
        stage.close();
        other.close();
        clock.shutdownNow();
    }

    @Test
    void given_two_that_speak_before_the_answer_when_the_last_answers_then_it_is_heard_and_hears() {
        carrier.answer(other, Codec.PCMU);
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        caller.speak(CALLER_HZ);
        operator.await("the one that answered hears him", () -> other.hears(CALLER_HZ));
        assertThat(caller.hears(FIRST_HZ)).isFalse();
        assertThat(carrier.hears(CALLER_HZ)).isFalse();
    }

    @Test
    void given_two_that_speak_before_the_answer_when_the_first_answers_then_it_is_heard_again_and_hears() {
        carrier.answer();
        operator.await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        operator.await("the caller hears the first", () -> caller.hears(FIRST_HZ));
        caller.speak(CALLER_HZ);
        operator.await("the one that answered hears him", () -> carrier.hears(CALLER_HZ));
        assertThat(caller.hears(OTHER_HZ)).isFalse();
    }
}
