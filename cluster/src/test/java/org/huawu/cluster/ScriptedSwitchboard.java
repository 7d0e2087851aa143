package org.huawu.cluster;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.OpenChannel;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.Switchboard;
import org.huawu.switchboard.tck.Stage;
import org.jspecify.annotations.Nullable;

/** A switchboard that does nothing by itself: it keeps the orders it is given and reports what the test tells it. */
final class ScriptedSwitchboard implements Switchboard {

    final List<Order> orders = new ArrayList<>();
    private final List<ChannelId> channels = new ArrayList<>();
    private final long epochBefore;
    private @Nullable FactSink sink;
    private long epoch;
    boolean isFull;

    /** @param channels callers' channels that outlived the epoch before, not answered yet */
    ScriptedSwitchboard(long epochBefore, ChannelId... channels) {
        this.epochBefore = epochBefore;
        this.channels.addAll(List.of(channels));
    }

    void report(Fact fact) {
        if (!Objects.requireNonNull(sink).offer(fact)) {
            throw new AssertionError("not taken: " + fact);
        }
    }

    void openEpoch() {
        epoch++;
        PhoneNumber line = new PhoneNumber(Stage.LINE);
        report(new Fact.EpochOpened(
                epoch,
                0,
                channels.stream()
                        .map(channel -> new OpenChannel(channel, line, PhoneNumber.WITHHELD, false))
                        .toList()));
    }

    void arrives(ChannelId channel) {
        channels.add(channel);
        report(new Fact.ChannelArrived(epoch, 0, channel, new PhoneNumber(Stage.LINE), PhoneNumber.WITHHELD));
    }

    List<String> ordered() {
        return orders.stream().map(order -> order.getClass().getSimpleName()).toList();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public void start(FactSink to) {
        sink = to;
        epoch = epochBefore;
        openEpoch();
    }

    @Override
    public void warmUp() {}

    @Override
    public boolean carryOut(Order order, long nowMs) {
        return !isFull && orders.add(order);
    }

    @Override
    public void close() {}
}
