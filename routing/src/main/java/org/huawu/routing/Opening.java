package org.huawu.routing;

import java.util.List;
import org.huawu.events.OpenTime;
import org.huawu.events.QueueHours;
import org.jspecify.annotations.Nullable;

/** When a queue lets contacts in, for one revision of the configuration. */
final class Opening {

    private final QueueHours hours;
    private final @Nullable List<OpenTime> times;

    /** @param times of its calendar; none when it has no calendar */
    Opening(QueueHours hours, @Nullable List<OpenTime> times) {
        this.hours = hours;
        this.times = times;
    }

    boolean isOpen(long atMs) {
        return switch (hours.admission()) {
            case OPEN -> true;
            case SHUT -> false;
            case BY_HOURS -> times == null || untilMs(times, atMs) > atMs;
        };
    }

    /** When it closes to one who waits in it now: at once where it is closed; 0 for never, as where all who wait are served. */
    long closesMs(long atMs) {
        if (hours.isServedOut()) {
            return 0;
        }
        return switch (hours.admission()) {
            case OPEN -> 0;
            case SHUT -> atMs;
            case BY_HOURS -> times == null ? 0 : untilMs(times, atMs);
        };
    }

    /** When the time around a moment is over; the moment itself when there is none. */
    private static long untilMs(List<OpenTime> times, long atMs) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle).untilMs() > atMs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < times.size() && times.get(low).fromMs() <= atMs
                ? times.get(low).untilMs()
                : atMs;
    }
}
