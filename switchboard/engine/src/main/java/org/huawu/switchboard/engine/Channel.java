package org.huawu.switchboard.engine;

import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.rtp.Leg;
import org.huawu.switchboard.sip.SipCall;
import org.jspecify.annotations.Nullable;

/** What the switchboard knows of one channel; touched by its control thread only. */
final class Channel {

    private final ChannelId id;
    private final @Nullable SipCall call;
    private final @Nullable SeatId seat;

    @Nullable
    Leg leg;

    @Nullable
    PlaybackId playback;

    long playing;

    @Nullable
    BridgeId bridge;

    @Nullable
    Channel peer;

    @Nullable
    RecordingId recording;

    private Channel(ChannelId id, @Nullable SipCall call, @Nullable SeatId seat) {
        this.id = id;
        this.call = call;
        this.seat = seat;
    }

    static Channel ofCall(ChannelId id, SipCall call) {
        return new Channel(id, call, null);
    }

    static Channel ofSeat(ChannelId id, SeatId seat, Leg leg) {
        Channel channel = new Channel(id, null, seat);
        channel.leg = leg;
        return channel;
    }

    ChannelId id() {
        return id;
    }

    /** The call behind it; null for a seat. */
    @Nullable
    SipCall call() {
        return call;
    }

    /** The seat behind it; null for a call. */
    @Nullable
    SeatId seat() {
        return seat;
    }
}
