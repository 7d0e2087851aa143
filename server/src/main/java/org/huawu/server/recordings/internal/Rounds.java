package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.huawu.server.recordings.RecordingRoom;
import org.huawu.server.recordings.RecordingRoom.Look;
import org.huawu.server.recordings.RecordingRoom.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One look after another at what recordings are past their retention and what room there is. One thread at a time. */
@Component
class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration STRAYS_EVERY = Duration.ofHours(24);

    private final Deletion deletion;
    private final RecordingRoom room;
    private final Clock clock;
    private Instant strays = Instant.MIN;
    private State before = State.AMPLE;

    Rounds(Deletion deletion, RecordingRoom room, Clock clock) {
        this.deletion = deletion;
        this.room = room;
        this.clock = clock;
    }

    /**
     * Makes a round. Where room is low, all that is past its retention goes at once; what is within it never does.
     *
     * @param most how many recordings are deleted while there is ample room
     */
    void run(int most) throws IOException {
        watch();
        int deleted = deletion.run(most);
        int all = deleted;
        while (deleted == most && room.look().state() != State.AMPLE) {
            deleted = deletion.run(most);
            all += deleted;
        }
        if (all > 0) {
            LOG.info("{} recordings past their retention were deleted", all);
        }
        if (!clock.instant().isBefore(strays)) {
            deletion.deleteStrays();
            strays = clock.instant().plus(STRAYS_EVERY);
        }
    }

    private void watch() {
        Look look = room.look();
        if (look.state() != before) {
            switch (look.state()) {
                case AMPLE -> LOG.info("There is ample room for recordings again: {} MiB", inMib(look.freeBytes()));
                case LOW ->
                    LOG.warn(
                            "Room for recordings is low: {} MiB, below {}. Make room, or keep recordings for less long",
                            inMib(look.freeBytes()),
                            inMib(look.warnBytes()));
                case FULL ->
                    LOG.error(
                            "No recording is begun any more: {} MiB are free, below {}. Calls go on without. Make room",
                            inMib(look.freeBytes()),
                            inMib(look.stopBytes()));
            }
            before = look.state();
        }
    }

    /** As the settings name it. */
    private static long inMib(long bytes) {
        return bytes >> 20;
    }
}
