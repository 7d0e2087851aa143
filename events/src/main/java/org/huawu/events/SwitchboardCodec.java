package org.huawu.events;

import org.huawu.events.SwitchboardEvent.ChannelRefused;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.OrphansFound;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link SwitchboardEvent}. */
final class SwitchboardCodec {

    private SwitchboardCodec() {}

    static int type(SwitchboardEvent event) {
        return switch (event) {
            case EpochOpened e -> 90;
            case OrphansFound e -> 91;
            case ChannelRefused e -> 92;
            case SeatAudioConnected e -> 93;
            case SeatAudioLost e -> 94;
            case SoundMeasured e -> 95;
        };
    }

    static void write(ByteWriter out, SwitchboardEvent event) {
        switch (event) {
            case EpochOpened e -> {
                out.number(e.epoch());
            }
            case OrphansFound e -> {
                Fields.ids(out, e.channels());
            }
            case ChannelRefused e -> {
                Fields.id(out, e.contact());
                Fields.id(out, e.channel());
                Fields.id(out, e.line());
                out.choice(e.cause());
            }
            case SeatAudioConnected e -> {
                Fields.id(out, e.seat());
                Fields.id(out, e.channel());
            }
            case SeatAudioLost e -> {
                Fields.id(out, e.seat());
                Fields.id(out, e.channel());
            }
            case SoundMeasured e -> {
                Fields.id(out, e.channel());
                Fields.optionalEffect(out, e.bridge());
                Fields.quality(out, e.quality());
            }
        }
    }

    static SwitchboardEvent read(int type, long atMs, ByteReader in) {
        return switch (type) {
            case 90 -> new EpochOpened(atMs, in.number());
            case 91 -> new OrphansFound(atMs, Fields.list(in, EffectId.PER_EVENT, Fields::channel));
            case 92 ->
                new ChannelRefused(
                        atMs,
                        new ContactId(in.number()),
                        Fields.channel(in),
                        new LineId(in.number()),
                        in.choice(RefusalCause.values()));
            case 93 -> new SeatAudioConnected(atMs, new SeatId(in.number()), Fields.channel(in));
            case 94 -> new SeatAudioLost(atMs, new SeatId(in.number()), Fields.channel(in));
            case 95 -> new SoundMeasured(atMs, Fields.channel(in), Fields.optionalEffect(in), Fields.quality(in));
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
