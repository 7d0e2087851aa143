package org.huawu.switchboard.tck;

import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Fact;
import org.jspecify.annotations.Nullable;

/** The telephone of somebody whom the switchboard in memory calls. */
final class FakeCalleePhone implements CalleePhone {

    private final FakeSwitchboard board;
    private @Nullable FakeLeg leg;
    private boolean isRinging;
    private boolean isAnnounced;

    FakeCalleePhone(FakeSwitchboard board) {
        this.board = board;
    }

    /** It is called. */
    void call(FakeLeg by) {
        leg = by;
    }

    @Override
    public boolean isCalled() {
        return leg != null;
    }

    @Override
    public boolean isOver() {
        return leg != null && leg.isGone;
    }

    @Override
    public void ring() {
        if (leg != null && !isRinging) {
            isRinging = true;
            ChannelId channel = leg.channel;
            board.tell((epoch, atMs) -> new Fact.ChannelRinging(epoch, atMs, channel));
        }
    }

    @Override
    public void announce() {
        if (leg != null && !isAnnounced) {
            isAnnounced = true;
            board.speakEarly(leg);
        }
    }

    @Override
    public void answer() {
        if (leg != null) {
            board.answerByParty(leg);
        }
    }

    @Override
    public void refuse(int status) {
        if (leg != null) {
            board.endByParty(leg, status);
        }
    }

    @Override
    public void press(char key) {
        if (leg != null) {
            board.press(leg, key);
        }
    }

    @Override
    public void hangUp() {
        if (leg != null) {
            board.endByParty(leg, 200);
        }
    }

    @Override
    public void speak(int hz) {
        if (leg != null) {
            board.speak(leg, hz);
        }
    }

    @Override
    public boolean hears(int hz) {
        return leg != null && leg.hears().contains(hz);
    }
}
