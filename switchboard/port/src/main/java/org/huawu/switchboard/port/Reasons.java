package org.huawu.switchboard.port;

import org.huawu.kernel.Rejection;

/** Why an order may be refused. Every switchboard uses these ids. */
public final class Reasons {

    /** It arrived after its deadline. */
    public static final Rejection ORDER_LATE = Rejection.of("order-late");
    /** Its id is older than every id whose outcome is remembered. */
    public static final Rejection ORDER_FORGOTTEN = Rejection.of("order-forgotten");
    /** The switchboard has not declared what is needed. */
    public static final Rejection CAPABILITY_MISSING = Rejection.of("capability-missing");
    /** There is no such channel, or it is gone. */
    public static final Rejection CHANNEL_UNKNOWN = Rejection.of("channel-unknown");
    /** The channel must be answered first. */
    public static final Rejection CHANNEL_NOT_ANSWERED = Rejection.of("channel-not-answered");
    /** The channel is answered already. */
    public static final Rejection CHANNEL_ANSWERED = Rejection.of("channel-answered");
    /** The channel is in a bridge. */
    public static final Rejection CHANNEL_IN_BRIDGE = Rejection.of("channel-in-bridge");
    /** The channel is the audio of a seat. */
    public static final Rejection CHANNEL_OF_SEAT = Rejection.of("channel-of-seat");
    /** A channel cannot be joined with itself. */
    public static final Rejection CHANNELS_EQUAL = Rejection.of("channels-equal");
    /** There is no such sound. */
    public static final Rejection SOUND_UNKNOWN = Rejection.of("sound-unknown");
    /** No such playback is running there. */
    public static final Rejection PLAYBACK_UNKNOWN = Rejection.of("playback-unknown");
    /** There is no such bridge. */
    public static final Rejection BRIDGE_UNKNOWN = Rejection.of("bridge-unknown");
    /** A bridge of that name stands. */
    public static final Rejection BRIDGE_EXISTS = Rejection.of("bridge-exists");
    /** The channel is in no bridge. */
    public static final Rejection CHANNEL_IN_NO_BRIDGE = Rejection.of("channel-in-no-bridge");
    /** The bridge has as many channels as it may have. */
    public static final Rejection BRIDGE_FULL = Rejection.of("bridge-full");
    /** Fewer than two would be heard by all. */
    public static final Rejection BRIDGE_WOULD_END = Rejection.of("bridge-would-end");
    /** The party of the channel is a page or a seat, which has no keys to be pressed. */
    public static final Rejection CHANNEL_TAKES_NO_KEYS = Rejection.of("channel-takes-no-keys");
    /** The caller cannot hear us before the answer: he leaves the offer of sound to us, or calls from a page. */
    public static final Rejection CHANNEL_HEARS_NOTHING_EARLY = Rejection.of("channel-hears-nothing-early");
    /** No such recording is running. */
    public static final Rejection RECORDING_UNKNOWN = Rejection.of("recording-unknown");
    /** A recording of that name is there. */
    public static final Rejection RECORDING_EXISTS = Rejection.of("recording-exists");
    /** The disk has too little room for another recording. */
    public static final Rejection RECORDING_NO_ROOM = Rejection.of("recording-no-room");
    /** The channel is being recorded already. */
    public static final Rejection CHANNEL_RECORDED = Rejection.of("channel-recorded");
    /** No room for one more: a limit of the switchboard is reached. */
    public static final Rejection SWITCHBOARD_FULL = Rejection.of("switchboard-full");
    /** The disk did not take the sound, or not fast enough. */
    public static final Rejection RECORDING_NOT_WRITTEN = Rejection.of("recording-not-written");

    /** There is no such trunk. */
    public static final Rejection TRUNK_UNKNOWN = Rejection.of("trunk-unknown");
    /** The trunk has as many calls as it may have, or began as many within a second. */
    public static final Rejection TRUNK_FULL = Rejection.of("trunk-full");
    /** The limits against toll fraud do not let that number be called, or not so often. */
    public static final Rejection NUMBER_NOT_ALLOWED = Rejection.of("number-not-allowed");
    /** The trunk may not show that number. */
    public static final Rejection NUMBER_NOT_SHOWN = Rejection.of("number-not-shown");
    /** A channel of that name stands. */
    public static final Rejection CHANNEL_EXISTS = Rejection.of("channel-exists");
    /** The channel was dialled: its party answers it, not we. */
    public static final Rejection CHANNEL_DIALLED = Rejection.of("channel-dialled");
    /** The party of the channel asked for no transfer, or that is over. */
    public static final Rejection TRANSFER_NOT_ASKED = Rejection.of("transfer-not-asked");

    private Reasons() {}
}
