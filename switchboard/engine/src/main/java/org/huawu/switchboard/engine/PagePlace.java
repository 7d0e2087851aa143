package org.huawu.switchboard.engine;

import org.huawu.switchboard.rtp.SeatLeg;

/** The audio of a caller from a page. */
final class PagePlace implements SeatAudio {

    private final Control control;
    private final Calls calls;
    private final Channel channel;
    private final SeatLeg leg;

    PagePlace(Control control, Calls calls, Channel channel, SeatLeg leg) {
        this.control = control;
        this.calls = calls;
        this.channel = channel;
        this.leg = leg;
    }

    /** On the control thread. */
    void begin() {
        calls.arrive(channel);
    }

    @Override
    public boolean receive(byte[] payload, int offset, int length, int timestamp) {
        return leg.receive(payload, offset, length, timestamp);
    }

    @Override
    public void lost() {
        control.tell(() -> calls.gone(channel));
    }
}
