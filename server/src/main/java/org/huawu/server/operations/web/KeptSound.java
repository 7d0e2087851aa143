package org.huawu.server.operations.web;

import java.util.Locale;
import org.huawu.server.recordings.RecordingCoder;
import org.huawu.server.recordings.RecordingRoom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the recordings fare, for administrators. */
@Component
record KeptSound(RecordingRoom room, RecordingCoder coder) {

    RecordingsView view() {
        RecordingRoom.Look look = room.look();
        return new RecordingsView(
                look.state().name().toLowerCase(Locale.ROOT),
                look.freeBytes(),
                look.warnBytes(),
                look.stopBytes(),
                coder.library());
    }

    /**
     * The disk of the recordings, and what makes them small.
     *
     * @param room ample, low or full
     * @param coder null when none is installed, and recordings stay as they are
     */
    record RecordingsView(
            String room,
            long freeBytes,
            long warnBytes,
            long stopBytes,
            @Nullable String coder) {}
}
