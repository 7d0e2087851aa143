package org.huawu.server.recordings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.huawu.server.installation.Refusal;
import org.huawu.server.recordings.RecordingRoom.State;
import org.huawu.server.recordings.RecordingsSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedRoomTest {

    private static final long MIB = 1024L * 1024;

    @ParameterizedTest
    @CsvSource({"101, AMPLE", "100, AMPLE", "99, LOW", "20, LOW", "19, FULL", "0, FULL"})
    void given_marks_at_100_and_20_when_the_disk_is_looked_at_then_the_room_is_told(long freeMib, State state) {
        assertThat(room(() -> freeMib * MIB).look().state()).isEqualTo(state);
        assertThat(room(() -> freeMib * MIB).look().freeBytes()).isEqualTo(freeMib * MIB);
    }

    @Test
    void given_a_disk_that_cannot_be_looked_at_when_it_is_then_somebody_is_told_and_recording_goes_on() {
        FreeSpace unknown = () -> {
            throw new IOException("no such disk");
        };
        assertThat(room(unknown).look().state()).isEqualTo(State.LOW);
    }

    @Test
    void given_a_warning_below_the_stop_when_it_is_set_then_it_is_refused() {
        assertThatThrownBy(() -> settings(19, 20)).isInstanceOf(Refusal.class).hasMessageContaining("warn-free-mib");
    }

    private static WatchedRoom room(FreeSpace space) {
        return new WatchedRoom(space, settings(100, 20));
    }

    private static RecordingsSettings settings(long warn, long stop) {
        return new RecordingsSettings(180, Duration.ofMinutes(1), warn, stop, "off", 0);
    }
}
