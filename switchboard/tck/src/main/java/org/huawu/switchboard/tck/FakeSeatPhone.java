package org.huawu.switchboard.tck;

/** The audio of a seat of the switchboard in memory. */
final class FakeSeatPhone implements SeatPhone {

    private final FakeSwitchboard board;
    private final FakeLeg leg;

    FakeSeatPhone(FakeSwitchboard board, FakeLeg leg) {
        this.board = board;
        this.leg = leg;
    }

    @Override
    public void lose() {
        board.lose(leg);
    }

    @Override
    public void speak(int hz) {
        board.speak(leg, hz);
    }

    @Override
    public boolean hears(int hz) {
        return leg.hears().contains(hz);
    }
}
