package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.WatchEnding;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Effect;
import org.huawu.routing.SupervisorAction;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.SeatPhone;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.Test;

/** Who hears whom when a supervisor at seat 9 is in a talk: core, orders and switchboard together. */
class WatchingTest {

    private static final PersonId SUPERVISOR = new PersonId(9);
    private static final int CALLER_HZ = 440;
    private static final int AGENT_HZ = 700;
    private static final int SUPERVISOR_HZ = 1_500;

    private final CallStage stage = new CallStage();

    @Test
    void given_a_talk_when_a_supervisor_listens_whispers_and_barges_in_then_each_part_is_heard_by_whom_it_says() {
        Talk talk = talk();
        talk.agent.speak(AGENT_HZ);
        talk.ear.speak(SUPERVISOR_HZ);

        watch(talk.contact);
        assertThat(talk.ear.hears(CALLER_HZ)).isTrue();
        assertThat(talk.ear.hears(AGENT_HZ)).isTrue();
        assertThat(talk.agent.hears(SUPERVISOR_HZ)).isFalse();
        assertThat(talk.caller.hears(SUPERVISOR_HZ)).isFalse();

        change(WatchPart.WHISPER);
        assertThat(talk.agent.hears(SUPERVISOR_HZ)).isTrue();
        assertThat(talk.caller.hears(SUPERVISOR_HZ)).isFalse();

        change(WatchPart.BARGE);
        assertThat(talk.caller.hears(SUPERVISOR_HZ)).isTrue();

        stage.given(new SupervisorAction.EndWatch(SUPERVISOR));
        stage.pass(300);
        assertThat(talk.ear.hears(CALLER_HZ)).isFalse();
        assertThat(talk.caller.hears(SUPERVISOR_HZ)).isFalse();
        assertThat(talk.caller.hears(AGENT_HZ)).isTrue();
        assertThat(stage.log.waitingEffects()).isZero();
    }

    @Test
    void
            given_a_supervisor_who_hears_a_talk_when_the_caller_is_put_aside_then_nothing_is_heard_until_the_talk_goes_on() {
        Talk talk = talk();
        watch(talk.contact);
        stage.given(new AgentAction.Hold(new PersonId(1), talk.contact));
        stage.pass(300);
        assertThat(talk.ear.hears(CALLER_HZ)).isFalse();
        stage.given(new AgentAction.Resume(new PersonId(1), talk.contact));
        stage.pass(300);
        assertThat(talk.ear.hears(CALLER_HZ)).isTrue();
    }

    @Test
    void given_a_supervisor_who_hears_a_talk_when_it_is_ended_by_force_then_the_caller_is_hung_up_and_the_watch_over() {
        Talk talk = talk();
        watch(talk.contact);
        stage.given(new SupervisorAction.ForceEnd(SUPERVISOR, talk.contact, null));
        stage.pass(50);
        assertThat(stage.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.FORCED);
        assertThat(stage.lastEvent(WatchEnded.class).ending()).isEqualTo(WatchEnding.CONTACT_OVER);
        assertThat(stage.log.waitingEffects()).isZero();
    }

    @Test
    void given_a_seat_when_it_is_taken_in_and_its_part_changes_then_the_port_is_told_so_once_the_channel_stands() {
        Channels channels = new Channels();
        OrderTranslator translator = new OrderTranslator(new TestEdge(), channels, MemoryLog.INCARNATION);
        ChannelId seat = new ChannelId("seat-9");
        EffectId bridge = new EffectId(96, 0);
        EffectId join = new EffectId(192, 0);
        Effect.JoinWatch joining = new Effect.JoinWatch(join, 5, PortIds.channel(seat), bridge, WatchPart.LISTEN);
        Effect.ChangePart changing = new Effect.ChangePart(join, 5, PortIds.channel(seat), WatchPart.BARGE);
        assertThat(translator.orders(joining)).isEmpty();
        assertThat(translator.orders(changing)).isEmpty();
        channels.add(seat);
        assertThat(translator.orders(joining))
                .isEqualTo(
                        List.of(new Order.Join(PortIds.order(join), 5, seat, PortIds.bridge(bridge), Part.LISTENING)));
        assertThat(translator.orders(changing))
                .isEqualTo(List.of(new Order.ChangePart(PortIds.order(join), 5, seat, Part.BARGING_IN)));
    }

    private record Talk(CallerPhone caller, SeatPhone agent, SeatPhone ear, ContactId contact) {}

    private Talk talk() {
        stage.open(1);
        SeatPhone agent = stage.connect(1);
        SeatPhone ear = stage.connect(9);
        CallerPhone caller = stage.call();
        stage.pass(Stage.PROMPT_MS + 20);
        caller.speak(CALLER_HZ);
        Effect.ShowOffer offer = stage.lastNotice(Effect.ShowOffer.class);
        stage.given(new AgentAction.AcceptOffer(new PersonId(1), offer.contact().contact()));
        stage.pass(300);
        return new Talk(
                caller,
                agent,
                ear,
                stage.lastEvent(ContactConnected.class).contact().contact());
    }

    private void watch(ContactId contact) {
        stage.given(new SupervisorAction.Watch(SUPERVISOR, new SeatId(9), contact, WatchPart.LISTEN, null));
        stage.pass(300);
    }

    private void change(WatchPart part) {
        stage.given(new SupervisorAction.ChangeWatch(SUPERVISOR, part));
        stage.pass(300);
    }
}
