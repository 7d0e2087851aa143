package org.huawu.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.huawu.metrics.Cases.AGENT;
import static org.huawu.metrics.Cases.contact;

import java.util.Map;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.metrics.Live.LiveQueue;
import org.junit.jupiter.api.Test;

class LiveTest {

    private static final QueueId QUEUE = new QueueId(3);

    @Test
    void given_three_callers_on_their_way_when_they_are_shown_then_the_queue_tells_who_waits_and_since_when() {
        Live live = new Live();
        live.apply(new ContactQueued(100, contact(1, 3)));
        live.apply(new ContactQueued(200, contact(2, 3)));
        live.apply(new ContactQueued(300, contact(3, 3)));
        live.apply(new ContactQueued(400, contact(4, 8)));
        live.apply(new OfferMade(500, contact(1, 3), AGENT, 900));
        assertThat(live.queues())
                .containsExactly(new LiveQueue(QUEUE, 3, 100, 0, 0), new LiveQueue(new QueueId(8), 1, 400, 0, 0));
        live.apply(new OfferAccepted(600, contact(1, 3), AGENT, 100, new EffectId(1, 1), 900));
        assertThat(live.queues().getFirst()).isEqualTo(new LiveQueue(QUEUE, 2, 200, 1, 0));
        live.apply(new ContactConnected(700, contact(1, 3), AGENT, 600, null, 0));
        assertThat(live.queues().getFirst()).isEqualTo(new LiveQueue(QUEUE, 2, 200, 0, 1));
        live.apply(new ContactEnded(
                800, contact(2, 3), null, EndCause.NORMAL, Party.CALLER, ContactStage.WAITING, 700, 600, 0));
        assertThat(live.queues().getFirst()).isEqualTo(new LiveQueue(QUEUE, 1, 300, 0, 1));
    }

    @Test
    void given_a_refused_offer_when_it_is_shown_then_the_caller_waits_since_the_beginning() {
        Live live = new Live();
        live.apply(new ContactQueued(100, contact(1, 3)));
        live.apply(new OfferMade(500, contact(1, 3), AGENT, 900));
        live.apply(new OfferRejected(600, contact(1, 3), AGENT, 100));
        assertThat(live.queues()).containsExactly(new LiveQueue(QUEUE, 1, 100, 0, 0));
        assertThat(live.contact(contact(1, 3).contact()).orElseThrow().stageMs())
                .isEqualTo(600);
    }

    @Test
    void given_an_agent_on_a_break_when_states_are_counted_then_the_agent_is_in_one_and_gone_after_sign_out() {
        Live live = new Live();
        live.apply(new AgentSignedIn(1, AGENT));
        assertThat(live.states(who -> true)).isEqualTo(Map.of(AgentState.NOT_READY, 1));
        live.apply(new AgentStateChanged(5, AGENT, AgentState.NOT_READY, 4, AgentState.BREAK, new ReasonId(7)));
        assertThat(live.agent(AGENT.agent())).contains(new LiveAgent(AGENT, AgentState.BREAK, 5, new ReasonId(7)));
        assertThat(live.states(who -> true)).isEqualTo(Map.of(AgentState.BREAK, 1));
        assertThat(live.states(who -> who.vendor().value() == 999)).isEmpty();
        live.apply(new AgentSignedOut(9, AGENT, AgentState.BREAK, 4, SignOutCause.BY_AGENT));
        assertThat(live.agents()).isEmpty();
    }

    @Test
    void
            given_an_agent_who_is_ready_when_the_seat_has_no_sound_then_the_agent_is_told_apart_from_those_who_can_be_called() {
        Live live = new Live();
        SeatId seat = AGENT.seat();
        live.apply(new AgentSignedIn(1, AGENT));
        assertThat(live.readyWithoutSound()).as("nobody is ready").isEmpty();
        live.apply(new AgentStateChanged(5, AGENT, AgentState.NOT_READY, 4, AgentState.READY, null));
        assertThat(live.readyWithoutSound()).containsExactly(new LiveAgent(AGENT, AgentState.READY, 5, null));
        live.apply(new SeatAudioConnected(6, new SeatId(seat.value() + 1), new ChannelId(40)));
        assertThat(live.readyWithoutSound()).as("another seat").hasSize(1);
        live.apply(new SeatAudioConnected(7, seat, new ChannelId(41)));
        assertThat(live.readyWithoutSound()).isEmpty();
        live.apply(new SeatAudioLost(8, seat, new ChannelId(41)));
        assertThat(live.readyWithoutSound()).hasSize(1);
        assertThat(live.sound(seat)).isEmpty();
    }

    @Test
    void given_an_event_whose_beginning_is_missing_when_it_is_folded_then_the_error_names_the_contact() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Live().apply(new OfferMade(500, contact(1, 3), AGENT, 900)))
                .withMessage("contact 1 is in no queue");
    }
}
