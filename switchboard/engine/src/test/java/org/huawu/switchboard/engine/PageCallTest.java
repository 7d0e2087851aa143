package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.rtp.MediaLeg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCallTest {

    private static final long DEADLINE_MS = 5_000;

    private final List<Integer> ended = new CopyOnWriteArrayList<>();
    private final Ear ear = new Ear();
    private EngineStage stage;
    private EmbeddedSwitchboard board;

    @BeforeEach
    void start(@TempDir Path folder) {
        stage = new EngineStage(folder, 5);
        board = (EmbeddedSwitchboard) stage.switchboard();
        board.start(stage.facts());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void given_a_call_from_a_page_when_it_is_answered_then_it_hears_the_prompt() {
        call(EngineStage.LINE);
        var arrived = arrived();
        assertThat(arrived.called().plain()).isEqualTo(EngineStage.LINE);
        order(new Order.Answer(new OrderId(1), DEADLINE_MS, arrived.channel()));
        order(new Order.Play(new OrderId(2), DEADLINE_MS, arrived.channel(), new PlaybackId("p1"), EngineStage.PROMPT));
        assertThat(stage.until(() -> ear.hears(EngineStage.PROMPT_HZ), 5_000)).isTrue();
    }

    @Test
    void given_a_call_from_a_page_when_it_is_hung_up_then_the_page_hears_of_it() {
        call(EngineStage.LINE);
        order(new Order.HangUp(new OrderId(1), DEADLINE_MS, arrived().channel(), 486));
        assertThat(stage.until(() -> ended.equals(List.of(486)), 5_000)).isTrue();
    }

    @Test
    void given_a_page_that_goes_before_the_answer_when_it_is_gone_then_the_call_was_given_up_once() {
        SeatAudio audio = call(EngineStage.LINE);
        arrived();
        audio.lost();
        audio.lost();
        assertThat(stage.until(() -> stage.facts().of(Fact.ChannelEnded.class).size() == 1, 5_000))
                .isTrue();
        Fact.ChannelEnded end = stage.facts().of(Fact.ChannelEnded.class).getFirst();
        assertThat(end.sipCause()).isEqualTo(487);
        assertThat(end.by()).isEqualTo(HungUpBy.PARTY);
        assertThat(ended).isEmpty();
    }

    @Test
    void given_a_number_that_nobody_has_when_a_page_calls_it_then_nothing_arrives() {
        assertThat(board.call(new PageCall(EngineStage.NO_LINE, "", ended::add), leg()))
                .isEmpty();
    }

    private SeatAudio call(String number) {
        return board.call(new PageCall(number, "", ended::add), leg()).orElseThrow();
    }

    private Fact.ChannelArrived arrived() {
        assertThat(stage.until(
                        () -> !stage.facts().of(Fact.ChannelArrived.class).isEmpty(), 5_000))
                .isTrue();
        return stage.facts().of(Fact.ChannelArrived.class).getFirst();
    }

    private void order(Order order) {
        assertThat(board.carryOut(order, 0)).isTrue();
        assertThat(stage.until(
                        () -> stage.facts().of(Fact.OrderDone.class).stream()
                                .anyMatch(done -> done.order().equals(order.id())),
                        5_000))
                .isTrue();
    }

    private MediaLeg leg() {
        return new MediaLeg() {
            @Override
            public Codec codec() {
                return Codec.PCMU;
            }

            @Override
            public void send(byte[] payload, int offset, int length, int timestamp, boolean isFirst) {
                ear.hear(Codec.PCMU, payload, offset, length);
            }
        };
    }
}
