package org.huawu.switchboard.engine;

import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.rtp.SeatLeg;

/** The audio of one seat at one switchboard. */
final class SeatPlace implements SeatAudio {

    private final Control control;
    private final Calls calls;
    private final SeatId seat;
    private final Channel channel;
    private final SeatLeg leg;

    SeatPlace(Control control, Calls calls, SeatId seat, Channel channel, SeatLeg leg) {
        this.control = control;
        this.calls = calls;
        this.seat = seat;
        this.channel = channel;
        this.leg = leg;
    }

    /** On the control thread. */
    void begin() {
        calls.seated(channel, seat);
    }

    @Override
    public boolean receive(byte[] payload, int offset, int length, int timestamp) {
        return leg.receive(payload, offset, length, timestamp);
    }

    @Override
    public void lost() {
        control.tell(() -> calls.unseated(channel));
    }
}
