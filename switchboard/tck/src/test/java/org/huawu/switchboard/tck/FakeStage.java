package org.huawu.switchboard.tck;

import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.Switchboard;

/** The stage of the switchboard in memory: waiting lets virtual time pass. */
final class FakeStage implements Stage {

    private final FactLog facts = new FactLog();
    private FakeSwitchboard board = board(0);

    @Override
    public Switchboard switchboard() {
        return board;
    }

    @Override
    public Switchboard next() {
        board = board(board.epoch());
        return board;
    }

    @Override
    public FactLog facts() {
        return facts;
    }

    @Override
    public CallerPhone call(String called, String caller) {
        return board.call(called, caller);
    }

    @Override
    public CalleePhone callee(String number) {
        return board.callee(number);
    }

    @Override
    public SeatPhone connect(SeatId seat) {
        return board.connect(seat);
    }

    @Override
    public long nowMs() {
        return board.nowMs();
    }

    @Override
    public boolean until(BooleanSupplier condition, long mostMs) {
        for (long waitedMs = 0; waitedMs < mostMs && !condition.getAsBoolean(); waitedMs += 10) {
            board.advance(10);
        }
        return condition.getAsBoolean();
    }

    @Override
    public boolean recordingHolds(String file, Side side, int hz) {
        return board.recordingHolds(file, side, hz);
    }

    @Override
    public void close() {
        board.close();
    }

    private static FakeSwitchboard board(long epochBefore) {
        return new FakeSwitchboard(
                epochBefore,
                Set.of(LINE),
                Map.of(PROMPT, new FakeSound(PROMPT_HZ, PROMPT_MS), MUSIC, new FakeSound(MUSIC_HZ, 1_000)));
    }
}
