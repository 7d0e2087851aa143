package org.huawu.switchboard.tck;

/** The telephone of a caller of the switchboard in memory. */
final class FakeCallerPhone implements CallerPhone {

    private final FakeSwitchboard board;
    private final FakeLeg leg;

    FakeCallerPhone(FakeSwitchboard board, FakeLeg leg) {
        this.board = board;
        this.leg = leg;
    }

    @Override
    public int status() {
        return leg.status;
    }

    @Override
    public boolean isOver() {
        return leg.isGone;
    }

    @Override
    public void press(char key) {
        board.press(leg, key);
    }

    @Override
    public String keysHeard() {
        return leg.keysHeard.toString();
    }

    @Override
    public void transfer(String number) {
        board.transfer(leg, number);
    }

    @Override
    public void transfer(CallerPhone other) {
        board.transfer(leg, ((FakeCallerPhone) other).leg);
    }

    @Override
    public int transferStatus() {
        return leg.transferStatus;
    }

    @Override
    public void hangUp() {
        board.hangUpByParty(leg);
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
