package org.huawu.switchboard.tck;

import java.util.function.BooleanSupplier;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.Switchboard;

/** The stage before a test has begun: nothing is there. */
final class NoStage implements Stage {

    private final FactLog facts = new FactLog();

    @Override
    public Switchboard switchboard() {
        throw new IllegalStateException("no test has begun");
    }

    @Override
    public Switchboard next() {
        throw new IllegalStateException("no test has begun");
    }

    @Override
    public FactLog facts() {
        return facts;
    }

    @Override
    public CallerPhone call(String called, String caller) {
        throw new IllegalStateException("no test has begun");
    }

    @Override
    public CalleePhone callee(String number) {
        throw new IllegalStateException("no test has begun");
    }

    @Override
    public SeatPhone connect(SeatId seat) {
        throw new IllegalStateException("no test has begun");
    }

    @Override
    public long nowMs() {
        return 0;
    }

    @Override
    public boolean until(BooleanSupplier condition, long mostMs) {
        return condition.getAsBoolean();
    }

    @Override
    public boolean recordingHolds(String file, Side side, int hz) {
        return false;
    }

    @Override
    public void close() {
        // nothing stands
    }
}
