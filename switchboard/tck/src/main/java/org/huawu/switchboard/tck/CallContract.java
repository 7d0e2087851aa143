package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Switchboard;
import org.junit.jupiter.api.Test;

/** Contract tests: how calls come, are answered and end. */
public abstract class CallContract extends ContractTests {

    /** For those who implement a switchboard. */
    protected CallContract() {}

    @Test
    void given_a_start_when_nothing_else_happened_then_the_epoch_opens_first_and_without_channels() {
        operator().await(Fact.EpochOpened.class, fact -> true);
        Fact first = stage().facts().all().getFirst();
        assertThat(first).isInstanceOf(Fact.EpochOpened.class);
        assertThat(((Fact.EpochOpened) first).channels()).isEmpty();
        assertThat(first.epoch()).isEqualTo(stage().switchboard().epoch()).isPositive();
    }

    @Test
    void given_a_warm_up_when_the_switchboard_then_starts_then_the_epoch_is_still_its_first_fact() {
        stage().switchboard().close();
        long epoch = stage().switchboard().epoch();
        int before = stage().facts().all().size();
        Switchboard next = stage().next();
        next.warmUp();
        assertThat(stage().facts().all()).hasSize(before);
        next.start(stage().facts());
        operator().await(Fact.EpochOpened.class, fact -> fact.epoch() > epoch);
        assertThat(stage().facts().all().get(before)).isInstanceOf(Fact.EpochOpened.class);
    }

    @Test
    void given_a_line_when_somebody_calls_it_then_the_channel_arrives_with_both_numbers() {
        stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        Fact.ChannelArrived fact = operator()
                .await(Fact.ChannelArrived.class, each -> each.channel().equals(channel));
        assertThat(fact.called().plain()).isEqualTo(Stage.LINE);
        assertThat(fact.caller().plain()).isEqualTo(CALLER);
    }

    @Test
    void given_a_number_nobody_has_when_somebody_calls_it_then_he_is_told_and_no_channel_arrives() {
        CallerPhone phone = stage().call(Stage.NO_LINE, CALLER);
        operator().await("the call is over", phone::isOver);
        assertThat(phone.status()).isEqualTo(404);
        assertThat(stage().facts().of(Fact.ChannelArrived.class)).isEmpty();
    }

    @Test
    void given_an_arrived_channel_when_it_is_rung_and_answered_then_the_caller_is_told_both() {
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.Ring(id, by, channel));
        operator().await("it rings", () -> phone.status() == 180);
        operator().done((id, by) -> new Order.Answer(id, by, channel));
        operator().await("it is answered", () -> phone.status() == 200);
        operator().await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(channel));
        assertThat(operator().refusal((id, by) -> new Order.Answer(id, by, channel)))
                .isEqualTo("channel-answered");
        assertThat(operator().refusal((id, by) -> new Order.Ring(id, by, channel)))
                .isEqualTo("channel-answered");
    }

    @Test
    void given_an_arrived_channel_when_the_caller_gives_up_then_it_ends_by_the_party() {
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        phone.hangUp();
        Fact.ChannelEnded end = operator().ended(channel);
        assertThat(end.by()).isEqualTo(HungUpBy.PARTY);
        assertThat(end.sipCause()).isEqualTo(487);
        operator().await("the caller knows", phone::isOver);
    }

    @Test
    void given_an_answered_call_when_the_caller_hangs_up_then_it_ends_normally_by_the_party() {
        Call call = answeredCall();
        call.phone().hangUp();
        Fact.ChannelEnded end = operator().ended(call.channel());
        assertThat(end.by()).isEqualTo(HungUpBy.PARTY);
        assertThat(end.sipCause()).isEqualTo(200);
    }

    @Test
    void given_an_arrived_channel_when_it_is_hung_up_then_the_caller_is_given_the_cause() {
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.HangUp(id, by, channel, 486));
        operator().await("the call is over", phone::isOver);
        assertThat(phone.status()).isEqualTo(486);
        Fact.ChannelEnded end = operator().ended(channel);
        assertThat(end.by()).isEqualTo(HungUpBy.ORDER);
        assertThat(end.sipCause()).isEqualTo(486);
    }

    @Test
    void given_an_arrived_channel_when_it_is_hung_up_as_calls_are_then_the_caller_hears_that_nobody_is_to_be_had() {
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.HangUp(id, by, channel, Order.HangUp.NORMAL));
        operator().await("the call is over", phone::isOver);
        assertThat(phone.status()).isEqualTo(480);
        assertThat(operator().ended(channel).sipCause()).isEqualTo(480);
    }

    @Test
    void given_an_answered_call_when_it_is_hung_up_then_the_call_is_over_and_the_channel_is_gone() {
        Call call = answeredCall();
        operator().done((id, by) -> new Order.HangUp(id, by, call.channel(), Order.HangUp.NORMAL));
        operator().await("the call is over", call.phone()::isOver);
        assertThat(call.phone().status()).isEqualTo(200);
        Fact.ChannelEnded end = operator().ended(call.channel());
        assertThat(end.by()).isEqualTo(HungUpBy.ORDER);
        assertThat(end.sipCause()).isEqualTo(200);
        assertThat(operator().refusal((id, by) -> new Order.HangUp(id, by, call.channel(), 480)))
                .isEqualTo("channel-unknown");
        assertThat(stage().facts().of(Fact.ChannelEnded.class)).hasSize(1);
    }

    @Test
    void given_two_calls_when_one_ends_then_the_other_stands() {
        Call first = answeredCall("13900002222");
        Call second = answeredCall("13900003333");
        first.phone().hangUp();
        operator().ended(first.channel());
        assertThat(operator().end(second.channel())).isEmpty();
        assertThat(second.phone().isOver()).isFalse();
        assertThat(first.channel()).isNotEqualTo(second.channel());
    }
}
