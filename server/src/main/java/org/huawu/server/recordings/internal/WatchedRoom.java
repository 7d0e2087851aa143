package org.huawu.server.recordings.internal;

import java.io.IOException;
import org.huawu.server.recordings.RecordingRoom;
import org.huawu.server.recordings.RecordingsSettings;
import org.springframework.stereotype.Component;

/** Holds the free space of the disk against two marks. */
@Component
class WatchedRoom implements RecordingRoom {

    private static final long MIB = 1024L * 1024;

    private final FreeSpace space;
    private final long warnBytes;
    private final long stopBytes;

    WatchedRoom(FreeSpace space, RecordingsSettings settings) {
        this.space = space;
        this.warnBytes = settings.warnFreeMib() * MIB;
        this.stopBytes = settings.stopFreeMib() * MIB;
    }

    @Override
    public Look look() {
        try {
            long free = space.bytes();
            return new Look(free, warnBytes, stopBytes, state(free));
        } catch (IOException e) {
            // Not to be seen is no reason to record nothing; whether a recording can be written is then found by
            // writing it.
            return new Look(0, warnBytes, stopBytes, State.LOW);
        }
    }

    private State state(long free) {
        if (free < stopBytes) {
            return State.FULL;
        }
        return free < warnBytes ? State.LOW : State.AMPLE;
    }
}
