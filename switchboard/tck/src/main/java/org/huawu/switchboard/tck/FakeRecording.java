package org.huawu.switchboard.tck;

import java.util.Set;
import java.util.TreeSet;
import org.huawu.switchboard.port.RecordingId;

/** A recording of the switchboard in memory: which tones were on which side, and for how long it ran. */
final class FakeRecording {

    private final RecordingId id;
    private final long fromMs;
    private final Set<Integer> left = new TreeSet<>();
    private final Set<Integer> right = new TreeSet<>();
    private boolean isMasked;

    FakeRecording(RecordingId id, long fromMs) {
        this.id = id;
        this.fromMs = fromMs;
    }

    RecordingId id() {
        return id;
    }

    String file() {
        return id.value() + ".wav";
    }

    long lengthMs(long nowMs) {
        return nowMs - fromMs;
    }

    void mask(boolean isToBe) {
        isMasked = isToBe;
    }

    void take(int saidHz, Set<Integer> heard) {
        if (isMasked) {
            return;
        }
        left.add(saidHz);
        right.addAll(heard);
    }

    boolean holds(Stage.Side side, int hz) {
        return (side == Stage.Side.LEFT ? left : right).contains(hz);
    }
}
