package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.HoldCause;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.kernel.PersonId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Effect;
import org.huawu.switchboard.tck.CallerPhone;
import org.huawu.switchboard.tck.SeatPhone;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.Test;

class SwitchboardClientTest {

    private final CallStage stage = new CallStage();

    private void accept(long agent) {
        Effect.ShowOffer offer = stage.lastNotice(Effect.ShowOffer.class);
        assertThat(offer.agent().agent().value()).isEqualTo(agent);
        stage.given(
                new AgentAction.AcceptOffer(new PersonId(agent), offer.contact().contact()));
    }

    @Test
    void given_a_ready_agent_when_somebody_calls_then_the_call_goes_all_the_way_and_is_recorded() {
        stage.open(1);
        CallerPhone caller = stage.call();
        assertThat(caller.hears(Stage.PROMPT_HZ)).isTrue();
        stage.pass(Stage.PROMPT_MS + 20);
        assertThat(caller.hears(Stage.MUSIC_HZ)).isTrue();
        caller.speak(440);
        accept(1);
        stage.pass(500);
        ContactConnected connected = stage.lastEvent(ContactConnected.class);
        caller.hangUp();
        stage.pass(50);

        ContactEnded end = stage.lastEvent(ContactEnded.class);
        assertThat(end.cause()).isEqualTo(EndCause.NORMAL);
        RecordingSaved saved = stage.lastEvent(RecordingSaved.class);
        assertThat(saved.bytes()).isEqualTo(4_711);
        EffectId recording = Objects.requireNonNull(connected.recording());
        String file = PortIds.recording(Hotline.CLIENT, MemoryLog.INCARNATION, recording)
                        .value() + ".wav";
        assertThat(stage.switchboard.recordingHolds(file, Stage.Side.LEFT, 440)).isTrue();
        assertThat(stage.happened())
                .containsSubsequence(
                        "ContactArrived",
                        "ContactAnswered",
                        "PromptStarted",
                        "PromptEnded",
                        "ContactQueued",
                        "OfferMade",
                        "OfferAccepted",
                        "ContactConnected",
                        "RecordingStarted",
                        "ContactEnded",
                        "RecordingSaved");
        assertThat(measured()).containsExactlyInAnyOrder(true, false);
        assertThat(stage.log.waitingEffects()).isZero();
        assertThat(stage.faults).isEmpty();
    }

    /** Of each sound that was measured, whether it is that of a seat within the talk that was accepted. */
    private List<Boolean> measured() {
        OfferAccepted talk = stage.lastEvent(OfferAccepted.class);
        ContactArrived arrived = stage.lastEvent(ContactArrived.class);
        return stage.events().stream()
                .filter(SoundMeasured.class::isInstance)
                .map(SoundMeasured.class::cast)
                .filter(each -> talk.bridge().equals(each.bridge())
                        || (each.bridge() == null && each.channel().equals(arrived.channel())))
                .map(each -> each.bridge() != null)
                .toList();
    }

    @Test
    void given_a_talk_when_the_agent_hangs_up_then_the_caller_is_hung_up_and_the_recording_ends() {
        stage.open(1);
        CallerPhone caller = stage.call();
        stage.pass(Stage.PROMPT_MS + 20);
        accept(1);
        ContactConnected talk = stage.lastEvent(ContactConnected.class);
        stage.pass(200);
        stage.given(new AgentAction.HangUp(new PersonId(1), talk.contact().contact()));
        assertThat(caller.isOver()).isTrue();
        assertThat(caller.status()).isEqualTo(200);
        assertThat(stage.lastEvent(RecordingSaved.class).recording()).isEqualTo(talk.recording());
        assertThat(measured()).containsExactlyInAnyOrder(true, false);
        assertThat(stage.log.waitingEffects()).isZero();
    }

    @Test
    void given_a_caller_who_gives_up_in_the_prompt_when_it_is_cut_short_then_nobody_is_queued() {
        stage.open(1);
        CallerPhone caller = stage.call();
        stage.pass(100);
        caller.hangUp();
        stage.settle();
        assertThat(stage.happened()).endsWith("ContactEnded", "SoundMeasured").doesNotContain("ContactQueued");
    }

    @Test
    void given_a_caller_in_the_prompt_when_a_key_is_pressed_then_the_prompt_ends() {
        stage.open(1);
        CallerPhone caller = stage.call();
        stage.pass(100);
        caller.press('1');
        stage.settle();
        assertThat(caller.hears(Stage.MUSIC_HZ)).isTrue();
        assertThat(stage.lastNotice(Effect.ShowOffer.class)).isNotNull();
    }

    @Test
    void given_a_number_in_clear_when_a_call_goes_through_then_no_event_holds_it() {
        stage.open(1);
        stage.call();
        stage.pass(1_000);
        byte[] clear = CallStage.CALLER.getBytes(StandardCharsets.US_ASCII);
        assertThat(stage.log.inputs).isNotEmpty();
        assertThat(stage.log.inputs).noneMatch(bytes -> contains(bytes, clear));
        assertThat(stage.log.events).noneMatch(bytes -> contains(bytes, clear));
    }

    @Test
    void given_a_log_that_refuses_for_a_moment_when_calls_come_then_no_fact_is_lost_and_none_comes_twice() {
        stage.open(2);
        for (int i = 0; i < 6; i++) {
            stage.log.refuse(i);
            stage.log.answerOutboxFull(5 - i);
            stage.call();
        }
        stage.pass(Stage.PROMPT_MS + 100);
        assertThat(stage.happened().stream().filter("ContactArrived"::equals)).hasSize(6);
        assertThat(stage.happened().stream().filter("ContactQueued"::equals)).hasSize(6);
        assertThat(stage.happened()).doesNotContain("ContactEnded");
        assertThat(stage.client.isDrained()).isTrue();
    }

    @Test
    void given_calls_up_when_the_switchboard_restarts_then_they_are_closed_as_cut_and_the_next_call_works() {
        stage.open(1);
        stage.call();
        stage.pass(Stage.PROMPT_MS + 20);
        accept(1);
        stage.call();
        stage.pass(100);
        stage.restartSwitchboard();
        assertThat(stage.happened().stream().filter("ContactEnded"::equals)).hasSize(2);
        assertThat(stage.log.waitingEffects()).isZero();

        stage.connect(1);
        CallerPhone next = stage.call();
        assertThat(next.hears(Stage.PROMPT_HZ)).isTrue();
    }

    @Test
    void given_orders_not_carried_out_when_the_program_restarts_then_they_are_dropped_and_the_calls_closed()
            throws Exception {
        stage.open(1);
        stage.switchboard.turnDeaf();
        stage.call();
        assertThat(stage.log.waitingEffects()).isPositive();
        stage.restartProgram();
        assertThat(stage.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.CUT);
        assertThat(stage.log.waitingEffects()).isZero();
        stage.connect(1);
        CallerPhone next = stage.call();
        stage.pass(Stage.PROMPT_MS + 20);
        assertThat(next.hears(Stage.MUSIC_HZ)).isTrue();
        assertThat(stage.faults).isEmpty();
    }

    @Test
    void given_a_deaf_switchboard_when_an_order_has_no_outcome_then_the_unknown_one_is_reported_and_the_effect_done() {
        stage.open(1);
        stage.switchboard.turnDeaf();
        stage.call();
        stage.pass(Hotline.ORDER_LIMIT_MS + 100);
        assertThat(stage.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.ANSWER_FAILED);
        stage.pass(Hotline.ORDER_LIMIT_MS + 100);
        assertThat(stage.log.waitingEffects()).isZero();
    }

    @Test
    void given_desks_without_room_when_notices_come_then_they_wait_in_their_order_and_are_not_done() {
        stage.desksAreFull = true;
        stage.open(1);
        assertThat(stage.log.waitingEffects()).isPositive();
        stage.desksAreFull = false;
        stage.settle();
        assertThat(stage.log.waitingEffects()).isZero();
        assertThat(stage.notices)
                .extracting(notice -> notice.getClass().getSimpleName())
                .containsExactlyElementsOf(List.of("ShowState", "ShowState"));
    }

    @Test
    void given_a_seat_that_loses_its_audio_when_a_caller_talks_then_the_caller_is_put_aside_by_name() {
        stage.open(1);
        SeatPhone seat = stage.connect(1);
        stage.call();
        stage.pass(Stage.PROMPT_MS + 20);
        accept(1);
        seat.lose();
        stage.settle();
        assertThat(stage.lastEvent(HoldBegan.class).cause()).isEqualTo(HoldCause.AGENT_AUDIO_LOST);
        assertThat(stage.log.waitingEffects()).isZero();
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
