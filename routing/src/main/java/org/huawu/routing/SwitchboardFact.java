package org.huawu.routing;

import java.util.List;
import org.huawu.events.EffectId;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.SoundQuality;
import org.huawu.kernel.bytes.Coded;
import org.jspecify.annotations.Nullable;

/** Something the switchboard reports as having happened. A fact of another epoch than the open one is refused. */
public sealed interface SwitchboardFact extends Input {

    /** The most channels an epoch opens with: as many as surely fit into one input. */
    int MOST_CHANNELS = 8_000;

    /** The most keys of one report. */
    int MOST_DIGITS = 32;

    /** The switchboard's epoch, 1 or more; it rises with every start of the switchboard. */
    long epoch();

    /**
     * The switchboard opens an epoch.
     *
     * @param epoch greater than that of the epoch before
     * @param channels every channel it has, of callers and of seats; at most {@link #MOST_CHANNELS}
     */
    record EpochBegan(long epoch, List<ChannelId> channels) implements SwitchboardFact {
        public EpochBegan {
            channels = List.copyOf(channels);
            if (channels.size() > MOST_CHANNELS) {
                throw new IllegalArgumentException("at most " + MOST_CHANNELS + " channels, were " + channels.size());
            }
        }
    }

    /**
     * A caller's channel arrived and is not answered yet.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param channel the channel
     * @param contact the id of the contact it becomes
     * @param line the line dialled
     * @param caller the caller number, or none
     */
    record ChannelArrived(
            long epoch,
            ChannelId channel,
            ContactId contact,
            LineId line,
            @Nullable Sealed caller) implements SwitchboardFact {}

    /**
     * A caller's channel, or a dialled one, is gone.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param channel the channel
     * @param ending how it ended
     */
    record ChannelEnded(long epoch, ChannelId channel, ChannelEnding ending) implements SwitchboardFact {}

    /**
     * The one outcome of an order.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param order the order
     * @param outcome what became of it
     */
    record OrderSettled(long epoch, EffectId order, Outcome outcome) implements SwitchboardFact {}

    /**
     * A prompt was played to its end.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param playback the order that played it
     */
    record PlaybackEnded(long epoch, EffectId playback) implements SwitchboardFact {}

    /**
     * The caller pressed keys. Secret ones never come here.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param channel the caller's channel
     * @param digits 1..32 of 0-9, *, #, A-D
     */
    record DigitsPressed(long epoch, ChannelId channel, String digits) implements SwitchboardFact {
        public DigitsPressed {
            if (digits.isEmpty()
                    || digits.length() > MOST_DIGITS
                    || !digits.chars().allMatch(key -> "0123456789*#ABCD".indexOf(key) >= 0)) {
                throw new IllegalArgumentException("digits must be 1.." + MOST_DIGITS + " keys");
            }
        }
    }

    /**
     * A recording is stored.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param recording the order to record
     * @param soundMs how long it sounds
     * @param bytes how large it is
     */
    record RecordingStored(long epoch, EffectId recording, long soundMs, long bytes) implements SwitchboardFact {}

    /**
     * A recording could not be stored.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param recording the order to record
     */
    record RecordingNotStored(long epoch, EffectId recording) implements SwitchboardFact {}

    /**
     * A seat can hear and be heard, by a channel that stays between contacts.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param seat the seat
     * @param channel its channel
     */
    record SeatConnected(long epoch, SeatId seat, ChannelId channel) implements SwitchboardFact {}

    /**
     * A seat's channel is gone.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param seat the seat
     * @param channel the channel it had
     */
    record SeatLost(long epoch, SeatId seat, ChannelId channel) implements SwitchboardFact {}

    /**
     * It rings where a channel was dialled to.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param channel the channel
     */
    record ChannelRinging(long epoch, ChannelId channel) implements SwitchboardFact {}

    /**
     * The network speaks before a dialled channel is answered.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param channel the channel
     */
    record EarlyMediaBegan(long epoch, ChannelId channel) implements SwitchboardFact {}

    /**
     * A dialled channel is answered.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param channel the channel
     */
    record ChannelAnswered(long epoch, ChannelId channel) implements SwitchboardFact {}

    /**
     * How the sound of a party came over.
     *
     * @param epoch see {@link SwitchboardFact#epoch()}
     * @param channel the channel of a caller, which may be gone, or of a seat
     * @param bridge the order that joined the seat with a caller; none for the channel of a caller
     * @param quality what was measured
     */
    record SoundMeasured(
            long epoch, ChannelId channel, @Nullable EffectId bridge, SoundQuality quality)
            implements SwitchboardFact {}

    /** How a channel ended. */
    enum ChannelEnding implements Coded {
        /** The caller, or who was called and had answered, hung up. */
        HUNG_UP(1),
        /** It failed on its way; a dialled one did not get through. */
        FAILED(2),
        /** Who was called is busy. */
        BUSY(3),
        /** Who was called did not answer in time. */
        NO_ANSWER(4),
        /** Who was called does not want the call. */
        DECLINED(5),
        /** The network knows no such number. */
        NUMBER_UNKNOWN(6);

        private final int code;

        ChannelEnding(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** What became of an order. */
    enum Outcome implements Coded {
        /** It was carried out; a playback or a recording has begun. */
        DONE(1),
        /** It was not, and will not be. */
        REFUSED(2),
        /** Nobody knows. */
        UNKNOWN(3);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
