package org.huawu.server.hotline.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huawu.kernel.calendar.Holiday;
import org.huawu.kernel.calendar.HolidayNotice;
import org.huawu.kernel.calendar.HolidayNotice.Arrangement;
import org.huawu.server.hotline.ServiceHours.ArrangedHoliday;
import org.huawu.server.hotline.ServiceHours.WantedHolidays;

/** The notice of a year that is to be entered, checked; refused with 422, by field: year, holidays, holidays.0 and on. */
final class HolidayChecks {

    private static final int MOST_DAYS = 60;
    /** As {@link HolidayNotice} has it: how many days of the December before may be arranged too. */
    private static final int DAYS_BEFORE = 15;

    private final WantedHolidays wanted;
    private final Set<LocalDate> seen = new TreeSet<>();
    private final Set<Holiday> arranged = EnumSet.noneOf(Holiday.class);

    private HolidayChecks(WantedHolidays wanted) {
        this.wanted = wanted;
    }

    static HolidayNotice notice(WantedHolidays wanted) {
        if (wanted.year() < CalendarChecks.FIRST_YEAR || wanted.year() > CalendarChecks.LAST_YEAR) {
            throw CalendarChecks.refused(
                    "year-out-of-range",
                    Map.of(
                            "field", "year",
                            "least", CalendarChecks.FIRST_YEAR,
                            "most", CalendarChecks.LAST_YEAR));
        }
        List<ArrangedHoliday> holidays = wanted.holidays();
        if (holidays == null || holidays.isEmpty()) {
            throw CalendarChecks.refused("holidays-missing", Map.of("field", "holidays", "year", wanted.year()));
        }
        if (holidays.size() > HolidayNotice.MOST) {
            throw CalendarChecks.refused("holidays-too-many", Map.of("field", "holidays", "most", HolidayNotice.MOST));
        }
        HolidayChecks checks = new HolidayChecks(wanted);
        List<Arrangement> arrangements = new ArrayList<>();
        for (int i = 0; i < holidays.size(); i++) {
            arrangements.add(checks.arrangement("holidays." + i, holidays.get(i)));
        }
        return new HolidayNotice(wanted.year(), arrangements);
    }

    private Arrangement arrangement(String field, ArrangedHoliday each) {
        Holiday holiday = Arrays.stream(Holiday.values())
                .filter(known -> Holidays.word(known).equals(each.holiday()))
                .findFirst()
                .orElseThrow(() -> CalendarChecks.refused("holiday-unknown", Map.of("field", field)));
        if (!arranged.add(holiday)) {
            throw CalendarChecks.refused("holiday-twice", Map.of("field", field));
        }
        if (each.off().isEmpty() || each.off().size() > MOST_DAYS || each.work().size() > MOST_DAYS) {
            throw CalendarChecks.refused("holiday-without-days", Map.of("field", field, "most", MOST_DAYS));
        }
        each.off().forEach(day -> check(field, day));
        each.work().forEach(day -> check(field, day));
        return new Arrangement(holiday, new TreeSet<>(each.off()), new TreeSet<>(each.work()));
    }

    private void check(String field, LocalDate day) {
        LocalDate first = LocalDate.of(wanted.year(), 1, 1).minusDays(DAYS_BEFORE);
        LocalDate last = LocalDate.of(wanted.year(), 12, 31);
        if (day.isBefore(first) || day.isAfter(last)) {
            throw CalendarChecks.refused(
                    "holiday-elsewhere",
                    Map.of(
                            "field", field,
                            "date", day.toString(),
                            "first", first.toString(),
                            "last", last.toString()));
        }
        if (!seen.add(day)) {
            throw CalendarChecks.refused("holiday-day-twice", Map.of("field", field, "date", day.toString()));
        }
    }
}
