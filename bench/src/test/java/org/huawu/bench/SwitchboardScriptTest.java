package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SeatId;
import org.junit.jupiter.api.Test;

class SwitchboardScriptTest {

    private final List<Order> orders = new ArrayList<>();
    private final SwitchboardScript script = new SwitchboardScript(orders::add, 2);

    @Test
    void given_two_seats_when_callers_arrive_then_each_is_answered_recorded_and_joined_with_the_next_seat() {
        seated("s1");
        seated("s2");
        arrived("c1");
        arrived("c2");
        assertThat(orders)
                .hasSize(6)
                .extracting(order -> order.getClass().getSimpleName())
                .startsWith("Answer", "StartRecording", "Bridge");
        assertThat(orders).extracting(order -> order.id().value()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat((Order.Bridge) orders.get(2)).satisfies(bridge -> {
            assertThat(bridge.first()).isEqualTo(new ChannelId("c1"));
            assertThat(bridge.second()).isEqualTo(new ChannelId("s1"));
        });
        assertThat(((Order.Bridge) orders.get(5)).second()).isEqualTo(new ChannelId("s2"));
    }

    @Test
    void given_orders_when_their_outcomes_come_then_bridges_and_refusals_are_counted() {
        seated("s1");
        arrived("c1");
        for (Order order : List.copyOf(orders)) {
            assertThat(script.offer(new Fact.OrderDone(1, 0, order.id()))).isTrue();
        }
        assertThat(script.state()).isEqualTo(new SwitchboardState(1, 0, 0, 0));
        script.offer(new Fact.OrderRefused(1, 0, orders.getFirst().id(), Rejection.of("full")));
        script.offer(new Fact.OrderUnknown(1, 0, orders.getFirst().id()));
        assertThat(script.state()).isEqualTo(new SwitchboardState(1, 2, 0, 0));
    }

    @Test
    void given_a_caller_without_a_seat_or_a_switchboard_without_room_when_it_arrives_then_that_is_a_refusal() {
        arrived("c1");
        assertThat(script.state().refused()).isEqualTo(1);
        SwitchboardScript full = new SwitchboardScript(order -> false, 1);
        full.offer(new Fact.SeatAudioConnected(1, 0, new SeatId("s"), new ChannelId("s1")));
        full.offer(new Fact.ChannelArrived(1, 0, new ChannelId("c1"), number(), number()));
        assertThat(full.state().refused()).isEqualTo(3);
    }

    @Test
    void given_recordings_when_they_end_then_those_saved_and_those_broken_are_counted() {
        RecordingId recording = new RecordingId("r");
        script.offer(new Fact.RecordingSaved(1, 0, recording, "r.wav", 1_000));
        script.offer(new Fact.RecordingFailed(1, 0, recording, "r.wav", 1_000, Rejection.of("disk")));
        assertThat(SwitchboardState.read(script.state().asLine())).isEqualTo(new SwitchboardState(0, 0, 1, 1));
    }

    @Test
    void given_third_parties_when_callers_arrive_then_every_tenth_gets_one_into_its_bridge_whom_all_hear() {
        SwitchboardScript many = new SwitchboardScript(orders::add, 20);
        for (int i = 0; i < 20; i++) {
            many.offer(new Fact.SeatAudioConnected(1, 0, new SeatId("agent-" + i), new ChannelId("s" + i)));
        }
        many.offer(new Fact.SeatAudioConnected(1, 0, new SeatId("third-0"), new ChannelId("t0")));
        many.offer(new Fact.SeatAudioConnected(1, 0, new SeatId("third-10"), new ChannelId("t10")));
        for (int i = 0; i < 11; i++) {
            many.offer(new Fact.ChannelArrived(1, 0, new ChannelId("c" + i), number(), number()));
        }
        assertThat(orders.stream().filter(Order.Join.class::isInstance).map(Order.Join.class::cast))
                .extracting(join -> join.channel().value() + " " + join.bridge().value() + " " + join.part())
                .containsExactly("t0 c0 BARGING_IN", "t10 c10 BARGING_IN");
        orders.forEach(order -> many.offer(new Fact.OrderDone(1, 0, order.id())));
        assertThat(many.state().joined()).isEqualTo(13);
    }

    private void seated(String channel) {
        script.offer(new Fact.SeatAudioConnected(1, 0, new SeatId("seat"), new ChannelId(channel)));
    }

    private void arrived(String channel) {
        script.offer(new Fact.ChannelArrived(1, 0, new ChannelId(channel), number(), number()));
    }

    private static PhoneNumber number() {
        return new PhoneNumber("4008200001");
    }
}
