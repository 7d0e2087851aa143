package org.huawu.switchboard.engine;

import java.util.function.IntConsumer;
import org.huawu.switchboard.rtp.Leg;
import org.huawu.switchboard.rtp.SeatLeg;
import org.jspecify.annotations.Nullable;

/**
 * A caller from a page, whose sound stands before the call is answered.
 *
 * @param ended hears the cause when the call is ended by us
 */
record PageCaller(String called, String number, SeatLeg leg, IntConsumer ended) implements Caller {

    @Override
    public void ring() {
        // the page shows by itself that it waits
    }

    @Override
    public Answer answer(@Nullable Leg early) {
        return new Answer.Given(leg);
    }

    @Override
    public void end(int cause) {
        ended.accept(cause);
    }
}
