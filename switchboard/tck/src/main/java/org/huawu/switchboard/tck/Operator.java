package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.SeatId;

/** Gives orders on a stage and waits for facts; numbers its orders by itself. */
public final class Operator {

    private static final long PATIENCE_MS = 8_000;
    private static final long DEADLINE_MS = 5_000;

    private final Stage stage;
    private long lastOrder;

    /** An operator who has given no order yet. */
    public Operator(Stage stage) {
        this.stage = stage;
    }

    /** Makes an order from an id and a deadline. */
    @FunctionalInterface
    public interface Form {
        /** The order with that id and deadline. */
        Order with(OrderId id, long deadlineMs);
    }

    /** Gives an order and waits for its outcome. */
    public Fact.Outcome give(Form form) {
        Order order = next(form);
        assertThat(stage.switchboard().carryOut(order, stage.nowMs()))
                .as("order is taken")
                .isTrue();
        return await(Fact.Outcome.class, outcome -> outcome.order().equals(order.id()));
    }

    /** Gives an order and expects it to be done. */
    public void done(Form form) {
        assertThat(give(form)).isInstanceOf(Fact.OrderDone.class);
    }

    /** Gives an order and says why it was refused. */
    public String refusal(Form form) {
        Fact.Outcome outcome = give(form);
        assertThat(outcome).isInstanceOf(Fact.OrderRefused.class);
        return ((Fact.OrderRefused) outcome).reason().errorId();
    }

    /** The next order, not given yet. */
    public Order next(Form form) {
        lastOrder++;
        return form.with(new OrderId(lastOrder), stage.nowMs() + DEADLINE_MS);
    }

    /** Waits for a fact. */
    public <F extends Fact> F await(Class<F> kind, Predicate<? super F> fits) {
        await(
                "a fact " + kind.getSimpleName(),
                () -> stage.facts().first(kind, fits).isPresent());
        return stage.facts().first(kind, fits).orElseThrow();
    }

    /** Waits until something holds. */
    public void await(String what, BooleanSupplier condition) {
        assertThat(stage.until(condition, PATIENCE_MS)).as("%s", what).isTrue();
    }

    /** The channel of the latest caller with a number, once it has arrived. */
    public ChannelId arrived(String caller) {
        return await(Fact.ChannelArrived.class, fact -> fact.caller().plain().equals(caller))
                .channel();
    }

    /** The channel of a seat, once its audio stands. */
    public ChannelId seated(SeatId seat) {
        return await(Fact.SeatAudioConnected.class, fact -> fact.seat().equals(seat))
                .channel();
    }

    /** How a channel ended, once it has. */
    public Fact.ChannelEnded ended(ChannelId channel) {
        return await(Fact.ChannelEnded.class, fact -> fact.channel().equals(channel));
    }

    /** The end of a channel, if it has ended. */
    public Optional<Fact.ChannelEnded> end(ChannelId channel) {
        return stage.facts()
                .first(Fact.ChannelEnded.class, fact -> fact.channel().equals(channel));
    }
}
