package org.huawu.server.hotline.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huawu.events.OpenTime;
import org.huawu.kernel.calendar.DayKind;
import org.huawu.kernel.calendar.HolidayCalendar;
import org.huawu.server.hotline.DayHours;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceCalendar.OwnDay;

/**
 * When a calendar is open: whenever the clock on the wall of its place shows a minute of that day's hours. An hour that the clock
 * shows twice in autumn counts twice; one that it leaves out in spring is not there. Immutable.
 */
final class OpenTimes {

    private final ServiceCalendar calendar;
    private final HolidayCalendar holidays;
    private final ZoneId place;
    private final Map<LocalDate, OwnDay> ownDays;

    OpenTimes(ServiceCalendar calendar, HolidayCalendar holidays) {
        this.calendar = calendar;
        this.holidays = holidays;
        this.place = calendar.place();
        this.ownDays = calendar.ownDays().stream().collect(Collectors.toMap(OwnDay::date, Function.identity()));
    }

    /** The hours of a day: its own, or those of its kind. A year that is not published goes by weekdays alone. */
    DayHours of(LocalDate day) {
        OwnDay own = ownDays.get(day);
        if (own != null) {
            return own.hours();
        }
        DayKind kind = holidays.kindOf(day);
        return switch (kind) {
            case HOLIDAY -> calendar.holidays();
            case MAKE_UP_WORKDAY -> calendar.makeUpDays();
            case WORKDAY, DAY_OFF, NOT_PUBLISHED ->
                calendar.week().get(day.getDayOfWeek().getValue() - 1);
        };
    }

    boolean isOpen(Instant at) {
        return between(at, at.plusSeconds(60)).stream()
                .anyMatch(time -> time.fromMs() <= at.toEpochMilli() && at.toEpochMilli() < time.untilMs());
    }

    /** From the day before a moment to some days behind it, in order, times that touch made one. */
    List<OpenTime> around(Instant now, int daysAhead) {
        LocalDate today = LocalDate.ofInstant(now, place);
        return between(
                today.minusDays(1).atStartOfDay(place).toInstant(),
                today.plusDays(daysAhead + 1L).atStartOfDay(place).toInstant());
    }

    private List<OpenTime> between(Instant from, Instant until) {
        List<OpenTime> times = new ArrayList<>();
        Instant begin = from;
        while (begin.isBefore(until)) {
            ZoneOffset offset = place.getRules().getOffset(begin);
            ZoneOffsetTransition change = place.getRules().nextTransition(begin);
            Instant end = change == null || change.getInstant().isAfter(until) ? until : change.getInstant();
            add(times, begin, end, offset);
            begin = end;
        }
        times.sort(Comparator.comparingLong(OpenTime::fromMs));
        return merged(times);
    }

    /** The times within a stretch in which the clock is not put forward or back. */
    private void add(List<OpenTime> times, Instant from, Instant until, ZoneOffset offset) {
        LocalDate last = LocalDate.ofInstant(until, offset);
        for (LocalDate day = LocalDate.ofInstant(from, offset); !day.isAfter(last); day = day.plusDays(1)) {
            Instant midnight = day.atStartOfDay(offset).toInstant();
            for (DayHours.Span span : of(day).spans()) {
                long opens = Math.max(minute(midnight, span.fromMinute()), from.toEpochMilli());
                long closes = Math.min(minute(midnight, span.untilMinute()), until.toEpochMilli());
                if (opens < closes) {
                    times.add(new OpenTime(opens, closes));
                }
            }
        }
    }

    private static long minute(Instant midnight, int minute) {
        return midnight.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }

    private static List<OpenTime> merged(List<OpenTime> times) {
        List<OpenTime> merged = new ArrayList<>();
        for (OpenTime next : times) {
            OpenTime last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && next.fromMs() <= last.untilMs()) {
                merged.set(merged.size() - 1, new OpenTime(last.fromMs(), Math.max(last.untilMs(), next.untilMs())));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
