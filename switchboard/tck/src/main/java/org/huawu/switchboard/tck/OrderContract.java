package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PlaybackId;
import org.junit.jupiter.api.Test;

/** Contract tests: orders and their outcomes, epochs, the sink. */
public abstract class OrderContract extends ContractTests {

    private static final ChannelId NOBODY = new ChannelId("nobody");

    /** For those who implement a switchboard. */
    protected OrderContract() {}

    @Test
    void
            given_an_order_that_was_carried_out_when_its_id_comes_again_then_the_outcome_is_the_same_and_nothing_happens() {
        needs(Capability.PROMPTS);
        Call call = answeredCall();
        PlaybackId playback = new PlaybackId("p1");
        Order play = operator().next((id, by) -> new Order.Play(id, by, call.channel(), playback, Stage.PROMPT));
        stage().switchboard().carryOut(play, stage().nowMs());
        operator().await(Fact.PlaybackEnded.class, fact -> fact.playback().equals(playback));
        stage().switchboard().carryOut(play, stage().nowMs());
        operator().await("the outcome comes again", () -> outcomesOf(play.id()).size() == 2);
        assertThat(outcomesOf(play.id())).allMatch(Fact.OrderDone.class::isInstance);
        operator().done((id, by) -> new Order.HangUp(id, by, call.channel(), 480));
        assertThat(stage().facts().of(Fact.PlaybackEnded.class)).hasSize(1);
    }

    @Test
    void given_no_such_channel_when_an_order_names_it_then_the_order_is_refused() {
        assertThat(operator().refusal((id, by) -> new Order.Answer(id, by, NOBODY)))
                .isEqualTo("channel-unknown");
        assertThat(operator().refusal((id, by) -> new Order.HangUp(id, by, NOBODY, 480)))
                .isEqualTo("channel-unknown");
    }

    @Test
    void given_an_order_past_its_deadline_when_it_comes_then_it_is_refused_and_not_carried_out() {
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        long now = stage().nowMs();
        stage().switchboard().carryOut(new Order.HangUp(new OrderId(900), now, channel, 486), now);
        Fact.Outcome outcome =
                operator().await(Fact.Outcome.class, fact -> fact.order().value() == 900);
        assertThat(outcome).isInstanceOf(Fact.OrderRefused.class);
        assertThat(((Fact.OrderRefused) outcome).reason().errorId()).isEqualTo("order-late");
        assertThat(phone.isOver()).isFalse();
        assertThat(operator().end(channel)).isEmpty();
    }

    @Test
    void given_orderers_with_another_clock_when_they_order_then_only_the_span_to_the_deadline_counts() {
        stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        stage().switchboard().carryOut(new Order.Ring(new OrderId(900), 5_000, channel), 0);
        assertThat(operator().await(Fact.Outcome.class, fact -> fact.order().value() == 900))
                .isInstanceOf(Fact.OrderDone.class);
    }

    @Test
    void given_a_channel_not_answered_when_it_is_to_hear_or_be_joined_then_the_order_is_refused() {
        needs(Capability.PROMPTS);
        needs(Capability.BRIDGES);
        stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        PlaybackId playback = new PlaybackId("p1");
        assertThat(operator().refusal((id, by) -> new Order.Play(id, by, channel, playback, Stage.PROMPT)))
                .isEqualTo("channel-not-answered");
    }

    @Test
    void given_a_call_when_the_switchboard_closes_then_the_call_ends_and_no_order_is_taken() {
        Call call = answeredCall();
        stage().switchboard().close();
        assertThat(operator().ended(call.channel()).by()).isEqualTo(HungUpBy.SWITCHBOARD);
        operator().await("the caller knows", call.phone()::isOver);
        Order late = operator().next((id, by) -> new Order.HangUp(id, by, call.channel(), 480));
        assertThat(stage().switchboard().carryOut(late, stage().nowMs())).isFalse();
    }

    @Test
    void given_a_closed_switchboard_when_the_next_starts_then_its_epoch_is_greater_and_its_orders_are_its_own() {
        stage().call(Stage.LINE, CALLER);
        ChannelId before = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.Ring(id, by, before));
        long epoch = stage().switchboard().epoch();
        stage().switchboard().close();
        stage().next().start(stage().facts());
        Fact.EpochOpened opened = operator().await(Fact.EpochOpened.class, fact -> fact.epoch() > epoch);
        assertThat(opened.channels()).isEmpty();
        stage().call(Stage.LINE, "13900004444");
        ChannelId channel = operator().arrived("13900004444");
        assertThat(channel).isNotEqualTo(before);
        stage().switchboard()
                .carryOut(new Order.Ring(new OrderId(1), stage().nowMs() + 5_000, channel), stage().nowMs());
        operator()
                .await(
                        Fact.OrderDone.class,
                        fact -> fact.epoch() > epoch && fact.order().value() == 1);
    }

    @Test
    void given_a_full_sink_when_it_takes_again_then_all_facts_come_in_order_and_callers_meanwhile_were_turned_away() {
        Call call = answeredCall();
        stage().facts().hold(true);
        Order order = operator().next((id, by) -> new Order.HangUp(id, by, call.channel(), 480));
        stage().switchboard().carryOut(order, stage().nowMs());
        operator().await("the call is over", call.phone()::isOver);
        CallerPhone meanwhile = stage().call(Stage.LINE, "13900005555");
        operator().await("the caller is turned away", meanwhile::isOver);
        assertThat(meanwhile.status()).isEqualTo(503);
        stage().facts().hold(false);
        operator().ended(call.channel());
        operator().await(Fact.OrderDone.class, fact -> fact.order().equals(order.id()));
        CallerPhone after = stage().call(Stage.LINE, "13900006666");
        operator().arrived("13900006666");
        assertThat(after.isOver()).isFalse();
    }

    private List<Fact.Outcome> outcomesOf(OrderId id) {
        return stage().facts().of(Fact.Outcome.class).stream()
                .filter(outcome -> outcome.order().equals(id))
                .toList();
    }
}
