package org.huawu.server.hotline.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.calendar.HolidayCalendar;
import org.huawu.server.hotline.Queue;
import org.springframework.stereotype.Component;

/** When the calendars that queues go by are open, as the routing core is told. */
@Component
class CalendarTimes {

    /** How far ahead the core knows calendars: two months, though it is told anew each day. */
    private static final int DAYS_AHEAD = 62;

    private final CalendarReads calendars;
    private final Holidays holidays;
    private final Clock clock;

    CalendarTimes(CalendarReads calendars, Holidays holidays, Clock clock) {
        this.calendars = calendars;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Of these queues. */
    List<CalendarSetting> of(List<Queue> queues) {
        Set<CalendarId> used = queues.stream()
                .flatMap(queue -> Optional.ofNullable(queue.opening().calendarId()).stream())
                .collect(Collectors.toSet());
        if (used.isEmpty()) {
            return List.of();
        }
        HolidayCalendar days = holidays.calendar();
        Instant now = clock.instant();
        return calendars.calendars(0, Configuration.MOST_CALENDARS).stream()
                .filter(calendar -> used.contains(calendar.id()))
                .map(calendar ->
                        new CalendarSetting(calendar.id(), new OpenTimes(calendar, days).around(now, DAYS_AHEAD)))
                .toList();
    }
}
