package org.huawu.switchboard.engine;

import java.util.Optional;
import java.util.function.Function;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.port.PlaybackEnd;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.rtp.Leg;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.rtp.Sound;
import org.jspecify.annotations.Nullable;

/** What each order does; empty when it was done. Guards stand from top to bottom. On the control thread only. */
final class Orders {

    private static final Optional<Rejection> DONE = Optional.empty();

    private final Calls calls;
    private final Media media;
    private final CallsOut callsOut;
    private final Function<SoundId, @Nullable Sound> sounds;
    private long lastPlaying;

    Orders(Calls calls, Media media, CallsOut callsOut, Function<SoundId, @Nullable Sound> sounds) {
        this.calls = calls;
        this.media = media;
        this.callsOut = callsOut;
        this.sounds = sounds;
    }

    Optional<Rejection> carryOut(Order order) {
        return switch (order) {
            case Order.OfChannel ofChannel -> {
                Optional<Channel> channel = calls.channel(ofChannel.channel());
                yield channel.isEmpty() ? refused(Reasons.CHANNEL_UNKNOWN) : onChannel(ofChannel, channel.get());
            }
            case Order.Dial dial -> callsOut.dial(dial);
            case Order.Bridge bridge -> bridge(bridge);
            case Order.Unbridge unbridge -> unbridge(unbridge);
            case Order.StopRecording stop -> stopRecording(stop);
            case Order.MaskRecording mask -> mask(mask);
        };
    }

    private Optional<Rejection> onChannel(Order.OfChannel order, Channel channel) {
        Caller caller = channel.caller();
        Leg leg = channel.leg;
        Leg sound = channel.joinable();
        Leg ear = channel.playable();
        return switch (order) {
            case Order.HangUp hangUp -> caller == null ? refused(Reasons.CHANNEL_OF_SEAT) : hangUp(hangUp, channel);
            case Order.Answer _ when caller instanceof SipCallee -> refused(Reasons.CHANNEL_DIALLED);
            case Order.Ring _ when caller instanceof SipCallee -> refused(Reasons.CHANNEL_DIALLED);
            case Order.SpeakEarly _ when caller instanceof SipCallee -> refused(Reasons.CHANNEL_DIALLED);
            case Order.SpeakEarly _ ->
                caller == null || leg != null ? refused(Reasons.CHANNEL_ANSWERED) : speakEarly(channel, caller);
            case Order.Answer _ ->
                caller == null || leg != null ? refused(Reasons.CHANNEL_ANSWERED) : calls.answer(channel, caller);
            case Order.Ring _ -> caller == null || leg != null ? refused(Reasons.CHANNEL_ANSWERED) : ring(caller);
            case Order.StopPlaying stop -> stopPlaying(stop, channel);
            case Order.Play play -> ear == null ? refused(Reasons.CHANNEL_NOT_ANSWERED) : play(play, channel, ear);
            case Order.StartMusic start ->
                ear == null ? refused(Reasons.CHANNEL_NOT_ANSWERED) : startMusic(start, channel, ear);
            case Order.StopMusic _ -> ear == null ? DONE : taken(ear.stopMusic());
            case Order.StartRecording start ->
                leg == null ? refused(Reasons.CHANNEL_NOT_ANSWERED) : startRecording(start, channel, leg);
            case Order.Join join -> sound == null ? refused(Reasons.CHANNEL_NOT_ANSWERED) : join(join, channel, sound);
            case Order.ChangePart change ->
                sound == null || channel.bridge == null
                        ? refused(Reasons.CHANNEL_IN_NO_BRIDGE)
                        : changePart(change.part(), channel, sound, channel.bridge);
            case Order.PressKeys press -> press(press, leg);
            case Order.ReportTransfer report ->
                caller != null && caller.reportTransfer(report.sipStatus())
                        ? DONE
                        : refused(Reasons.TRANSFER_NOT_ASKED);
            case Order.Leave _ ->
                sound == null || channel.bridge == null ? refused(Reasons.CHANNEL_IN_NO_BRIDGE) : leave(channel, sound);
        };
    }

    private static Optional<Rejection> speakEarly(Channel channel, Caller caller) {
        if (channel.early != null) {
            return DONE;
        }
        return switch (caller.speakEarly()) {
            case Caller.Answer.Refused refused -> Optional.of(refused.reason());
            case Caller.Answer.Given given -> {
                channel.early = given.leg();
                yield DONE;
            }
        };
    }

    private @Nullable Sound sound(SoundId id) {
        return id.equals(SoundId.RING_BACK) ? Beeps.RING_BACK : sounds.apply(id);
    }

    private static Optional<Rejection> ring(Caller caller) {
        caller.ring();
        return DONE;
    }

    private Optional<Rejection> hangUp(Order.HangUp order, Channel channel) {
        calls.end(channel, order.cause(channel.leg != null), HungUpBy.ORDER);
        return DONE;
    }

    private Optional<Rejection> play(Order.Play order, Channel channel, Leg leg) {
        Sound sound = sound(order.sound());
        if (channel.bridge != null) {
            return refused(Reasons.CHANNEL_IN_BRIDGE);
        }
        if (sound == null) {
            return refused(Reasons.SOUND_UNKNOWN);
        }
        calls.endPlayback(channel, PlaybackEnd.STOPPED);
        lastPlaying++;
        if (!leg.play(sound, lastPlaying)) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        channel.playback = order.playback();
        channel.playing = lastPlaying;
        return DONE;
    }

    private Optional<Rejection> stopPlaying(Order.StopPlaying order, Channel channel) {
        Leg ear = channel.playable();
        if (ear == null || !order.playback().equals(channel.playback)) {
            return refused(Reasons.PLAYBACK_UNKNOWN);
        }
        if (!ear.stopPlaying()) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        calls.endPlayback(channel, PlaybackEnd.STOPPED);
        return DONE;
    }

    private Optional<Rejection> startMusic(Order.StartMusic order, Channel channel, Leg leg) {
        Sound sound = sound(order.sound());
        if (channel.bridge != null) {
            return refused(Reasons.CHANNEL_IN_BRIDGE);
        }
        return sound == null ? refused(Reasons.SOUND_UNKNOWN) : taken(leg.startMusic(sound));
    }

    private Optional<Rejection> startRecording(Order.StartRecording order, Channel channel, Leg leg) {
        String name = order.recording().value();
        if (channel.recording != null) {
            return refused(Reasons.CHANNEL_RECORDED);
        }
        if (calls.isRecording(order.recording()) || media.hasRecording(name)) {
            return refused(Reasons.RECORDING_EXISTS);
        }
        if (!media.hasRoomForRecording()) {
            return refused(Reasons.RECORDING_NO_ROOM);
        }
        if (!leg.record(name)) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        channel.recording = order.recording();
        calls.recordingBegins(order.recording());
        return DONE;
    }

    private Optional<Rejection> stopRecording(Order.StopRecording order) {
        Optional<Channel> channel = calls.recorded(order.recording());
        if (channel.isEmpty() || channel.get().leg == null) {
            return refused(Reasons.RECORDING_UNKNOWN);
        }
        if (!channel.get().leg.stopRecording()) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        channel.get().recording = null;
        return DONE;
    }

    private Optional<Rejection> mask(Order.MaskRecording order) {
        Optional<Leg> leg = calls.recorded(order.recording()).map(channel -> channel.leg);
        return leg.isEmpty()
                ? refused(Reasons.RECORDING_UNKNOWN)
                : taken(leg.get().maskRecording(order.isMasked()));
    }

    private static Optional<Rejection> press(Order.PressKeys order, @Nullable Leg leg) {
        if (leg == null) {
            return refused(Reasons.CHANNEL_NOT_ANSWERED);
        }
        if (!(leg instanceof RtpLeg phone)) {
            return refused(Reasons.CHANNEL_TAKES_NO_KEYS);
        }
        StringBuilder keys = new StringBuilder();
        order.keys().forEach(each -> keys.append(each.key()));
        return taken(phone.press(keys.toString()));
    }

    private Optional<Rejection> bridge(Order.Bridge order) {
        Channel first = calls.channel(order.first()).orElse(null);
        Channel second = calls.channel(order.second()).orElse(null);
        if (first == null || second == null) {
            return refused(Reasons.CHANNEL_UNKNOWN);
        }
        if (first == second) {
            return refused(Reasons.CHANNELS_EQUAL);
        }
        if (calls.bridge(order.bridge()).isPresent()) {
            return refused(Reasons.BRIDGE_EXISTS);
        }
        Leg one = first.joinable();
        Leg other = second.joinable();
        if (one == null || other == null) {
            return refused(Reasons.CHANNEL_NOT_ANSWERED);
        }
        if (first.bridge != null || second.bridge != null) {
            return refused(Reasons.CHANNEL_IN_BRIDGE);
        }
        Bridged bridge = new Bridged(order.bridge(), media.newConference());
        if (!bridge.conference().join(one, other)) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        calls.join(bridge, first, Part.CUSTOMER);
        calls.join(bridge, second, Part.AGENT);
        return DONE;
    }

    private Optional<Rejection> unbridge(Order.Unbridge order) {
        Optional<Bridged> bridge = calls.bridge(order.bridge());
        bridge.ifPresent(calls::end);
        return bridge.isPresent() ? DONE : refused(Reasons.BRIDGE_UNKNOWN);
    }

    private Optional<Rejection> join(Order.Join order, Channel channel, Leg leg) {
        Bridged bridge = calls.bridge(order.bridge()).orElse(null);
        if (channel.bridge != null) {
            return refused(Reasons.CHANNEL_IN_BRIDGE);
        }
        if (bridge == null) {
            return refused(Reasons.BRIDGE_UNKNOWN);
        }
        if (bridge.isFull()) {
            return refused(Reasons.BRIDGE_FULL);
        }
        if (!bridge.conference().join(leg, Parts.ofSound(order.part()))) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        calls.join(bridge, channel, order.part());
        return DONE;
    }

    private static Optional<Rejection> changePart(Part part, Channel channel, Leg leg, Bridged bridge) {
        if (bridge.wouldBeOver(channel, part)) {
            return refused(Reasons.BRIDGE_WOULD_END);
        }
        if (!bridge.conference().change(leg, Parts.ofSound(part))) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        bridge.put(channel, part);
        return DONE;
    }

    private Optional<Rejection> leave(Channel channel, Leg leg) {
        if (!leg.part()) {
            return refused(Reasons.SWITCHBOARD_FULL);
        }
        calls.part(channel);
        return DONE;
    }

    private static Optional<Rejection> taken(boolean isTaken) {
        return isTaken ? DONE : refused(Reasons.SWITCHBOARD_FULL);
    }

    private static Optional<Rejection> refused(Rejection reason) {
        return Optional.of(reason);
    }
}
