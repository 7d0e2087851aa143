package org.huawu.switchboard.port;

import java.util.List;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/**
 * Something a switchboard reports as having happened. Facts of one switchboard come in the order in which they happened,
 * one after the other; of one channel first its arrival, or the outcome of the order that dialled it, last its end; only its
 * recording and its sound may be told of afterwards.
 */
public sealed interface Fact {

    /** The epoch it happened in. */
    long epoch();

    /** The switchboard's own time, in ms since 1970; evidence, not order. */
    long atMs();

    /**
     * The first fact of an epoch, with the channels that stand already. Orders of earlier epochs count no more; channels
     * not listed are gone.
     */
    record EpochOpened(long epoch, long atMs, List<OpenChannel> channels) implements Fact {
        public EpochOpened {
            channels = List.copyOf(channels);
        }
    }

    /**
     * A caller dialled a number we have.
     *
     * @param called that number; the one dialled first, where a trusted trunk says that the call was diverted here
     * @param trunk the trunk it came by; null when it came by none
     */
    record ChannelArrived(
            long epoch,
            long atMs,
            ChannelId channel,
            PhoneNumber called,
            PhoneNumber caller,
            @Nullable TrunkId trunk) implements Fact {

        /** By no trunk. */
        public ChannelArrived(long epoch, long atMs, ChannelId channel, PhoneNumber called, PhoneNumber caller) {
            this(epoch, atMs, channel, called, caller, null);
        }
    }

    /** It rings where a channel was dialled to. At most once for a channel. */
    record ChannelRinging(long epoch, long atMs, ChannelId channel) implements Fact {}

    /**
     * The network speaks before a dialled channel is answered, for instance to say that its party cannot be reached. At most
     * once for a channel. Who is bridged with it hears it; nobody else does. Where a call was forked, what spoke up last is heard,
     * from the answer on the one that answered.
     */
    record EarlyMediaBegan(long epoch, long atMs, ChannelId channel) implements Fact {}

    /** A channel is answered: from here on its party may hear and be heard. */
    record ChannelAnswered(long epoch, long atMs, ChannelId channel) implements Fact {}

    /**
     * A channel is gone; the last fact of that channel but for its recording and its sound.
     *
     * @param sipCause 200 for a normal end, else 400..699; 487 when the caller gave up before the answer; 408 when an answered
     *     party is gone without a word, 481 when its side knows nothing of the call any more; for a dialled channel that was not answered, the status it was refused with, 408 when nobody said anything, 480 when it rang for too
     *     long, 503 when no peer of the trunk was to be reached
     * @param by the party also when it refused, did not answer or was not to be reached; nobody when an answered one is lost
     */
    record ChannelEnded(long epoch, long atMs, ChannelId channel, int sipCause, HungUpBy by) implements Fact {}

    /** A playback is over. */
    record PlaybackEnded(long epoch, long atMs, ChannelId channel, PlaybackId playback, PlaybackEnd end)
            implements Fact {}

    /** A party pressed a key. Each press is reported once, when it begins. */
    record DigitReceived(long epoch, long atMs, ChannelId channel, Digit digit) implements Fact {}

    /**
     * A party wants its call to go elsewhere. Nothing is done and the call goes on; {@link Order.ReportTransfer} tells the party
     * what becomes of it. When no such order comes within four seconds it is told that nothing will (603). Wishes for numbers
     * that may not be called, or for calls of others, are refused without this fact.
     */
    record TransferAsked(long epoch, long atMs, ChannelId channel, TransferGoal goal) implements Fact {}

    /**
     * A recording lies complete on the disk. Also reported, after {@link EpochOpened}, for one that an earlier epoch left
     * behind and that was repaired.
     *
     * @param file its file's name within the folder of recordings
     * @param lengthMs how long it is
     */
    record RecordingSaved(long epoch, long atMs, RecordingId recording, String file, long lengthMs) implements Fact {}

    /**
     * A recording broke off or was never begun.
     *
     * @param file the file's name within the folder of recordings, which may hold the part before
     * @param lengthMs how much was saved
     */
    record RecordingFailed(long epoch, long atMs, RecordingId recording, String file, long lengthMs, Rejection reason)
            implements Fact {}

    /** The audio of a seat stands: it is an answered channel from now on. */
    record SeatAudioConnected(long epoch, long atMs, SeatId seat, ChannelId channel) implements Fact {}

    /** The audio of a seat is gone, and its channel with it; a bridge it was in is parted. */
    record SeatAudioLost(long epoch, long atMs, SeatId seat, ChannelId channel) implements Fact {}

    /**
     * How the sound of a party came over. Told where it is measured: once of a channel that a call has, when the channel is gone,
     * for all its time; of a seat's, whose sound stands for many calls, whenever it leaves a bridge, for its time there.
     *
     * @param bridge the bridge that a seat was in; null for a channel that is gone
     */
    record SoundMeasured(
            long epoch,
            long atMs,
            ChannelId channel,
            @Nullable BridgeId bridge,
            SoundQuality quality) implements Fact {}

    /** What became of an order. Exactly one for each; the same again when the order is repeated. */
    sealed interface Outcome extends Fact {

        /** Whose outcome it is. */
        OrderId order();
    }

    /** The order was carried out. */
    record OrderDone(long epoch, long atMs, OrderId order) implements Outcome {}

    /** The order was not carried out and had no effect. */
    record OrderRefused(long epoch, long atMs, OrderId order, Rejection reason) implements Outcome {}

    /** Nobody can say whether the order was carried out. */
    record OrderUnknown(long epoch, long atMs, OrderId order) implements Outcome {}
}
