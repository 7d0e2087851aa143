package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PhoneNumber;
import org.junit.jupiter.api.Test;

class RelayScriptTest {

    private static final ChannelId CALLER = new ChannelId("e1-7");
    private static final ChannelId CALLEE = new ChannelId("d-e1-7");

    private final List<Order> orders = new ArrayList<>();
    private final RelayScript script = new RelayScript(orders::add, "callees");

    @Test
    void given_a_caller_when_it_arrives_then_its_own_number_is_called_and_both_are_joined_on_the_answer() {
        arrives();
        assertThat((Order.Dial) orders.getFirst()).satisfies(dial -> {
            assertThat(dial.channel()).isEqualTo(CALLEE);
            assertThat(dial.number().plain()).isEqualTo("13900000007");
        });
        script.offer(new Fact.ChannelAnswered(1, 0, CALLEE));
        script.offer(new Fact.ChannelAnswered(1, 0, CALLER));
        assertThat(names()).containsExactly("Dial", "Answer", "Bridge");
        script.offer(new Fact.OrderDone(1, 0, orders.getLast().id()));
        assertThat(script.state()).isEqualTo(new SwitchboardState(1, 0, 0, 0));
    }

    @Test
    void given_a_call_when_the_caller_hangs_up_then_the_callee_is_hung_up_on_once() {
        arrives();
        script.offer(new Fact.ChannelEnded(1, 0, CALLER, 200, HungUpBy.PARTY));
        script.offer(new Fact.ChannelEnded(1, 0, CALLEE, 200, HungUpBy.ORDER));
        assertThat(names()).containsExactly("Dial", "HangUp");
        assertThat(((Order.HangUp) orders.getLast()).channel()).isEqualTo(CALLEE);
    }

    @Test
    void given_a_callee_that_is_not_reached_when_its_channel_ends_then_the_caller_is_hung_up_on() {
        arrives();
        script.offer(new Fact.ChannelEnded(1, 0, CALLEE, 503, HungUpBy.PARTY));
        assertThat(((Order.HangUp) orders.getLast()).channel()).isEqualTo(CALLER);
    }

    @Test
    void given_an_order_without_room_or_refused_when_it_is_given_then_it_is_counted() {
        RelayScript full = new RelayScript(order -> false, "callees");
        full.offer(new Fact.ChannelArrived(1, 0, CALLER, new PhoneNumber("1"), new PhoneNumber("13900000007")));
        full.offer(new Fact.OrderRefused(1, 0, new OrderId(1), Rejection.of("full")));
        assertThat(full.state().refused()).isEqualTo(2);
    }

    private void arrives() {
        script.offer(new Fact.ChannelArrived(1, 0, CALLER, new PhoneNumber("1"), new PhoneNumber("13900000007")));
    }

    private List<String> names() {
        return orders.stream().map(order -> order.getClass().getSimpleName()).toList();
    }
}
