package org.huawu.switchboard.port;

import java.util.List;

/**
 * Something a switchboard is told to do. Every order has exactly one outcome: a fact of {@link Fact.Outcome}.
 *
 * <p>An order names the moment by which its outcome is needed, in ms of the orderer's own time (see
 * {@link Switchboard#carryOut}). An order that arrives after it is refused and not carried out; one whose outcome is not
 * known by then has the outcome unknown.
 */
public sealed interface Order {

    /** Which order it is; rises within an epoch. */
    OrderId id();

    /** By when the outcome is needed, in ms of the orderer's time. */
    long deadlineMs();

    /** An order about one channel. Refused with {@link Reasons#CHANNEL_UNKNOWN} when there is none of that name. */
    sealed interface OfChannel extends Order {

        /** The channel that is meant. */
        ChannelId channel();
    }

    /**
     * Calls somebody through a trunk. Done when the call is on its way, and from then on the channel stands:
     * {@link Fact.ChannelRinging}, {@link Fact.EarlyMediaBegan} and {@link Fact.ChannelAnswered} say how it fares, and
     * {@link Fact.ChannelEnded} that it is over. {@link HangUp} gives it up before the answer. It can neither be answered nor
     * rung: that is for its party. Refused when the trunk is unknown or full, when it may not show the number, or when the
     * limits against toll fraud do not let the number be called.
     *
     * @param channel the name the channel shall have; beginning with {@link ChannelId#DIALLED}, and never used before
     * @param trunk the way out
     * @param number whom to call
     * @param shown the number to show; not withheld
     * @param mostRingingMs how long it may go on unanswered, 1,000..180,000 ms; then the channel ends for 480
     */
    record Dial(
            OrderId id,
            long deadlineMs,
            ChannelId channel,
            TrunkId trunk,
            PhoneNumber number,
            PhoneNumber shown,
            int mostRingingMs)
            implements Order {

        private static final int LEAST_RINGING_MS = 1_000;
        private static final int MOST_RINGING_MS = 180_000;

        public Dial {
            if (!channel.isDialled()) {
                throw new IllegalArgumentException("the name of a dialled channel begins with " + ChannelId.DIALLED);
            }
            if (mostRingingMs < LEAST_RINGING_MS || mostRingingMs > MOST_RINGING_MS) {
                throw new IllegalArgumentException("most ringing " + mostRingingMs);
            }
        }
    }

    /** Answers an arrived channel. Refused when it is answered already. Done when the answer is sent. */
    record Answer(OrderId id, long deadlineMs, ChannelId channel) implements OfChannel {}

    /**
     * Tells the caller of a channel that it rings on our side; one who hears us before the answer is not told. Refused when the
     * channel is answered.
     */
    record Ring(OrderId id, long deadlineMs, ChannelId channel) implements OfChannel {}

    /**
     * Lets the caller of an arrived channel hear us before the answer: {@link Play} and {@link StartMusic} work from here on, and go on
     * through the answer. Nothing else does: he is not heard, recorded or joined with anybody, and his keys are not reported. Done also
     * when it is so already. Refused when the channel is answered, or with {@link Reasons#CHANNEL_HEARS_NOTHING_EARLY}.
     */
    record SpeakEarly(OrderId id, long deadlineMs, ChannelId channel) implements OfChannel {}

    /**
     * Plays a sound once on a channel that is answered, or spoken to early, and in no bridge; it interrupts music, which goes on afterwards, and
     * stops a playback that still runs. Done when it begins; {@link Fact.PlaybackEnded} follows, exactly once.
     */
    record Play(OrderId id, long deadlineMs, ChannelId channel, PlaybackId playback, SoundId sound)
            implements OfChannel {}

    /** Stops a playback. Refused when it is not running on that channel. */
    record StopPlaying(OrderId id, long deadlineMs, ChannelId channel, PlaybackId playback) implements OfChannel {}

    /**
     * Plays a sound again and again on a channel that is answered, or spoken to early, and in no bridge; replaces music that runs.
     */
    record StartMusic(OrderId id, long deadlineMs, ChannelId channel, SoundId sound) implements OfChannel {}

    /** Stops the music of a channel. Done also when there was none. */
    record StopMusic(OrderId id, long deadlineMs, ChannelId channel) implements OfChannel {}

    /**
     * Begins to record an answered channel: left what its party says, right what its party hears. The recording goes on
     * through bridges until it is stopped or the channel ends. One at a time for a channel. Done when it begins;
     * {@link Fact.RecordingSaved} or {@link Fact.RecordingFailed} follows, exactly once.
     */
    record StartRecording(OrderId id, long deadlineMs, ChannelId channel, RecordingId recording) implements OfChannel {}

    /** Ends a recording. Refused when none of that name is running. Done when no more is recorded. */
    record StopRecording(OrderId id, long deadlineMs, RecordingId recording) implements Order {}

    /**
     * Has a recording that runs hold silence on both sides from now on, or sound again: nobody is to hear a card number later. Its
     * time goes on. Refused when none of that name is running. Done also when it is so already.
     */
    record MaskRecording(OrderId id, long deadlineMs, RecordingId recording, boolean isMasked) implements Order {}

    /**
     * Presses keys on an answered channel, one after the other, as its party takes them: by RFC 4733, else as tones. Done when they
     * are taken, not when the last is pressed; what is said to the party meanwhile it may miss. Refused with
     * {@link Reasons#CHANNEL_TAKES_NO_KEYS} where its party is a page or a seat, and with {@link Reasons#SWITCHBOARD_FULL} when more
     * than {@value #MOST_KEYS} would wait.
     *
     * @param keys 1..{@value #MOST_KEYS}
     */
    record PressKeys(OrderId id, long deadlineMs, ChannelId channel, List<Digit> keys) implements OfChannel {

        /** How many keys may wait to be pressed. */
        public static final int MOST_KEYS = 64;

        public PressKeys {
            keys = List.copyOf(keys);
            if (keys.isEmpty() || keys.size() > MOST_KEYS) {
                throw new IllegalArgumentException(keys.size() + " keys to press");
            }
        }
    }

    /**
     * Joins two channels, neither in a bridge, so that they hear each other; stops playbacks and music of both. Each is answered, or
     * was dialled and its network speaks already ({@link Fact.EarlyMediaBegan}); the answer changes nothing about the bridge. The
     * first is the customer's, the second an agent's, see {@link Part}. A bridge stands as long as two of its channels are
     * heard by all; then it is gone and those who are left go on alone.
     */
    record Bridge(OrderId id, long deadlineMs, BridgeId bridge, ChannelId first, ChannelId second) implements Order {}

    /** Parts the channels of a bridge; each goes on alone. Refused when there is no such bridge. */
    record Unbridge(OrderId id, long deadlineMs, BridgeId bridge) implements Order {}

    /**
     * Takes one more channel, in no bridge, into a bridge that stands, answered or as for {@link Bridge}; stops its playbacks and
     * music. Refused when the bridge has 32 channels.
     */
    record Join(OrderId id, long deadlineMs, ChannelId channel, BridgeId bridge, Part part) implements OfChannel {}

    /** Changes the part of a channel that is in a bridge; that it ends the bridge is refused. */
    record ChangePart(OrderId id, long deadlineMs, ChannelId channel, Part part) implements OfChannel {}

    /** Takes a channel out of its bridge; it goes on alone. Refused when it is in none. */
    record Leave(OrderId id, long deadlineMs, ChannelId channel) implements OfChannel {}

    /**
     * Tells a party how the transfer goes that it asked for ({@link Fact.TransferAsked}). It does nothing else: the one who gives
     * it dials, joins and hangs up by other orders. Refused with {@link Reasons#TRANSFER_NOT_ASKED} when none was asked for, or
     * it is over.
     *
     * @param sipStatus 101..199 it goes on, {@link HangUp#NORMAL} it is done, 400..699 it is not; the last two end it
     */
    record ReportTransfer(OrderId id, long deadlineMs, ChannelId channel, int sipStatus) implements OfChannel {
        public ReportTransfer {
            boolean isOngoing = sipStatus > 100 && sipStatus < 200;
            boolean isEnd = sipStatus == HangUp.NORMAL || (sipStatus >= 400 && sipStatus <= 699);
            if (!isOngoing && !isEnd) {
                throw new IllegalArgumentException("status of a transfer " + sipStatus);
            }
        }
    }

    /**
     * Ends a channel. The audio of a seat cannot be hung up: it belongs to the gateway.
     *
     * @param sipCause {@link #NORMAL}, or 400..699: the answer to a caller not answered yet, the reason told to one who is
     */
    record HangUp(OrderId id, long deadlineMs, ChannelId channel, int sipCause) implements OfChannel {
        /** A call ends as calls do. */
        public static final int NORMAL = 200;

        private static final int NOBODY_TO_BE_HAD = 480;

        public HangUp {
            if (sipCause != NORMAL && (sipCause < 400 || sipCause > 699)) {
                throw new IllegalArgumentException("cause must be 200 or 400..699, was " + sipCause);
            }
        }

        /** What the caller is told, and what is reported: a call not answered yet cannot end as calls do. */
        public int cause(boolean isAnswered) {
            return sipCause == NORMAL && !isAnswered ? NOBODY_TO_BE_HAD : sipCause;
        }
    }
}
