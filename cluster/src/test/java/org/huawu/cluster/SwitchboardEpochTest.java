package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.events.Party;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Capacity;
import org.huawu.routing.Effect;
import org.huawu.routing.InputCodec;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.port.PlaybackEnd;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.SoundId;
import org.junit.jupiter.api.Test;

/** Orders and epochs, with a switchboard whose channels outlive both. */
class SwitchboardEpochTest {

    private static final ChannelId CALLER = new ChannelId("caller-1");
    private static final ProjectId PROJECT = new ProjectId(51);
    private static final ClientId CLIENT = new ClientId(61);
    private static final ContactRef CONTACT =
            new ContactRef(new ContactId(1), new LineId(1), new QueueId(11), PROJECT, CLIENT);
    private static final AgentRef AGENT =
            new AgentRef(new PersonId(1), new SeatId(1), new VendorId(71), PROJECT, CLIENT);

    private final MemoryLog log = new MemoryLog(() -> new RoutingMachine("test", Capacity.STANDARD));
    private final List<Throwable> faults = new ArrayList<>();

    private SwitchboardClient attached(ScriptedSwitchboard switchboard) {
        SwitchboardClient client = new SwitchboardClient(
                log, MemoryLog.INCARNATION, switchboard, new TestEdge(), notice -> true, faults::add);
        client.attach();
        settle(client);
        return client;
    }

    private void settle(SwitchboardClient client) {
        for (int idle = 0; idle < 2; ) {
            idle = log.pump() + client.work() == 0 ? idle + 1 : 0;
        }
    }

    private void configure() {
        Hotline.inputs(1).forEach(input -> log.apply(null, InputCodec.encode(input)));
    }

    private Event last() {
        return EventCodec.decode(log.events.getLast());
    }

    @Test
    void given_an_order_not_handed_out_when_the_program_restarts_then_only_what_the_new_epoch_asks_for_is_ordered()
            throws Exception {
        configure();
        ScriptedSwitchboard before = new ScriptedSwitchboard(0);
        SwitchboardClient client = attached(before);
        before.isFull = true;
        before.arrives(CALLER);
        settle(client);
        assertThat(before.orders).isEmpty();
        assertThat(log.waitingEffects()).isEqualTo(1);

        log.restart();
        ScriptedSwitchboard after = new ScriptedSwitchboard(1, CALLER);
        attached(after);
        assertThat(after.ordered()).as("no answer for a call given up").containsExactly("HangUp");
        assertThat(log.waitingEffects()).as("the hanging up has no outcome yet").isEqualTo(1);
    }

    @Test
    void given_an_order_under_way_when_the_switchboard_gives_its_epoch_up_then_it_is_done_with() {
        configure();
        ScriptedSwitchboard switchboard = new ScriptedSwitchboard(0);
        SwitchboardClient client = attached(switchboard);
        switchboard.arrives(CALLER);
        settle(client);
        assertThat(switchboard.ordered()).containsExactly("Answer");
        assertThat(log.waitingEffects()).isEqualTo(1);
        switchboard.openEpoch();
        settle(client);
        assertThat(switchboard.ordered()).containsExactly("Answer", "HangUp");
        assertThat(log.waitingEffects()).isEqualTo(1);
        assertThat(last())
                .isInstanceOfSatisfying(
                        ContactEnded.class, end -> assertThat(end.cause()).isEqualTo(EndCause.ANSWER_FAILED));
    }

    @Test
    void given_a_switchboard_that_never_takes_an_order_when_its_deadline_passes_then_it_counts_as_refused() {
        configure();
        ScriptedSwitchboard switchboard = new ScriptedSwitchboard(0);
        SwitchboardClient client = attached(switchboard);
        switchboard.isFull = true;
        switchboard.arrives(CALLER);
        settle(client);
        log.pass(Hotline.ORDER_LIMIT_MS);
        settle(client);
        assertThat(last())
                .isInstanceOfSatisfying(
                        ContactEnded.class, end -> assertThat(end.cause()).isEqualTo(EndCause.ANSWER_FAILED));
    }

    @Test
    void given_a_caller_who_is_gone_without_a_word_when_it_is_told_then_his_contact_is_lost_and_nobody_hung_up() {
        configure();
        ScriptedSwitchboard switchboard = new ScriptedSwitchboard(0);
        SwitchboardClient client = attached(switchboard);
        switchboard.arrives(CALLER);
        settle(client);
        switchboard.report(new Fact.ChannelEnded(switchboard.epoch(), 0, CALLER, 408, HungUpBy.NOBODY));
        settle(client);
        assertThat(last()).isInstanceOfSatisfying(ContactEnded.class, end -> {
            assertThat(end.cause()).isEqualTo(EndCause.NETWORK);
            assertThat(end.by()).isEqualTo(Party.SYSTEM);
        });
    }

    @Test
    void given_an_epoch_that_is_not_newer_when_it_opens_then_that_is_said_and_nothing_is_ordered() {
        configure();
        attached(new ScriptedSwitchboard(4));
        ScriptedSwitchboard older = new ScriptedSwitchboard(2);
        SwitchboardClient client = attached(older);
        older.arrives(CALLER);
        settle(client);
        assertThat(faults).singleElement().asString().contains("epoch-not-newer");
        assertThat(older.orders).isEmpty();
    }

    @Test
    void given_an_epoch_of_the_same_number_when_it_opens_after_a_restart_then_that_is_said_and_nothing_is_ordered()
            throws Exception {
        configure();
        assertThat(attached(new ScriptedSwitchboard(0)).isOpen()).isTrue();
        log.restart();
        ScriptedSwitchboard again = new ScriptedSwitchboard(0);
        SwitchboardClient client = attached(again);
        again.arrives(CALLER);
        settle(client);
        assertThat(faults).singleElement().asString().contains("epoch-not-newer");
        assertThat(client.isOpen()).isFalse();
        assertThat(again.orders).isEmpty();
    }

    @Test
    void given_a_prompt_the_house_fails_to_name_when_it_is_to_be_played_then_the_order_is_refused_and_calls_go_on() {
        configure();
        ScriptedSwitchboard switchboard = new ScriptedSwitchboard(0);
        SwitchboardClient client = new SwitchboardClient(
                log,
                MemoryLog.INCARNATION,
                switchboard,
                new TestEdge() {
                    @Override
                    public SoundId sound(PromptId prompt) {
                        throw new IllegalStateException("made up");
                    }
                },
                notice -> true,
                faults::add);
        client.attach();
        switchboard.arrives(CALLER);
        settle(client);
        switchboard.report(
                new Fact.OrderDone(1, 0, switchboard.orders.getFirst().id()));
        settle(client);
        assertThat(last()).isInstanceOf(ContactQueued.class);
        assertThat(log.waitingEffects()).isZero();
        assertThat(faults).hasSize(2);
    }

    @Test
    void given_a_recording_that_is_refused_when_the_talk_ends_then_nobody_is_asked_to_stop_it() {
        configure();
        ScriptedSwitchboard switchboard = new ScriptedSwitchboard(0);
        SwitchboardClient client = attached(switchboard);
        switchboard.report(new Fact.SeatAudioConnected(1, 0, CallStage.portSeat(1), new ChannelId("seat-1")));
        settle(client);
        acts(new AgentAction.SignIn(new PersonId(1), new SeatId(1)));
        acts(new AgentAction.BecomeReady(new PersonId(1)));
        switchboard.arrives(CALLER);
        allDone(switchboard, client);
        Order.Play prompt = switchboard.orders.stream()
                .filter(Order.Play.class::isInstance)
                .map(Order.Play.class::cast)
                .findFirst()
                .orElseThrow();
        switchboard.report(new Fact.PlaybackEnded(1, 0, CALLER, prompt.playback(), PlaybackEnd.FINISHED));
        allDone(switchboard, client);
        ContactId contact = log.events.stream()
                .map(EventCodec::decode)
                .filter(ContactQueued.class::isInstance)
                .map(event -> ((ContactQueued) event).contact().contact())
                .findFirst()
                .orElseThrow();
        acts(new AgentAction.AcceptOffer(new PersonId(1), contact));
        allDone(switchboard, client);
        assertThat(switchboard.ordered()).contains("StartRecording");

        acts(new AgentAction.HangUp(new PersonId(1), contact));
        allDone(switchboard, client);

        assertThat(switchboard.ordered())
                .containsSubsequence("StartRecording", "Unbridge", "HangUp")
                .doesNotContain("StopRecording");
    }

    private void acts(AgentAction action) {
        log.apply(null, InputCodec.encode(action));
    }

    /** Every order is done, but for recordings, for which there is no room. */
    private void allDone(ScriptedSwitchboard switchboard, SwitchboardClient client) {
        settle(client);
        for (int next = 0; next < switchboard.orders.size(); next++) {
            Order order = switchboard.orders.get(next);
            switchboard.report(
                    order instanceof Order.StartRecording
                            ? new Fact.OrderRefused(1, 0, order.id(), Reasons.RECORDING_NO_ROOM)
                            : new Fact.OrderDone(1, 0, order.id()));
            settle(client);
        }
    }

    @Test
    void
            given_a_recorded_bridge_when_it_is_taken_apart_then_the_recording_of_the_callers_channel_goes_on_until_it_is_stopped() {
        Channels channels = new Channels();
        OrderTranslator translator = new OrderTranslator(new TestEdge(), channels, MemoryLog.INCARNATION);
        ChannelId seat = new ChannelId("seat-1");
        channels.add(CALLER);
        channels.add(seat);
        EffectId bridge = new EffectId(96, 1);
        EffectId recording = new EffectId(192, 0);
        EffectId part = new EffectId(288, 0);
        assertThat(translator.orders(new Effect.Bridge(bridge, 5, PortIds.channel(CALLER), PortIds.channel(seat))))
                .containsExactly(new Order.Bridge(PortIds.order(bridge), 5, PortIds.bridge(bridge), CALLER, seat));
        assertThat(translator.orders(new Effect.StartRecording(recording, 7, bridge, CONTACT, AGENT)))
                .containsExactly(new Order.StartRecording(
                        PortIds.order(recording),
                        7,
                        CALLER,
                        PortIds.recording(Hotline.CLIENT, MemoryLog.INCARNATION, recording)));
        assertThat(translator.orders(new Effect.Unbridge(part, 9, bridge)))
                .containsExactly(new Order.Unbridge(PortIds.order(part), 9, PortIds.bridge(bridge)));
        EffectId stop = new EffectId(288, 1);
        assertThat(translator.orders(new Effect.StopRecording(stop, 9, recording, CONTACT)))
                .containsExactly(new Order.StopRecording(
                        PortIds.order(stop), 9, PortIds.recording(Hotline.CLIENT, MemoryLog.INCARNATION, recording)));
    }

    @Test
    void given_two_seats_in_a_bridge_when_a_caller_joins_and_leaves_then_the_port_is_told_so_of_the_customer() {
        Channels channels = new Channels();
        OrderTranslator translator = new OrderTranslator(new TestEdge(), channels, MemoryLog.INCARNATION);
        EffectId bridge = new EffectId(96, 0);
        EffectId join = new EffectId(192, 0);
        EffectId leave = new EffectId(288, 0);
        assertThat(translator.orders(new Effect.Join(join, 5, PortIds.channel(CALLER), bridge)))
                .isEmpty();
        channels.add(CALLER);
        assertThat(translator.orders(new Effect.Join(join, 5, PortIds.channel(CALLER), bridge)))
                .containsExactly(new Order.Join(PortIds.order(join), 5, CALLER, PortIds.bridge(bridge), Part.CUSTOMER));
        assertThat(translator.orders(new Effect.Leave(leave, 7, PortIds.channel(CALLER))))
                .containsExactly(new Order.Leave(PortIds.order(leave), 7, CALLER));
    }
}
