package org.huawu.server.recordings.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.huawu.server.recordings.RecordingRoom;
import org.springframework.stereotype.Component;

/** The room for recordings, for a monitoring system. */
@Component
class RoomFigures implements MeterBinder {

    private final RecordingRoom room;

    RoomFigures(RecordingRoom room) {
        this.room = room;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("huawu.recordings.free", room, seen -> seen.look().freeBytes())
                .baseUnit("bytes")
                .description("What recordings may still use of their disk")
                .register(registry);
        Gauge.builder("huawu.recordings.room", room, RoomFigures::grade)
                .description("0 ample, 1 low, 2 full: no recording is begun")
                .register(registry);
    }

    private static double grade(RecordingRoom room) {
        return switch (room.look().state()) {
            case AMPLE -> 0;
            case LOW -> 1;
            case FULL -> 2;
        };
    }
}
