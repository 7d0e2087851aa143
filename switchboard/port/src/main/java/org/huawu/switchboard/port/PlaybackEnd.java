package org.huawu.switchboard.port;

/** How a playback ended. */
public enum PlaybackEnd {
    /** Heard to its end. */
    FINISHED,
    /** Cut short by an order, a bridge, another playback or the end of the channel. */
    STOPPED
}
