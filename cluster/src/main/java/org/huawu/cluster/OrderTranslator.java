package org.huawu.cluster;

import java.util.List;
import org.huawu.events.EffectId;
import org.huawu.kernel.PromptId;
import org.huawu.routing.Effect;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SoundId;
import org.jspecify.annotations.Nullable;

/** Turns the core's orders into those of the port. For one thread. */
final class OrderTranslator {

    private static final int NO_SUCH_LINE = 404;
    private static final int UNAVAILABLE = 480;
    private static final int BUSY = 486;

    private final SwitchboardEdge edge;
    private final Channels channels;
    private final long incarnation;

    /** @param incarnation of the log */
    OrderTranslator(SwitchboardEdge edge, Channels channels, long incarnation) {
        this.edge = edge;
        this.channels = channels;
        this.incarnation = incarnation;
    }

    /** The port's orders, the effect's own last; none when a channel or sound is gone, and then it counts as refused. */
    List<Order> orders(Effect.Order effect) {
        EffectId id = effect.id();
        OrderId own = PortIds.order(id);
        long dueMs = effect.dueMs();
        return switch (effect) {
            case Effect.Answer e -> {
                ChannelId channel = channels.name(e.channel());
                yield channel == null ? List.of() : List.of(new Order.Answer(own, dueMs, channel));
            }
            case Effect.Play e -> play(e);
            case Effect.StopPlayback e -> {
                ChannelId channel = channels.playing(e.playback());
                yield channel == null
                        ? List.of()
                        : List.of(new Order.StopPlaying(own, dueMs, channel, PortIds.playback(e.playback())));
            }
            case Effect.PlayMusic e -> {
                ChannelId channel = channels.name(e.channel());
                SoundId music = edge.sound(e.music());
                yield channel == null || music == null
                        ? List.of()
                        : List.of(new Order.StartMusic(own, dueMs, channel, music));
            }
            case Effect.StopMusic e -> {
                ChannelId channel = channels.name(e.channel());
                yield channel == null ? List.of() : List.of(new Order.StopMusic(own, dueMs, channel));
            }
            case Effect.Bridge e -> bridge(e);
            case Effect.Unbridge e -> unbridge(e);
            case Effect.StartRecording e -> record(e);
            case Effect.HangUpChannel e -> {
                ChannelId channel = channels.name(e.channel());
                yield channel == null ? List.of() : List.of(new Order.HangUp(own, dueMs, channel, sipCause(e.cause())));
            }
        };
    }

    private List<Order> play(Effect.Play effect) {
        ChannelId channel = channels.name(effect.channel());
        SoundId sound = sound(effect.prompt());
        if (channel == null || sound == null) {
            return List.of();
        }
        channels.plays(effect.id(), channel);
        return List.of(new Order.Play(
                PortIds.order(effect.id()), effect.dueMs(), channel, PortIds.playback(effect.id()), sound));
    }

    private List<Order> bridge(Effect.Bridge effect) {
        ChannelId caller = channels.name(effect.caller());
        ChannelId seat = channels.name(effect.seat());
        if (caller == null || seat == null) {
            return List.of();
        }
        channels.bridged(effect.id(), caller);
        return List.of(new Order.Bridge(
                PortIds.order(effect.id()), effect.dueMs(), PortIds.bridge(effect.id()), caller, seat));
    }

    /** The core's recording ends with its bridge, the port's goes on until it is told. */
    private List<Order> unbridge(Effect.Unbridge effect) {
        Order part = new Order.Unbridge(PortIds.order(effect.id()), effect.dueMs(), PortIds.bridge(effect.bridge()));
        Channels.Talk talk = channels.endTalk(effect.bridge());
        RecordingId recording = talk == null ? null : talk.recording();
        return recording == null
                ? List.of(part)
                : List.of(new Order.StopRecording(PortIds.companion(effect.id()), effect.dueMs(), recording), part);
    }

    /** The core records a bridge, the port a channel: that of the caller, who is left. */
    private List<Order> record(Effect.StartRecording effect) {
        Channels.Talk talk = channels.talk(effect.bridge());
        if (talk == null) {
            return List.of();
        }
        RecordingId recording = PortIds.recording(effect.contact().client(), incarnation, effect.id());
        channels.recorded(effect.bridge(), recording);
        return List.of(new Order.StartRecording(PortIds.order(effect.id()), effect.dueMs(), talk.caller(), recording));
    }

    /** A recording that was refused is not there to be stopped. */
    void refused(Effect.Order effect) {
        if (effect instanceof Effect.StartRecording recording) {
            channels.notRecorded(recording.bridge());
        }
    }

    private @Nullable SoundId sound(PromptId prompt) {
        return edge.sound(prompt);
    }

    private static int sipCause(Effect.HangUpCause cause) {
        return switch (cause) {
            case NO_SUCH_LINE -> NO_SUCH_LINE;
            case BUSY -> BUSY;
            case NORMAL -> Order.HangUp.NORMAL;
            case ORPHAN -> UNAVAILABLE;
        };
    }
}
