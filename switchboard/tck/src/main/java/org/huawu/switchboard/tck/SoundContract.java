package org.huawu.switchboard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Digit;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.PlaybackEnd;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.SoundId;
import org.junit.jupiter.api.Test;

/** Contract tests: what parties hear, which keys are reported, what is recorded. */
public abstract class SoundContract extends ContractTests {

    private static final int CALLER_HZ = 440;
    private static final int SEAT_HZ = 1400;
    private static final int HIDDEN_CALLER_HZ = 700;
    private static final int HIDDEN_SEAT_HZ = 2100;
    private static final int LATER_HZ = 2700;
    private static final PlaybackId PLAYBACK = new PlaybackId("p1");
    private static final RecordingId RECORDING = new RecordingId("r1");
    private static final BridgeId BRIDGE = new BridgeId("b1");
    private static final SeatId SEAT = new SeatId("seat-7");

    /** For those who implement a switchboard. */
    protected SoundContract() {}

    @Test
    void given_an_answered_call_when_a_prompt_plays_then_the_caller_hears_it_to_its_end() {
        needs(Capability.PROMPTS);
        Call call = answeredCall();
        operator().done((id, by) -> new Order.Play(id, by, call.channel(), PLAYBACK, Stage.PROMPT));
        operator().await("the prompt is heard", () -> call.phone().hears(Stage.PROMPT_HZ));
        assertThat(endOf(PLAYBACK).end()).isEqualTo(PlaybackEnd.FINISHED);
        operator().await("then it is silent", () -> !call.phone().hears(Stage.PROMPT_HZ));
    }

    @Test
    void given_an_arrived_channel_when_it_is_spoken_to_early_then_the_caller_hears_it_before_and_after_the_answer() {
        needs(Capability.MUSIC);
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.SpeakEarly(id, by, channel));
        operator().done((id, by) -> new Order.SpeakEarly(id, by, channel));
        operator().done((id, by) -> new Order.Ring(id, by, channel));
        operator().done((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC));
        operator().await("he hears it", () -> phone.hears(Stage.MUSIC_HZ));
        assertThat(phone.status()).isEqualTo(183);
        assertThat(stage().facts().of(Fact.ChannelAnswered.class)).isEmpty();
        operator().done((id, by) -> new Order.Answer(id, by, channel));
        operator().await("he is answered", () -> phone.status() == 200);
        assertThat(stage().facts().of(Fact.ChannelAnswered.class)).hasSize(1);
        assertThat(stage().until(() -> false, 300)).isFalse();
        assertThat(phone.hears(Stage.MUSIC_HZ)).as("music goes on").isTrue();
        assertThat(operator().refusal((id, by) -> new Order.SpeakEarly(id, by, channel)))
                .isEqualTo("channel-answered");
    }

    @Test
    void given_a_caller_who_hears_a_prompt_before_the_answer_when_it_is_over_then_he_can_be_refused_without_one() {
        needs(Capability.PROMPTS);
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.SpeakEarly(id, by, channel));
        operator().done((id, by) -> new Order.Play(id, by, channel, PLAYBACK, Stage.PROMPT));
        operator().await("he hears it", () -> phone.hears(Stage.PROMPT_HZ));
        assertThat(endOf(PLAYBACK).end()).isEqualTo(PlaybackEnd.FINISHED);
        operator().done((id, by) -> new Order.HangUp(id, by, channel, 486));
        operator().await("he is refused", phone::isOver);
        assertThat(phone.status()).isEqualTo(486);
        assertThat(operator().ended(channel).sipCause()).isEqualTo(486);
        assertThat(stage().facts().of(Fact.ChannelAnswered.class)).isEmpty();
    }

    @Test
    void
            given_a_caller_who_hears_us_before_the_answer_when_he_is_to_be_joined_or_recorded_then_that_needs_the_answer() {
        needs(Capability.BRIDGES);
        needs(Capability.DIGITS);
        Call other = answeredCall("13900002222");
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        assertThat(operator().refusal((id, by) -> new Order.StartMusic(id, by, channel, Stage.MUSIC)))
                .isEqualTo("channel-not-answered");
        operator().done((id, by) -> new Order.SpeakEarly(id, by, channel));
        operator().await("he knows", () -> phone.status() == 183);
        phone.press('5');
        assertThat(operator().refusal((id, by) -> new Order.Bridge(id, by, BRIDGE, channel, other.channel())))
                .isEqualTo("channel-not-answered");
        assertThat(operator().refusal((id, by) -> new Order.StartRecording(id, by, channel, RECORDING)))
                .isEqualTo("channel-not-answered");
        operator().done((id, by) -> new Order.Answer(id, by, channel));
        operator().await("he is answered", () -> phone.status() == 200);
        phone.press('7');
        operator()
                .await(
                        Fact.DigitReceived.class,
                        fact -> fact.channel().equals(channel) && fact.digit().key() == '7');
        assertThat(stage().facts().of(Fact.DigitReceived.class)).hasSize(1);
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, channel, other.channel()));
        phone.speak(CALLER_HZ);
        operator().await("he is heard", () -> other.phone().hears(CALLER_HZ));
    }

    @Test
    void given_a_caller_who_waits_before_the_answer_when_it_is_to_sound_like_ringing_then_he_hears_the_tone_of_china() {
        needs(Capability.MUSIC);
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.SpeakEarly(id, by, channel));
        operator().done((id, by) -> new Order.StartMusic(id, by, channel, SoundId.RING_BACK));
        operator().await("it rings", () -> phone.hears(450));
    }

    @Test
    void given_a_caller_who_hears_us_before_the_answer_when_he_gives_up_then_it_ends_as_without() {
        needs(Capability.PROMPTS);
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        operator().done((id, by) -> new Order.SpeakEarly(id, by, channel));
        operator().done((id, by) -> new Order.Play(id, by, channel, PLAYBACK, Stage.PROMPT));
        operator().await("he hears it", () -> phone.hears(Stage.PROMPT_HZ));
        phone.hangUp();
        assertThat(operator().ended(channel).sipCause()).isEqualTo(487);
        assertThat(endOf(PLAYBACK).end()).isEqualTo(PlaybackEnd.STOPPED);
    }

    @Test
    void given_a_prompt_when_it_is_stopped_or_the_caller_goes_then_it_ends_as_stopped_and_once() {
        needs(Capability.PROMPTS);
        Call call = answeredCall();
        operator().done((id, by) -> new Order.Play(id, by, call.channel(), PLAYBACK, Stage.PROMPT));
        operator().done((id, by) -> new Order.StopPlaying(id, by, call.channel(), PLAYBACK));
        assertThat(endOf(PLAYBACK).end()).isEqualTo(PlaybackEnd.STOPPED);
        assertThat(operator().refusal((id, by) -> new Order.StopPlaying(id, by, call.channel(), PLAYBACK)))
                .isEqualTo("playback-unknown");
        PlaybackId second = new PlaybackId("p2");
        operator().done((id, by) -> new Order.Play(id, by, call.channel(), second, Stage.PROMPT));
        call.phone().hangUp();
        operator().ended(call.channel());
        assertThat(endOf(second).end()).isEqualTo(PlaybackEnd.STOPPED);
        assertThat(stage().facts().of(Fact.PlaybackEnded.class)).hasSize(2);
    }

    @Test
    void given_music_when_a_prompt_interrupts_it_then_the_music_goes_on_until_it_is_stopped() {
        needs(Capability.PROMPTS);
        needs(Capability.MUSIC);
        Call call = answeredCall();
        operator().done((id, by) -> new Order.StartMusic(id, by, call.channel(), Stage.MUSIC));
        operator().await("music", () -> call.phone().hears(Stage.MUSIC_HZ));
        operator().done((id, by) -> new Order.Play(id, by, call.channel(), PLAYBACK, Stage.PROMPT));
        operator().await("prompt", () -> call.phone().hears(Stage.PROMPT_HZ));
        endOf(PLAYBACK);
        operator().await("music again", () -> call.phone().hears(Stage.MUSIC_HZ));
        operator().done((id, by) -> new Order.StopMusic(id, by, call.channel()));
        operator().await("silence", () -> !call.phone().hears(Stage.MUSIC_HZ));
    }

    @Test
    void given_no_such_sound_when_it_is_to_be_played_then_the_order_is_refused() {
        needs(Capability.PROMPTS);
        Call call = answeredCall();
        SoundId none = new SoundId("none");
        assertThat(operator().refusal((id, by) -> new Order.Play(id, by, call.channel(), PLAYBACK, none)))
                .isEqualTo("sound-unknown");
    }

    @Test
    void given_an_answered_call_when_keys_are_pressed_then_each_is_reported_once_and_in_order() {
        needs(Capability.DIGITS);
        Call call = answeredCall();
        for (char key : "17#".toCharArray()) {
            call.phone().press(key);
        }
        operator()
                .await(
                        "three keys",
                        () -> stage().facts().of(Fact.DigitReceived.class).size() >= 3);
        StringBuilder keys = new StringBuilder();
        stage().facts()
                .of(Fact.DigitReceived.class)
                .forEach(fact -> keys.append(fact.digit().key()));
        assertThat(keys.toString()).isEqualTo("17#");
    }

    @Test
    void given_an_answered_call_when_keys_are_to_be_pressed_then_the_caller_gets_each_once_and_in_order() {
        needs(Capability.DIGITS);
        Call call = answeredCall();
        List<Digit> keys =
                "1123#".chars().mapToObj(key -> new Digit((char) key)).toList();
        operator().done((id, by) -> new Order.PressKeys(id, by, call.channel(), keys));
        operator().await("all are pressed", () -> call.phone().keysHeard().equals("1123#"));
    }

    @Test
    void given_a_seat_when_keys_are_to_be_pressed_for_it_then_the_order_is_refused() {
        needs(Capability.DIGITS);
        needs(Capability.SEAT_AUDIO);
        stage().connect(SEAT);
        ChannelId seated = operator().seated(SEAT);
        assertThat(operator().refusal((id, by) -> new Order.PressKeys(id, by, seated, List.of(new Digit('1')))))
                .isEqualTo("channel-takes-no-keys");
    }

    @Test
    void given_a_recorded_bridge_when_it_is_masked_then_silence_stands_there_until_it_is_not_any_more() {
        needs(Capability.SEAT_AUDIO);
        needs(Capability.BRIDGES);
        needs(Capability.RECORDING);
        Call call = answeredCall();
        SeatPhone seat = stage().connect(SEAT);
        ChannelId seated = operator().seated(SEAT);
        operator().done((id, by) -> new Order.StartRecording(id, by, call.channel(), RECORDING));
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), seated));
        say(call.phone(), seat, CALLER_HZ, SEAT_HZ);
        operator().done((id, by) -> new Order.MaskRecording(id, by, RECORDING, true));
        say(call.phone(), seat, HIDDEN_CALLER_HZ, HIDDEN_SEAT_HZ);
        say(call.phone(), seat, 0, 0);
        operator().done((id, by) -> new Order.MaskRecording(id, by, RECORDING, false));
        say(call.phone(), seat, LATER_HZ, LATER_HZ);
        operator().done((id, by) -> new Order.StopRecording(id, by, RECORDING));
        Fact.RecordingSaved saved = operator()
                .await(Fact.RecordingSaved.class, fact -> fact.recording().equals(RECORDING));
        assertThat(saved.lengthMs()).isGreaterThanOrEqualTo(1_200);
        assertThat(recorded(saved.file(), Stage.Side.LEFT)).containsExactly(CALLER_HZ, LATER_HZ);
        assertThat(recorded(saved.file(), Stage.Side.RIGHT)).containsExactly(SEAT_HZ, LATER_HZ);
        assertThat(operator().refusal((id, by) -> new Order.MaskRecording(id, by, RECORDING, true)))
                .isEqualTo("recording-unknown");
    }

    /** Both speak for a while, so that it is recorded. */
    private void say(CallerPhone caller, SeatPhone seat, int callerHz, int seatHz) {
        caller.speak(callerHz);
        seat.speak(seatHz);
        if (callerHz != 0) {
            operator().await("the seat hears", () -> seat.hears(callerHz));
            operator().await("the caller hears", () -> caller.hears(seatHz));
        }
        long enoughMs = stage().nowMs() + 300;
        operator().await("it lasts", () -> stage().nowMs() >= enoughMs);
    }

    private List<Integer> recorded(String file, Stage.Side side) {
        return Stream.of(CALLER_HZ, SEAT_HZ, HIDDEN_CALLER_HZ, HIDDEN_SEAT_HZ, LATER_HZ)
                .filter(hz -> stage().recordingHolds(file, side, hz))
                .toList();
    }

    @Test
    void given_a_seat_and_a_caller_when_they_are_bridged_then_each_hears_the_other_until_they_are_parted() {
        needs(Capability.SEAT_AUDIO);
        needs(Capability.BRIDGES);
        Call call = answeredCall();
        SeatPhone seat = stage().connect(SEAT);
        ChannelId seated = operator().seated(SEAT);
        call.phone().speak(CALLER_HZ);
        seat.speak(SEAT_HZ);
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), seated));
        operator().await("the seat hears", () -> seat.hears(CALLER_HZ));
        operator().await("the caller hears", () -> call.phone().hears(SEAT_HZ));
        assertThat(operator().refusal((id, by) -> new Order.StartMusic(id, by, call.channel(), Stage.MUSIC)))
                .isEqualTo("channel-in-bridge");
        operator().done((id, by) -> new Order.Unbridge(id, by, BRIDGE));
        operator()
                .await(
                        "both are alone",
                        () -> !seat.hears(CALLER_HZ) && !call.phone().hears(SEAT_HZ));
        assertThat(operator().refusal((id, by) -> new Order.Unbridge(id, by, BRIDGE)))
                .isEqualTo("bridge-unknown");
    }

    @Test
    void given_two_callers_when_they_are_bridged_and_one_goes_then_the_other_stays_alone() {
        needs(Capability.BRIDGES);
        Call first = answeredCall("13900002222");
        Call second = answeredCall("13900003333");
        first.phone().speak(CALLER_HZ);
        second.phone().speak(SEAT_HZ);
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, first.channel(), second.channel()));
        operator()
                .await(
                        "they hear each other",
                        () -> first.phone().hears(SEAT_HZ) && second.phone().hears(CALLER_HZ));
        first.phone().hangUp();
        operator().ended(first.channel());
        operator().await("silence", () -> !second.phone().hears(CALLER_HZ));
        assertThat(operator().refusal((id, by) -> new Order.Unbridge(id, by, BRIDGE)))
                .isEqualTo("bridge-unknown");
        assertThat(second.phone().isOver()).isFalse();
    }

    @Test
    void given_a_recorded_bridge_when_it_is_stopped_then_caller_and_seat_are_on_their_sides() {
        needs(Capability.SEAT_AUDIO);
        needs(Capability.BRIDGES);
        needs(Capability.RECORDING);
        Call call = answeredCall();
        SeatPhone seat = stage().connect(SEAT);
        ChannelId seated = operator().seated(SEAT);
        operator().done((id, by) -> new Order.StartRecording(id, by, call.channel(), RECORDING));
        call.phone().speak(CALLER_HZ);
        seat.speak(SEAT_HZ);
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), seated));
        operator().await("the seat hears", () -> seat.hears(CALLER_HZ));
        operator().await("the caller hears", () -> call.phone().hears(SEAT_HZ));
        long enoughMs = stage().nowMs() + 300;
        operator().await("enough is recorded", () -> stage().nowMs() >= enoughMs);
        operator().done((id, by) -> new Order.StopRecording(id, by, RECORDING));
        Fact.RecordingSaved saved = operator()
                .await(Fact.RecordingSaved.class, fact -> fact.recording().equals(RECORDING));
        assertThat(saved.lengthMs()).isGreaterThanOrEqualTo(280);
        assertThat(stage().recordingHolds(saved.file(), Stage.Side.LEFT, CALLER_HZ))
                .isTrue();
        assertThat(stage().recordingHolds(saved.file(), Stage.Side.RIGHT, SEAT_HZ))
                .isTrue();
        assertThat(stage().recordingHolds(saved.file(), Stage.Side.LEFT, SEAT_HZ))
                .isFalse();
        assertThat(stage().recordingHolds(saved.file(), Stage.Side.RIGHT, CALLER_HZ))
                .isFalse();
    }

    @Test
    void given_a_recorded_call_when_the_caller_hangs_up_then_the_recording_is_saved() {
        needs(Capability.RECORDING);
        Call call = answeredCall();
        operator().done((id, by) -> new Order.StartRecording(id, by, call.channel(), RECORDING));
        assertThat(operator()
                        .refusal((id, by) -> new Order.StartRecording(id, by, call.channel(), new RecordingId("r2"))))
                .isEqualTo("channel-recorded");
        call.phone().hangUp();
        operator().ended(call.channel());
        operator().await(Fact.RecordingSaved.class, fact -> fact.recording().equals(RECORDING));
        assertThat(operator().refusal((id, by) -> new Order.StopRecording(id, by, RECORDING)))
                .isEqualTo("recording-unknown");
    }

    @Test
    void given_a_bridged_seat_when_its_audio_is_lost_then_the_caller_stays_and_the_seat_may_come_back() {
        needs(Capability.SEAT_AUDIO);
        needs(Capability.BRIDGES);
        Call call = answeredCall();
        SeatPhone seat = stage().connect(SEAT);
        ChannelId seated = operator().seated(SEAT);
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), seated));
        assertThat(operator().refusal((id, by) -> new Order.HangUp(id, by, seated, 480)))
                .isEqualTo("channel-of-seat");
        seat.lose();
        operator().await(Fact.SeatAudioLost.class, fact -> fact.channel().equals(seated));
        assertThat(operator().refusal((id, by) -> new Order.Unbridge(id, by, BRIDGE)))
                .isEqualTo("bridge-unknown");
        assertThat(call.phone().isOver()).isFalse();
        stage().connect(SEAT);
        operator()
                .await(
                        "the seat is back",
                        () -> stage().facts().of(Fact.SeatAudioConnected.class).size() == 2);
    }

    @Test
    void given_a_talk_when_it_is_over_then_the_sound_of_the_seat_is_told_for_the_bridge_and_the_callers_for_the_call() {
        needs(Capability.SEAT_AUDIO);
        needs(Capability.BRIDGES);
        Call call = answeredCall();
        SeatPhone seat = stage().connect(SEAT);
        ChannelId seated = operator().seated(SEAT);
        call.phone().speak(CALLER_HZ);
        seat.speak(SEAT_HZ);
        operator().done((id, by) -> new Order.Bridge(id, by, BRIDGE, call.channel(), seated));
        operator().await("the seat hears", () -> seat.hears(CALLER_HZ));
        operator().await("the caller hears", () -> call.phone().hears(SEAT_HZ));
        long enoughMs = stage().nowMs() + 300;
        operator().await("enough is said", () -> stage().nowMs() >= enoughMs);
        call.phone().hangUp();
        operator().ended(call.channel());
        Fact.SoundMeasured ofSeat = operator()
                .await(Fact.SoundMeasured.class, fact -> fact.channel().equals(seated));
        assertThat(ofSeat.bridge()).isEqualTo(BRIDGE);
        Fact.SoundMeasured ofCaller = operator()
                .await(Fact.SoundMeasured.class, fact -> fact.channel().equals(call.channel()));
        assertThat(ofCaller.bridge()).isNull();
        for (Fact.SoundMeasured each : new Fact.SoundMeasured[] {ofSeat, ofCaller}) {
            assertThat(each.quality().said().packets()).isPositive();
            assertThat(each.quality().said().lost()).isZero();
            assertThat(each.quality().said().leastMos())
                    .isBetween(100L, each.quality().said().meanMos());
        }

        BridgeId second = new BridgeId("b2");
        ChannelId caller = answeredCall("13900004444").channel();
        operator().done((id, by) -> new Order.Bridge(id, by, second, caller, seated));
        operator().done((id, by) -> new Order.Unbridge(id, by, second));
        Fact.SoundMeasured next = operator().await(Fact.SoundMeasured.class, fact -> second.equals(fact.bridge()));
        assertThat(next.channel()).isEqualTo(seated);
        assertThat(stage().facts().of(Fact.SoundMeasured.class)).hasSize(3);
    }

    @Test
    void given_a_call_that_nobody_answered_when_it_ends_then_nothing_is_told_of_its_sound() {
        CallerPhone phone = stage().call(Stage.LINE, CALLER);
        ChannelId channel = operator().arrived(CALLER);
        phone.hangUp();
        operator().ended(channel);
        Call next = answeredCall("13900004444");
        next.phone().hangUp();
        operator().await(Fact.SoundMeasured.class, fact -> fact.channel().equals(next.channel()));
        assertThat(stage().facts().of(Fact.SoundMeasured.class)).hasSize(1);
    }

    private Fact.PlaybackEnded endOf(PlaybackId playback) {
        return operator()
                .await(Fact.PlaybackEnded.class, fact -> fact.playback().equals(playback));
    }
}
