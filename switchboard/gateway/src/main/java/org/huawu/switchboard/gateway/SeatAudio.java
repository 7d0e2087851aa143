package org.huawu.switchboard.gateway;

/**
 * Who listens to the gateway. Every method is called by the gateway's one thread, so it must not wait; what it throws is
 * counted and otherwise ignored. Of a leg at most one {@link #connected} comes, frames only after it, and exactly one
 * {@link #lost} at the end, also when it never connected.
 */
public interface SeatAudio {

    /** Sound can go both ways from now on. */
    void connected(MediaLeg leg);

    /** A frame came. The frame is the same object each time: read it during the call and keep nothing of it. */
    void received(MediaLeg leg, AudioFrame frame);

    /** The leg is no more. */
    void lost(MediaLeg leg, Loss loss);
}
