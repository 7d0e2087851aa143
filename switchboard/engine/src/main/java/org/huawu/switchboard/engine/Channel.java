package org.huawu.switchboard.engine;

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
    private @Nullable Caller caller;
    private final @Nullable SeatId seat;

    @Nullable
    Leg leg;

    /** Its sound before its answer: of one that was dialled what its network says, of one that arrived what it hears. */
    @Nullable
    Leg early;

    @Nullable
    PlaybackId playback;

    long playing;

    @Nullable
    Bridged bridge;

    @Nullable
    RecordingId recording;

    /** Whether a seat's telephone holds the call, so that it hears nothing or says nothing. */
    boolean isHeld;

    /** The call by which a telephone is the sound of this seat; null for browsers and callers. */
    @Nullable
    SipCall phone;

    private Channel(ChannelId id, @Nullable Caller caller, @Nullable SeatId seat) {
        this.id = id;
        this.caller = caller;
        this.seat = seat;
    }

    static Channel ofCaller(ChannelId id, Caller caller) {
        return new Channel(id, caller, null);
    }

    static Channel ofSeat(ChannelId id, SeatId seat, Leg leg) {
        Channel channel = new Channel(id, null, seat);
        channel.leg = leg;
        return channel;
    }

    /** Its sound, before the answer too. */
    @Nullable
    Leg sound() {
        return leg == null ? early : leg;
    }

    /** What of it can be in a bridge: one that was dialled is heard there before its answer. */
    @Nullable
    Leg joinable() {
        return leg == null && caller instanceof SipCallee ? early : leg;
    }

    /** What of it can be played to: one that arrived may hear us before the answer. */
    @Nullable
    Leg playable() {
        return leg == null && caller instanceof SipCaller ? early : leg;
    }

    ChannelId id() {
        return id;
    }

    /** Who called; null for a seat. */
    @Nullable
    Caller caller() {
        return caller;
    }

    /** The caller goes on by another call. */
    void goesOnBy(Caller next) {
        caller = next;
    }

    /** The seat behind it; null for a caller. */
    @Nullable
    SeatId seat() {
        return seat;
    }
}
