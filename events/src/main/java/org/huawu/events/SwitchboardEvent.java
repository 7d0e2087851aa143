package org.huawu.events;

import java.util.List;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/** What happens to the switchboard, to seats' audio, and to channels that become no contact. */
public sealed interface SwitchboardEvent extends Event {

    /**
     * The switchboard opened an epoch: it started, or started again.
     *
     * @param atMs see {@link Event#atMs()}
     * @param epoch number of the epoch, greater than that of the one before
     */
    record EpochOpened(long atMs, long epoch) implements SwitchboardEvent {}

    /**
     * The switchboard has channels that belong to nothing here; they are hung up.
     *
     * @param atMs see {@link Event#atMs()}
     * @param channels 1..{@link EffectId#PER_EVENT} channels
     */
    record OrphansFound(long atMs, List<ChannelId> channels) implements SwitchboardEvent {

        public OrphansFound {
            channels = List.copyOf(channels);
            if (channels.isEmpty() || channels.size() > EffectId.PER_EVENT) {
                throw new IllegalArgumentException("1.." + EffectId.PER_EVENT + " orphans, were " + channels.size());
            }
        }
    }

    /**
     * A caller's channel arrived that can become no contact, and is hung up.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the id that came with it
     * @param channel the caller's channel
     * @param line the line dialled, as the switchboard reported it
     * @param cause why
     */
    record ChannelRefused(long atMs, ContactId contact, ChannelId channel, LineId line, RefusalCause cause)
            implements SwitchboardEvent {}

    /**
     * A seat can hear and be heard.
     *
     * @param atMs see {@link Event#atMs()}
     * @param seat the seat
     * @param channel its channel
     */
    record SeatAudioConnected(long atMs, SeatId seat, ChannelId channel) implements SwitchboardEvent {}

    /**
     * A seat can no longer hear or be heard.
     *
     * @param atMs see {@link Event#atMs()}
     * @param seat the seat
     * @param channel the channel it had
     */
    record SeatAudioLost(long atMs, SeatId seat, ChannelId channel) implements SwitchboardEvent {}

    /**
     * How the sound of a party came over. The contact may be over by then: it is known by the channel that it arrived on, or by the
     * order that joined its agent's seat.
     *
     * @param atMs see {@link Event#atMs()}
     * @param channel the channel of the caller or of the seat
     * @param bridge the order that joined the seat with a caller; none for the channel of a caller
     * @param quality what was measured
     */
    record SoundMeasured(
            long atMs, ChannelId channel, @Nullable EffectId bridge, SoundQuality quality)
            implements SwitchboardEvent {}
}
