package org.huawu.switchboard.tck;

import java.util.Optional;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.port.PlaybackEnd;
import org.huawu.switchboard.port.Reasons;

/** What each order does in the switchboard in memory; empty when it was done. */
final class FakeOrders {

    private static final Optional<Rejection> DONE = Optional.empty();

    private final FakeSwitchboard board;

    FakeOrders(FakeSwitchboard board) {
        this.board = board;
    }

    Optional<Rejection> carryOut(Order order) {
        return switch (order) {
            case Order.OfChannel ofChannel -> {
                Optional<FakeLeg> leg = board.leg(ofChannel.channel());
                yield leg.isEmpty() ? Optional.of(Reasons.CHANNEL_UNKNOWN) : onLeg(ofChannel, leg.get());
            }
            case Order.Dial dial -> board.dial(dial);
            case Order.Bridge bridge -> bridge(bridge);
            case Order.Unbridge unbridge -> unbridge(unbridge);
            case Order.StopRecording stop -> stopRecording(stop);
            case Order.MaskRecording mask -> mask(mask);
        };
    }

    private Optional<Rejection> onLeg(Order.OfChannel order, FakeLeg leg) {
        return switch (order) {
            case Order.Answer _ when leg.channel.isDialled() -> Optional.of(Reasons.CHANNEL_DIALLED);
            case Order.Ring _ when leg.channel.isDialled() -> Optional.of(Reasons.CHANNEL_DIALLED);
            case Order.SpeakEarly _ when leg.channel.isDialled() -> Optional.of(Reasons.CHANNEL_DIALLED);
            case Order.SpeakEarly _ -> leg.isAnswered ? Optional.of(Reasons.CHANNEL_ANSWERED) : speakEarly(leg);
            case Order.Answer _ -> leg.isAnswered ? Optional.of(Reasons.CHANNEL_ANSWERED) : answer(leg);
            case Order.Ring _ -> leg.isAnswered ? Optional.of(Reasons.CHANNEL_ANSWERED) : ring(leg);
            case Order.Play play -> play(play, leg);
            case Order.StopPlaying stop -> stopPlaying(stop, leg);
            case Order.StartMusic start -> startMusic(start, leg);
            case Order.StopMusic _ -> stopMusic(leg);
            case Order.StartRecording start -> startRecording(start, leg);
            case Order.HangUp hangUp -> hangUp(hangUp, leg);
            case Order.Join join -> join(join, leg);
            case Order.ChangePart change -> changePart(change, leg);
            case Order.Leave _ -> leave(leg);
            case Order.PressKeys press -> press(press, leg);
            case Order.ReportTransfer report -> board.report(report, leg);
        };
    }

    private Optional<Rejection> answer(FakeLeg leg) {
        board.answer(leg);
        return DONE;
    }

    private static Optional<Rejection> ring(FakeLeg leg) {
        leg.status = leg.isEarly ? leg.status : 180;
        return DONE;
    }

    private static Optional<Rejection> speakEarly(FakeLeg leg) {
        leg.isEarly = true;
        leg.status = 183;
        return DONE;
    }

    private Optional<Rejection> play(Order.Play order, FakeLeg leg) {
        Optional<FakeSound> sound = board.sound(order.sound());
        if (!leg.canBePlayedTo()) {
            return Optional.of(Reasons.CHANNEL_NOT_ANSWERED);
        }
        if (leg.bridge != null) {
            return Optional.of(Reasons.CHANNEL_IN_BRIDGE);
        }
        if (sound.isEmpty()) {
            return Optional.of(Reasons.SOUND_UNKNOWN);
        }
        board.endPlaying(leg, PlaybackEnd.STOPPED);
        leg.playing = new FakeLeg.Playing(
                order.playback(), sound.get().hz(), board.now() + sound.get().lengthMs());
        return DONE;
    }

    private Optional<Rejection> stopPlaying(Order.StopPlaying order, FakeLeg leg) {
        if (leg.playing == null || !leg.playing.playback().equals(order.playback())) {
            return Optional.of(Reasons.PLAYBACK_UNKNOWN);
        }
        board.endPlaying(leg, PlaybackEnd.STOPPED);
        return DONE;
    }

    private Optional<Rejection> startMusic(Order.StartMusic order, FakeLeg leg) {
        Optional<FakeSound> sound = board.sound(order.sound());
        if (!leg.canBePlayedTo()) {
            return Optional.of(Reasons.CHANNEL_NOT_ANSWERED);
        }
        if (leg.bridge != null) {
            return Optional.of(Reasons.CHANNEL_IN_BRIDGE);
        }
        if (sound.isEmpty()) {
            return Optional.of(Reasons.SOUND_UNKNOWN);
        }
        leg.musicHz = sound.get().hz();
        return DONE;
    }

    private static Optional<Rejection> stopMusic(FakeLeg leg) {
        leg.musicHz = 0;
        return DONE;
    }

    private Optional<Rejection> startRecording(Order.StartRecording order, FakeLeg leg) {
        if (!leg.isAnswered) {
            return Optional.of(Reasons.CHANNEL_NOT_ANSWERED);
        }
        if (leg.recording != null) {
            return Optional.of(Reasons.CHANNEL_RECORDED);
        }
        if (!board.isNewRecording(order.recording().value())) {
            return Optional.of(Reasons.RECORDING_EXISTS);
        }
        leg.recording = new FakeRecording(order.recording(), board.now());
        return DONE;
    }

    private Optional<Rejection> stopRecording(Order.StopRecording order) {
        Optional<FakeLeg> leg = board.recorded(order.recording());
        if (leg.isEmpty()) {
            return Optional.of(Reasons.RECORDING_UNKNOWN);
        }
        board.stopRecording(leg.get());
        return DONE;
    }

    private Optional<Rejection> mask(Order.MaskRecording order) {
        Optional<FakeRecording> recording = board.recorded(order.recording()).map(leg -> leg.recording);
        recording.ifPresent(each -> each.mask(order.isMasked()));
        return recording.isPresent() ? DONE : Optional.of(Reasons.RECORDING_UNKNOWN);
    }

    private static Optional<Rejection> press(Order.PressKeys order, FakeLeg leg) {
        if (leg.seat != null) {
            return Optional.of(Reasons.CHANNEL_TAKES_NO_KEYS);
        }
        if (!leg.isAnswered) {
            return Optional.of(Reasons.CHANNEL_NOT_ANSWERED);
        }
        order.keys().forEach(each -> leg.keysHeard.append(each.key()));
        return DONE;
    }

    private Optional<Rejection> hangUp(Order.HangUp order, FakeLeg leg) {
        if (leg.seat != null) {
            return Optional.of(Reasons.CHANNEL_OF_SEAT);
        }
        board.end(leg, order.cause(leg.isAnswered), HungUpBy.ORDER);
        return DONE;
    }

    private Optional<Rejection> bridge(Order.Bridge order) {
        Optional<FakeLeg> first = board.leg(order.first());
        Optional<FakeLeg> second = board.leg(order.second());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.of(Reasons.CHANNEL_UNKNOWN);
        }
        if (order.first().equals(order.second())) {
            return Optional.of(Reasons.CHANNELS_EQUAL);
        }
        if (board.bridge(order.bridge()).isPresent()) {
            return Optional.of(Reasons.BRIDGE_EXISTS);
        }
        if (!first.get().canBeJoined() || !second.get().canBeJoined()) {
            return Optional.of(Reasons.CHANNEL_NOT_ANSWERED);
        }
        if (first.get().bridge != null || second.get().bridge != null) {
            return Optional.of(Reasons.CHANNEL_IN_BRIDGE);
        }
        FakeBridge bridge = new FakeBridge(order.bridge());
        enter(bridge, first.get(), Part.CUSTOMER);
        enter(bridge, second.get(), Part.AGENT);
        return DONE;
    }

    private Optional<Rejection> unbridge(Order.Unbridge order) {
        Optional<FakeBridge> bridge = board.bridge(order.bridge());
        if (bridge.isEmpty()) {
            return Optional.of(Reasons.BRIDGE_UNKNOWN);
        }
        board.end(bridge.get());
        return DONE;
    }

    private Optional<Rejection> join(Order.Join order, FakeLeg leg) {
        Optional<FakeBridge> bridge = board.bridge(order.bridge());
        if (!leg.canBeJoined()) {
            return Optional.of(Reasons.CHANNEL_NOT_ANSWERED);
        }
        if (leg.bridge != null) {
            return Optional.of(Reasons.CHANNEL_IN_BRIDGE);
        }
        if (bridge.isEmpty()) {
            return Optional.of(Reasons.BRIDGE_UNKNOWN);
        }
        if (bridge.get().isFull()) {
            return Optional.of(Reasons.BRIDGE_FULL);
        }
        enter(bridge.get(), leg, order.part());
        return DONE;
    }

    private static Optional<Rejection> changePart(Order.ChangePart order, FakeLeg leg) {
        if (leg.bridge == null) {
            return Optional.of(Reasons.CHANNEL_IN_NO_BRIDGE);
        }
        if (leg.bridge.wouldEndWith(leg, order.part())) {
            return Optional.of(Reasons.BRIDGE_WOULD_END);
        }
        leg.bridge.put(leg, order.part());
        return DONE;
    }

    private Optional<Rejection> leave(FakeLeg leg) {
        if (leg.bridge == null) {
            return Optional.of(Reasons.CHANNEL_IN_NO_BRIDGE);
        }
        board.part(leg);
        return DONE;
    }

    private void enter(FakeBridge bridge, FakeLeg leg, Part part) {
        board.endPlaying(leg, PlaybackEnd.STOPPED);
        leg.musicHz = 0;
        leg.steps = leg.seat == null ? leg.steps : 0;
        bridge.put(leg, part);
    }
}
