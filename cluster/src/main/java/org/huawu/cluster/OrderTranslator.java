package org.huawu.cluster;

import java.util.List;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.WatchPart;
import org.huawu.kernel.PromptId;
import org.huawu.routing.Effect;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.port.PhoneNumber;
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
            case Effect.StopRecording e ->
                List.of(new Order.StopRecording(own, dueMs, recording(e.contact(), e.recording())));
            case Effect.Join e -> join(e);
            case Effect.Leave e -> {
                ChannelId channel = channels.name(e.channel());
                yield channel == null ? List.of() : List.of(new Order.Leave(own, dueMs, channel));
            }
            case Effect.Dial e -> dial(e);
            case Effect.RingBack e -> {
                ChannelId channel = channels.name(e.channel());
                yield channel == null
                        ? List.of()
                        : List.of(new Order.StartMusic(own, dueMs, channel, SoundId.RING_BACK));
            }
            case Effect.JoinWatch e -> {
                ChannelId seat = channels.name(e.seat());
                yield seat == null
                        ? List.of()
                        : List.of(new Order.Join(own, dueMs, seat, PortIds.bridge(e.bridge()), part(e.part())));
            }
            case Effect.ChangePart e -> {
                ChannelId seat = channels.name(e.seat());
                yield seat == null ? List.of() : List.of(new Order.ChangePart(own, dueMs, seat, part(e.part())));
            }
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

    /** Without a way out, or without its number, nobody is called. */
    private List<Order> dial(Effect.Dial effect) {
        SwitchboardEdge.Exit exit = edge.exit(effect.contact().line());
        PhoneNumber callee = edge.opened(effect.callee());
        ChannelId channel = PortIds.dialled(effect.leg());
        if (exit == null || callee == null || channels.add(channel) == null) {
            return List.of();
        }
        return List.of(new Order.Dial(
                PortIds.order(effect.id()),
                effect.dueMs(),
                channel,
                exit.trunk(),
                callee,
                exit.shown(),
                Math.toIntExact(effect.ringingMs())));
    }

    /** An order was not carried out: a channel that it was to make is not there. */
    void refused(Effect.Order effect) {
        if (effect instanceof Effect.Dial dial) {
            channels.remove(PortIds.dialled(dial.leg()));
        }
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

    private List<Order> unbridge(Effect.Unbridge effect) {
        channels.parted(effect.bridge());
        return List.of(new Order.Unbridge(PortIds.order(effect.id()), effect.dueMs(), PortIds.bridge(effect.bridge())));
    }

    /** The core records a bridge, the port a channel: that of the caller. */
    private List<Order> record(Effect.StartRecording effect) {
        ChannelId caller = channels.bridgedCaller(effect.bridge());
        return caller == null
                ? List.of()
                : List.of(new Order.StartRecording(
                        PortIds.order(effect.id()), effect.dueMs(), caller, recording(effect.contact(), effect.id())));
    }

    private RecordingId recording(ContactRef contact, EffectId recording) {
        return PortIds.recording(contact.client(), incarnation, recording);
    }

    /** A caller comes into a bridge of seats. */
    private List<Order> join(Effect.Join effect) {
        ChannelId caller = channels.name(effect.caller());
        if (caller == null) {
            return List.of();
        }
        channels.bridged(effect.bridge(), caller);
        return List.of(new Order.Join(
                PortIds.order(effect.id()), effect.dueMs(), caller, PortIds.bridge(effect.bridge()), Part.CUSTOMER));
    }

    private @Nullable SoundId sound(PromptId prompt) {
        return edge.sound(prompt);
    }

    private static Part part(WatchPart part) {
        return switch (part) {
            case LISTEN -> Part.LISTENING;
            case WHISPER -> Part.WHISPERING;
            case BARGE -> Part.BARGING_IN;
        };
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
