package org.huawu.bench;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.port.RecordingId;

/**
 * What a switchboard is told to do in a measurement of its sound: each caller is answered, recorded and joined with the next
 * seat, in this order, every tenth with a third party too. Any thread.
 */
final class SwitchboardScript implements FactSink {

    /** How the seats of third parties are called. */
    static final String THIRD = "third-";

    private static final long DEADLINE_MS = 10_000;

    private final Predicate<Order> switchboard;
    private final int mostSeats;
    private final Queue<ChannelId> seats = new ArrayDeque<>();
    private final Queue<ChannelId> thirds = new ArrayDeque<>();
    private final Set<OrderId> joins = new HashSet<>();
    private SwitchboardState state = SwitchboardState.NONE;
    private long orders;
    private int callers;

    /**
     * A script.
     *
     * @param switchboard takes an order, or has no room for it
     * @param mostSeats how many seats there are; more are left alone
     */
    SwitchboardScript(Predicate<Order> switchboard, int mostSeats) {
        this.switchboard = switchboard;
        this.mostSeats = mostSeats;
    }

    /** How far it is. */
    synchronized SwitchboardState state() {
        return state;
    }

    @Override
    public synchronized boolean offer(Fact fact) {
        switch (fact) {
            case Fact.SeatAudioConnected connected -> seated(connected);
            case Fact.ChannelArrived arrived -> arrived(arrived.channel());
            case Fact.OrderDone done -> state = joins.remove(done.order()) ? state.joinedOneMore() : state;
            case Fact.OrderRefused refused -> state = state.refusedOneMore();
            case Fact.OrderUnknown unknown -> state = state.refusedOneMore();
            case Fact.RecordingSaved saved -> state = state.savedOneMore();
            case Fact.RecordingFailed failed -> state = state.brokenOneMore();
            default -> {
                // nothing follows from it
            }
        }
        return true;
    }

    private void seated(Fact.SeatAudioConnected connected) {
        Queue<ChannelId> alike = connected.seat().value().startsWith(THIRD) ? thirds : seats;
        if (alike.size() < mostSeats) {
            alike.add(connected.channel());
        }
    }

    private void arrived(ChannelId caller) {
        boolean hasThird = MediaPlan.isTenth(callers);
        callers++;
        ChannelId seat = seats.poll();
        carryOut(new Order.Answer(next(), DEADLINE_MS, caller));
        carryOut(new Order.StartRecording(next(), DEADLINE_MS, caller, new RecordingId(caller.value())));
        if (seat == null) {
            state = state.refusedOneMore();
            return;
        }
        OrderId bridge = next();
        joins.add(bridge);
        carryOut(new Order.Bridge(bridge, DEADLINE_MS, new BridgeId(caller.value()), caller, seat));
        ChannelId third = hasThird ? thirds.poll() : null;
        if (third != null) {
            OrderId join = next();
            joins.add(join);
            carryOut(new Order.Join(join, DEADLINE_MS, third, new BridgeId(caller.value()), Part.BARGING_IN));
        }
    }

    private void carryOut(Order order) {
        if (!switchboard.test(order)) {
            state = state.refusedOneMore();
        }
    }

    private OrderId next() {
        orders++;
        return new OrderId(orders);
    }
}
