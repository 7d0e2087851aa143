package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.TrunkId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract tests: how calls are made, answered and end. */
public abstract class DialContract extends ContractTests {

    /** Whom the tests call. */
    protected static final String CALLEE = "13800002222";

    private static final ChannelId CHANNEL = new ChannelId("d-1");
    private static final int RINGING_MS = 60_000;
    private static final int HZ = 440;
    private static final BridgeId BRIDGE = new BridgeId("b1");

    /** For those who implement a switchboard. */
    protected DialContract() {}

    @BeforeEach
    final void isDeclared() {
        needs(Capability.CALLS_OUT);
    }

    @Test
    void given_somebody_who_is_called_when_it_rings_and_he_answers_and_hangs_up_then_all_is_told_in_order() {
        CalleePhone phone = called();
        phone.ring();
        operator().await(Fact.ChannelRinging.class, fact -> fact.channel().equals(CHANNEL));
        phone.answer();
        operator().await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        phone.hangUp();
        Fact.ChannelEnded ended = operator().ended(CHANNEL);
        assertThat(ended.sipCause()).isEqualTo(200);
        assertThat(ended.by()).isEqualTo(HungUpBy.PARTY);
        assertThat(stage().facts().of(Fact.ChannelArrived.class)).isEmpty();
    }

    @Test
    void given_somebody_who_is_called_when_he_rings_twice_then_it_is_told_once() {
        CalleePhone phone = called();
        phone.ring();
        phone.ring();
        phone.announce();
        operator().await(Fact.EarlyMediaBegan.class, fact -> fact.channel().equals(CHANNEL));
        phone.announce();
        phone.answer();
        operator().await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        assertThat(stage().facts().of(Fact.ChannelRinging.class)).hasSize(1);
        assertThat(stage().facts().of(Fact.EarlyMediaBegan.class)).hasSize(1);
    }

    @Test
    void given_somebody_who_is_called_when_he_refuses_then_the_channel_ends_for_his_reason() {
        called().refuse(486);
        Fact.ChannelEnded ended = operator().ended(CHANNEL);
        assertThat(ended.sipCause()).isEqualTo(486);
        assertThat(ended.by()).isEqualTo(HungUpBy.PARTY);
    }

    @Test
    void given_a_call_that_rings_when_it_is_given_up_then_he_is_told_and_it_ends_by_the_order() {
        CalleePhone phone = called();
        phone.ring();
        operator().await(Fact.ChannelRinging.class, fact -> fact.channel().equals(CHANNEL));
        operator().done((id, by) -> new Order.HangUp(id, by, CHANNEL, 487));
        operator().await("he is told", phone::isOver);
        assertThat(operator().ended(CHANNEL).by()).isEqualTo(HungUpBy.ORDER);
    }

    @Test
    void given_an_answered_call_when_it_is_hung_up_then_he_is_told() {
        CalleePhone phone = answered();
        operator().done((id, by) -> new Order.HangUp(id, by, CHANNEL, Order.HangUp.NORMAL));
        operator().await("he is told", phone::isOver);
        assertThat(operator().ended(CHANNEL).sipCause()).isEqualTo(200);
    }

    @Test
    void given_an_answered_call_when_a_prompt_is_played_then_he_hears_it_and_his_keys_are_told() {
        needs(Capability.MUSIC);
        needs(Capability.DIGITS);
        CalleePhone phone = answered();
        operator().done((id, by) -> new Order.StartMusic(id, by, CHANNEL, Stage.MUSIC));
        operator().await("he hears it", () -> phone.hears(Stage.MUSIC_HZ));
        phone.press('7');
        operator()
                .await(
                        Fact.DigitReceived.class,
                        fact -> fact.channel().equals(CHANNEL) && fact.digit().key() == '7');
    }

    @Test
    void given_a_caller_and_somebody_who_was_called_when_they_are_bridged_then_they_hear_each_other() {
        needs(Capability.BRIDGES);
        Call call = answeredCall();
        CalleePhone phone = answered();
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, CHANNEL, call.channel()));
        phone.speak(HZ);
        operator().await("the caller hears him", () -> call.phone().hears(HZ));
        call.phone().speak(2 * HZ);
        operator().await("he hears the caller", () -> phone.hears(2 * HZ));
    }

    @Test
    void given_a_carrier_that_speaks_before_the_answer_when_a_caller_is_bridged_then_he_hears_it_and_then_the_callee() {
        needs(Capability.BRIDGES);
        Call call = answeredCall();
        CalleePhone phone = announced();
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), CHANNEL));
        operator().await("he hears the carrier", () -> call.phone().hears(HZ));
        assertThat(stage().facts().of(Fact.ChannelAnswered.class)).hasSize(1);
        phone.answer();
        operator().await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        phone.speak(3 * HZ);
        operator().await("he hears the callee", () -> call.phone().hears(3 * HZ));
        call.phone().speak(2 * HZ);
        operator().await("the callee hears him", () -> phone.hears(2 * HZ));
    }

    @Test
    void given_a_caller_who_hears_an_announcement_when_the_call_is_refused_then_he_goes_on_alone() {
        needs(Capability.BRIDGES);
        needs(Capability.MUSIC);
        Call call = answeredCall();
        CalleePhone phone = announced();
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), CHANNEL));
        operator().await("he hears the carrier", () -> call.phone().hears(HZ));
        phone.refuse(404);
        assertThat(operator().ended(CHANNEL).sipCause()).isEqualTo(404);
        assertThat(operator().refusal((id, by) -> new Order.Unbridge(id, by, BRIDGE)))
                .isEqualTo("bridge-unknown");
        operator().done((id, by) -> new Order.StartMusic(id, by, call.channel(), Stage.MUSIC));
        operator().await("he hears music", () -> call.phone().hears(Stage.MUSIC_HZ));
    }

    @Test
    void given_a_carrier_that_speaks_before_the_answer_when_the_bridge_is_parted_then_the_call_goes_on_to_its_answer() {
        needs(Capability.BRIDGES);
        Call call = answeredCall();
        CalleePhone phone = announced();
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), CHANNEL));
        operator().await("he hears the carrier", () -> call.phone().hears(HZ));
        operator().done((id, by) -> new Order.Leave(id, by, CHANNEL));
        operator().await("he hears it no more", () -> !call.phone().hears(HZ));
        phone.answer();
        operator().await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), CHANNEL));
        operator().await("he hears the callee", () -> call.phone().hears(HZ));
    }

    @Test
    void given_a_call_that_is_not_answered_when_it_is_bridged_or_played_to_then_that_needs_its_sound_or_its_answer() {
        needs(Capability.BRIDGES);
        Call call = answeredCall();
        CalleePhone phone = called();
        phone.ring();
        operator().await(Fact.ChannelRinging.class, fact -> fact.channel().equals(CHANNEL));
        assertThat(operator().refusal((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), CHANNEL)))
                .isEqualTo("channel-not-answered");
        phone.announce();
        operator().await(Fact.EarlyMediaBegan.class, fact -> fact.channel().equals(CHANNEL));
        assertThat(operator().refusal((id, by) -> new Order.StartMusic(id, by, CHANNEL, Stage.MUSIC)))
                .isEqualTo("channel-not-answered");
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), CHANNEL));
    }

    @Test
    void given_a_call_that_nobody_answers_when_it_has_rung_for_long_then_it_ends_for_480() {
        CalleePhone phone = stage().callee(CALLEE);
        operator().done((id, by) -> dial(id, by, CHANNEL, 1_000));
        operator().await("he is called", phone::isCalled);
        phone.ring();
        assertThat(operator().ended(CHANNEL).sipCause()).isEqualTo(480);
        operator().await("he is told", phone::isOver);
    }

    @Test
    void given_a_dialled_channel_when_it_is_to_be_answered_or_rung_or_dialled_again_then_that_is_refused() {
        called();
        assertThat(operator().refusal((id, by) -> new Order.Answer(id, by, CHANNEL)))
                .isEqualTo("channel-dialled");
        assertThat(operator().refusal((id, by) -> new Order.Ring(id, by, CHANNEL)))
                .isEqualTo("channel-dialled");
        assertThat(operator().refusal((id, by) -> dial(id, by, CHANNEL, RINGING_MS)))
                .isEqualTo("channel-exists");
        assertThat(operator().refusal((id, by) -> new Order.StartMusic(id, by, CHANNEL, Stage.MUSIC)))
                .isEqualTo("channel-not-answered");
    }

    @Test
    void given_what_may_not_be_dialled_when_it_is_ordered_then_it_is_refused_by_name() {
        PhoneNumber callee = new PhoneNumber(CALLEE);
        PhoneNumber line = new PhoneNumber(Stage.LINE);
        assertThat(operator()
                        .refusal((id, by) ->
                                new Order.Dial(id, by, CHANNEL, new TrunkId("other"), callee, line, RINGING_MS)))
                .isEqualTo("trunk-unknown");
        assertThat(operator()
                        .refusal((id, by) -> new Order.Dial(id, by, CHANNEL, Stage.TRUNK, callee, callee, RINGING_MS)))
                .isEqualTo("number-not-shown");
        PhoneNumber abroad = new PhoneNumber(Stage.FORBIDDEN + "12025550123");
        assertThat(operator()
                        .refusal((id, by) -> new Order.Dial(id, by, CHANNEL, Stage.TRUNK, abroad, line, RINGING_MS)))
                .isEqualTo("number-not-allowed");
        assertThat(stage().facts().of(Fact.ChannelEnded.class)).isEmpty();
    }

    @Test
    void given_the_name_of_an_arrived_channel_when_it_is_dialled_then_it_is_no_order() {
        stage().call(Stage.LINE, CALLER);
        ChannelId arrived = operator().arrived(CALLER);
        assertThat(arrived.isDialled()).isFalse();
        assertThatThrownBy(() -> dial(new OrderId(1), 1, arrived, RINGING_MS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void given_a_call_that_rings_when_the_switchboard_closes_then_he_is_told() {
        CalleePhone phone = called();
        phone.ring();
        operator().await(Fact.ChannelRinging.class, fact -> fact.channel().equals(CHANNEL));
        stage().switchboard().close();
        assertThat(operator().ended(CHANNEL).by()).isEqualTo(HungUpBy.SWITCHBOARD);
        operator().await("he is told", phone::isOver);
    }

    private CalleePhone called() {
        CalleePhone phone = stage().callee(CALLEE);
        operator().done((id, by) -> dial(id, by, CHANNEL, RINGING_MS));
        operator().await("he is called", phone::isCalled);
        return phone;
    }

    private CalleePhone announced() {
        CalleePhone phone = called();
        phone.speak(HZ);
        phone.announce();
        operator().await(Fact.EarlyMediaBegan.class, fact -> fact.channel().equals(CHANNEL));
        return phone;
    }

    private CalleePhone answered() {
        CalleePhone phone = called();
        phone.answer();
        operator().await(Fact.ChannelAnswered.class, fact -> fact.channel().equals(CHANNEL));
        return phone;
    }

    private static Order.Dial dial(OrderId id, long deadlineMs, ChannelId channel, int mostRingingMs) {
        return new Order.Dial(
                id,
                deadlineMs,
                channel,
                Stage.TRUNK,
                new PhoneNumber(CALLEE),
                new PhoneNumber(Stage.LINE),
                mostRingingMs);
    }
}
