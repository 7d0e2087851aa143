package org.huawu.switchboard.tck;

import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.port.SeatId;
import org.jspecify.annotations.Nullable;

/** A channel of the switchboard in memory: what it plays, whom it is joined with, what it records. */
final class FakeLeg {

    /** A prompt that is being played. */
    record Playing(PlaybackId playback, int hz, long untilMs) {}

    final ChannelId channel;
    final @Nullable SeatId seat;
    boolean isAnswered;
    boolean isGone;
    /** The SIP status that the caller was told last. */
    int status;

    int saysHz;
    int musicHz;

    @Nullable
    Playing playing;

    @Nullable
    BridgeId bridge;

    @Nullable
    FakeLeg peer;

    @Nullable
    FakeRecording recording;

    FakeLeg(ChannelId channel, @Nullable SeatId seat) {
        this.channel = channel;
        this.seat = seat;
        this.isAnswered = seat != null;
    }

    /** The tone its party hears; 0 for silence. */
    int hearsHz() {
        if (isGone || !isAnswered) {
            return 0;
        }
        if (peer != null) {
            return peer.saysHz;
        }
        return playing == null ? musicHz : playing.hz();
    }

    /** Notes the present tones in the recording, if there is one. */
    void record() {
        if (recording != null) {
            recording.take(saysHz, hearsHz());
        }
    }
}
