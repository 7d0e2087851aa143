package org.huawu.server.hotline.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.DayHours;
import org.huawu.server.hotline.DayHours.NotHours;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceCalendar.OwnDay;
import org.huawu.server.hotline.ServiceHours.WantedDay;
import org.jspecify.annotations.Nullable;

/** What is wanted of a calendar, checked; refused with 422, by field: week.1 to week.7, holidays, makeUpDays, ownDays.0 and on. */
final class CalendarChecks {

    private static final String USUAL_ZONE = "Asia/Shanghai";
    private static final DayHours USUAL_DAY = new DayHours(List.of(new DayHours.Span(9 * 60, 18 * 60)));
    private static final int WEEKDAYS = 7;
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2100;
    private static final int LONGEST_NOTE = 100;

    private CalendarChecks() {}

    static String zone(@Nullable String wanted) {
        String zone = wanted == null ? USUAL_ZONE : wanted.strip();
        // A bare offset is no place: it knows of no summer.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw refused("zone-unknown", Map.of("field", "zone", "zone", shown(zone)));
        }
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw refused("zone-unknown", Map.of("field", "zone", "zone", shown(zone)));
        }
    }

    static List<DayHours> week(@Nullable List<@Nullable String> wanted) {
        if (wanted == null) {
            return List.of(USUAL_DAY, USUAL_DAY, USUAL_DAY, USUAL_DAY, USUAL_DAY, DayHours.CLOSED, DayHours.CLOSED);
        }
        if (wanted.size() != WEEKDAYS) {
            throw refused("week-incomplete", Map.of("field", "week", "days", WEEKDAYS));
        }
        List<DayHours> week = new ArrayList<>();
        for (int i = 0; i < WEEKDAYS; i++) {
            week.add(hours("week." + (i + 1), wanted.get(i)));
        }
        return week;
    }

    static DayHours hours(String field, @Nullable String wanted) {
        try {
            return wanted == null ? DayHours.CLOSED : DayHours.parse(wanted);
        } catch (NotHours e) {
            throw switch (e.fault()) {
                case NO_HOURS -> refused("hours-invalid", Map.of("field", field, "given", shown(e.part())));
                case OVERLAP -> refused("hours-overlap", Map.of("field", field, "given", e.part()));
                case TOO_MANY -> refused("hours-too-many", Map.of("field", field, "most", DayHours.MOST_SPANS));
            };
        }
    }

    static List<OwnDay> ownDays(@Nullable List<WantedDay> wanted) {
        if (wanted == null) {
            return List.of();
        }
        if (wanted.size() > ServiceCalendar.MOST_OWN_DAYS) {
            throw refused("own-days-too-many", Map.of("field", "ownDays", "most", ServiceCalendar.MOST_OWN_DAYS));
        }
        List<OwnDay> days = new ArrayList<>();
        Set<LocalDate> seen = new TreeSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            WantedDay day = wanted.get(i);
            String field = "ownDays." + i;
            date(field, day.date());
            if (!seen.add(day.date())) {
                throw refused(
                        "own-day-twice",
                        Map.of("field", field, "date", day.date().toString()));
            }
            String note = Objects.requireNonNullElse(day.note(), "").strip();
            if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
                throw refused("note-not-possible", Map.of("field", field, "most", LONGEST_NOTE));
            }
            days.add(new OwnDay(day.date(), hours(field, day.hours()), note));
        }
        days.sort(Comparator.comparing(OwnDay::date));
        return days;
    }

    /** A day that calendars reach. */
    static LocalDate date(String field, LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw refused("year-out-of-range", Map.of("field", field, "least", FIRST_YEAR, "most", LAST_YEAR));
        }
        return day;
    }

    static RejectedException refused(String errorId, Map<String, Object> facts) {
        return new RejectedException(422, new Rejection(errorId, facts));
    }

    /** What somebody typed, short enough for a sentence. */
    private static String shown(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "…";
    }
}
