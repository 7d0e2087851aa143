package org.huawu.switchboard.tck;

import java.util.Set;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Part;
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
    /** There is sound before the answer: one that was dialled is heard, one that arrived hears. */
    boolean isEarly;

    boolean isGone;
    /** The SIP status that the caller was told last. */
    int status;

    /** When one that was dialled and not answered is given up. */
    long rungOutAtMs = Long.MAX_VALUE;

    /** What the party was told last of a transfer that it asked for; 0 for nothing. */
    int transferStatus;
    /** When a transfer that is asked for ends by itself. */
    long transferEndsAtMs = Long.MAX_VALUE;

    /** The keys that were pressed for its party. */
    final StringBuilder keysHeard = new StringBuilder();
    /** How many steps of time passed since its sound was measured last. */
    int steps;

    int saysHz;
    int musicHz;

    @Nullable
    Playing playing;

    @Nullable
    FakeBridge bridge;

    @Nullable
    FakeRecording recording;

    FakeLeg(ChannelId channel, @Nullable SeatId seat) {
        this.channel = channel;
        this.seat = seat;
        this.isAnswered = seat != null;
    }

    /** Whether it can be in a bridge. */
    boolean canBeJoined() {
        return isAnswered || (isEarly && channel.isDialled());
    }

    /** Whether something can be played to it. */
    boolean canBePlayedTo() {
        return isAnswered || (isEarly && !channel.isDialled());
    }

    /** The tones its party hears; 0 is silence. */
    Set<Integer> hears() {
        if (isGone || !(isAnswered || isEarly)) {
            return Set.of(0);
        }
        if (bridge != null) {
            return bridge.heardBy(this);
        }
        return Set.of(playing == null ? musicHz : playing.hz());
    }

    /** Notes the present tones in the recording, if there is one: nobody whispers in it. */
    void record() {
        if (recording != null) {
            recording.take(saysHz, bridge == null ? hears() : bridge.heardBy(this, Part.CUSTOMER));
        }
    }
}
