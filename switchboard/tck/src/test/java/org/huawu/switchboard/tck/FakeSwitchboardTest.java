package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.junit.jupiter.api.Test;

class FakeSwitchboardTest {

    private final FactLog facts = new FactLog();
    private final FakeSwitchboard board = new FakeSwitchboard(4, Set.of(Stage.LINE), Map.of());

    @Test
    void given_a_deaf_switchboard_when_the_deadline_passes_then_the_outcome_is_unknown_once() {
        board.start(facts);
        board.call(Stage.LINE, "1");
        var channel = facts.of(Fact.ChannelArrived.class).getFirst().channel();
        board.turnDeaf();
        assertThat(board.carryOut(new Order.Answer(new OrderId(1), 500, channel), 0))
                .isTrue();
        board.advance(490);
        assertThat(facts.of(Fact.Outcome.class)).isEmpty();
        board.advance(500);
        assertThat(facts.of(Fact.Outcome.class)).containsExactly(new Fact.OrderUnknown(5, 500, new OrderId(1)));
    }

    @Test
    void given_a_sink_that_never_takes_when_the_store_is_full_then_the_epoch_is_given_up_and_the_next_opens() {
        board.start(facts);
        CallerPhone phone = board.call(Stage.LINE, "1");
        var channel = facts.of(Fact.ChannelArrived.class).getFirst().channel();
        board.carryOut(new Order.Answer(new OrderId(1), 500, channel), 0);
        int before = facts.all().size();
        facts.hold(true);
        for (int i = 0; i < 2_000; i++) {
            phone.press('1');
        }
        assertThat(phone.isOver()).isTrue();
        facts.hold(false);
        board.advance(10);
        assertThat(facts.all().get(before)).isEqualTo(new Fact.EpochOpened(6, 0, java.util.List.of()));
        assertThat(board.carryOut(new Order.Answer(new OrderId(1), 500, channel), 0))
                .isTrue();
        assertThat(facts.all().getLast()).isInstanceOf(Fact.OrderRefused.class);
    }
}
