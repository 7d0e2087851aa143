package org.huawu.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.TrunkId;

/**
 * What a switchboard is told to do in a measurement of its calls: for each caller the caller's own number is called through
 * the trunk, both are joined when that one answers, and whoever is left is hung up on. Any thread.
 */
final class RelayScript implements FactSink {

    private static final long DEADLINE_MS = 10_000;
    private static final int RINGS_MS = 10_000;

    private final Predicate<Order> switchboard;
    private final TrunkId trunk;
    private final Map<ChannelId, ChannelId> others = new HashMap<>();
    private final Set<OrderId> bridges = new HashSet<>();
    private SwitchboardState state = SwitchboardState.NONE;
    private long orders;

    /**
     * A script.
     *
     * @param switchboard takes an order, or has no room for it
     * @param trunk the way out
     */
    RelayScript(Predicate<Order> switchboard, String trunk) {
        this.switchboard = switchboard;
        this.trunk = new TrunkId(trunk);
    }

    /** How far it is. */
    synchronized SwitchboardState state() {
        return state;
    }

    @Override
    public synchronized boolean offer(Fact fact) {
        switch (fact) {
            case Fact.ChannelArrived arrived -> passOn(arrived);
            case Fact.ChannelAnswered answered -> join(answered.channel());
            case Fact.ChannelEnded ended -> leave(ended);
            case Fact.OrderDone done -> state = bridges.remove(done.order()) ? state.joinedOneMore() : state;
            case Fact.OrderRefused refused -> state = state.refusedOneMore();
            case Fact.OrderUnknown unknown -> state = state.refusedOneMore();
            default -> {
                // nothing follows from it
            }
        }
        return true;
    }

    private void passOn(Fact.ChannelArrived arrived) {
        ChannelId callee = new ChannelId(ChannelId.DIALLED + arrived.channel().value());
        others.put(arrived.channel(), callee);
        others.put(callee, arrived.channel());
        PhoneNumber shown = new PhoneNumber(SwitchboardProgram.LINE);
        carryOut(new Order.Dial(next(), DEADLINE_MS, callee, trunk, arrived.caller(), shown, RINGS_MS));
    }

    private void join(ChannelId answered) {
        ChannelId caller = others.get(answered);
        if (caller == null || !answered.isDialled()) {
            return;
        }
        carryOut(new Order.Answer(next(), DEADLINE_MS, caller));
        OrderId bridge = next();
        bridges.add(bridge);
        carryOut(new Order.Bridge(bridge, DEADLINE_MS, new BridgeId(caller.value()), caller, answered));
    }

    private void leave(Fact.ChannelEnded ended) {
        ChannelId other = others.remove(ended.channel());
        if (other != null && others.remove(other) != null) {
            carryOut(new Order.HangUp(next(), DEADLINE_MS, other, Order.HangUp.NORMAL));
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
