package org.huawu.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huawu.events.EffectId;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.Id;
import org.huawu.kernel.LineId;
import org.huawu.kernel.SeatId;
import org.huawu.routing.SwitchboardFact;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.OpenChannel;
import org.huawu.switchboard.port.PlaybackEnd;
import org.jspecify.annotations.Nullable;

/** Turns the facts of a switchboard into inputs of the core, outcomes of orders excepted. For one thread. */
final class FactTranslator {

    /** A line that nobody has: the core then says that the number is unknown. */
    static final LineId NO_LINE = new LineId(Id.MAX);

    private final SwitchboardEdge edge;
    private final Channels channels;
    private final long incarnation;
    private final ContactIds contacts;
    private final Consumer<Throwable> faults;

    /**
     * @param incarnation of the log
     * @param contacts ids of contacts that come
     */
    FactTranslator(
            SwitchboardEdge edge,
            Channels channels,
            long incarnation,
            ContactIds contacts,
            Consumer<Throwable> faults) {
        this.edge = edge;
        this.channels = channels;
        this.incarnation = incarnation;
        this.contacts = contacts;
        this.faults = faults;
    }

    /** The input that a fact becomes; null when it tells the core nothing. */
    @Nullable
    SwitchboardFact input(Fact fact) {
        return switch (fact) {
            case Fact.EpochOpened opened -> opened(opened);
            case Fact.ChannelArrived arrived -> arrived(arrived);
            case Fact.ChannelEnded ended -> ended(ended);
            case Fact.PlaybackEnded ended -> played(ended);
            case Fact.DigitReceived received -> {
                ChannelId id = known(received.channel());
                String key = String.valueOf(received.digit().key());
                yield id == null ? null : new SwitchboardFact.DigitsPressed(received.epoch(), id, key);
            }
            case Fact.RecordingSaved saved -> saved(saved);
            case Fact.RecordingFailed failed ->
                PortIds.effect(failed.recording(), incarnation)
                        .map(id -> new SwitchboardFact.RecordingNotStored(failed.epoch(), id))
                        .orElse(null);
            case Fact.SeatAudioConnected connected -> connected(connected);
            case Fact.SeatAudioLost lost -> lost(lost);
            case Fact.SoundMeasured measured -> measured(measured);
            case Fact.ChannelRinging ringing -> {
                ChannelId id = known(ringing.channel());
                yield id == null ? null : new SwitchboardFact.ChannelRinging(ringing.epoch(), id);
            }
            case Fact.EarlyMediaBegan began -> {
                ChannelId id = known(began.channel());
                yield id == null ? null : new SwitchboardFact.EarlyMediaBegan(began.epoch(), id);
            }
            case Fact.ChannelAnswered answered -> {
                ChannelId id = known(answered.channel());
                yield id == null ? null : new SwitchboardFact.ChannelAnswered(answered.epoch(), id);
            }
            // The core transfers nobody yet, so it gives no answer, and the switchboard refuses by itself.
            case Fact.TransferAsked _, Fact.Outcome _ -> null;
        };
    }

    private SwitchboardFact opened(Fact.EpochOpened fact) {
        channels.clear();
        List<ChannelId> open = new ArrayList<>();
        for (OpenChannel channel : fact.channels()) {
            ChannelId id = taken(channel.channel());
            if (id != null) {
                open.add(id);
            }
        }
        return new SwitchboardFact.EpochBegan(fact.epoch(), open);
    }

    private @Nullable SwitchboardFact arrived(Fact.ChannelArrived fact) {
        ChannelId id = taken(fact.channel());
        if (id == null) {
            return null;
        }
        LineId line = edge.line(fact.called());
        Sealed caller = sealed(fact, line);
        return new SwitchboardFact.ChannelArrived(
                fact.epoch(), id, contacts.next(), line == null ? NO_LINE : line, caller);
    }

    /** A call without its number is better than no call. */
    private @Nullable Sealed sealed(Fact.ChannelArrived fact, @Nullable LineId line) {
        try {
            return edge.sealed(fact.caller(), line);
        } catch (RuntimeException e) {
            faults.accept(e);
            return null;
        }
    }

    private @Nullable SwitchboardFact ended(Fact.ChannelEnded fact) {
        ChannelId id = known(fact.channel());
        channels.remove(fact.channel());
        ChannelEnding ending = CallEndings.of(fact);
        return id == null ? null : new SwitchboardFact.ChannelEnded(fact.epoch(), id, ending);
    }

    /** Only what was heard to its end: what cut it short is a fact or an order of its own. */
    private @Nullable SwitchboardFact played(Fact.PlaybackEnded fact) {
        EffectId playback = PortIds.effect(fact.playback()).orElse(null);
        if (playback == null || channels.endPlaying(playback) == null || fact.end() != PlaybackEnd.FINISHED) {
            return null;
        }
        return new SwitchboardFact.PlaybackEnded(fact.epoch(), playback);
    }

    private @Nullable SwitchboardFact saved(Fact.RecordingSaved fact) {
        EffectId recording = PortIds.effect(fact.recording(), incarnation).orElse(null);
        return recording == null
                ? null
                : new SwitchboardFact.RecordingStored(
                        fact.epoch(), recording, fact.lengthMs(), edge.recordingBytes(fact.file()));
    }

    private @Nullable SwitchboardFact connected(Fact.SeatAudioConnected fact) {
        SeatId seat = edge.seat(fact.seat());
        ChannelId id = seat == null ? null : taken(fact.channel());
        return seat == null || id == null ? null : new SwitchboardFact.SeatConnected(fact.epoch(), seat, id);
    }

    private @Nullable SwitchboardFact lost(Fact.SeatAudioLost fact) {
        SeatId seat = edge.seat(fact.seat());
        ChannelId id = known(fact.channel());
        channels.remove(fact.channel());
        return seat == null || id == null ? null : new SwitchboardFact.SeatLost(fact.epoch(), seat, id);
    }

    /** The channel may be gone, so it is not asked whether it is known. */
    private static @Nullable SwitchboardFact measured(Fact.SoundMeasured fact) {
        EffectId bridge =
                fact.bridge() == null ? null : PortIds.effect(fact.bridge()).orElse(null);
        boolean isOfAnother = fact.bridge() != null && bridge == null;
        return isOfAnother
                ? null
                : new SwitchboardFact.SoundMeasured(
                        fact.epoch(), PortIds.channel(fact.channel()), bridge, fact.quality());
    }

    private @Nullable ChannelId known(org.huawu.switchboard.port.ChannelId name) {
        ChannelId id = PortIds.channel(name);
        return name.equals(channels.name(id)) ? id : null;
    }

    private @Nullable ChannelId taken(org.huawu.switchboard.port.ChannelId name) {
        ChannelId id = channels.add(name);
        if (id == null) {
            faults.accept(new LogException("channel-id-taken", Map.of("channel", name.value())));
        }
        return id;
    }
}
