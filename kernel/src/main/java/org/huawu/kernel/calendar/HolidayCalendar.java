package org.huawu.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days of China: worked, off, holiday, made up for. Where two notices speak of one day, as those of two years may of a December,
 * the later year's counts. Immutable.
 */
public final class HolidayCalendar {

    private final NavigableMap<Integer, HolidayNotice> notices;
    private final TreeMap<LocalDate, Special> special = new TreeMap<>();

    private record Special(Holiday holiday, DayKind kind) {}

    private HolidayCalendar(NavigableMap<Integer, HolidayNotice> notices) {
        this.notices = notices;
        for (HolidayNotice notice : notices.values()) {
            for (HolidayNotice.Arrangement each : notice.arrangements()) {
                each.off().forEach(day -> special.put(day, new Special(each.holiday(), DayKind.HOLIDAY)));
                each.work().forEach(day -> special.put(day, new Special(each.holiday(), worked(day))));
            }
        }
    }

    /** The notices of 2007 to 2026, which this program brings. */
    public static HolidayCalendar published() {
        return of(PublishedHolidays.notices());
    }

    /** A calendar of these notices, the last of a year counting. */
    public static HolidayCalendar of(Collection<HolidayNotice> notices) {
        TreeMap<Integer, HolidayNotice> byYear = new TreeMap<>();
        notices.forEach(notice -> byYear.put(notice.year(), notice));
        return new HolidayCalendar(byYear);
    }

    /** This calendar with one more notice, in the place of the one that it has of that year. */
    public HolidayCalendar with(HolidayNotice notice) {
        TreeMap<Integer, HolidayNotice> more = new TreeMap<>(notices);
        more.put(notice.year(), notice);
        return new HolidayCalendar(more);
    }

    /** The years whose notices are there. */
    public NavigableSet<Integer> years() {
        return Collections.unmodifiableNavigableSet(new TreeSet<>(notices.keySet()));
    }

    /** The notices, by year. */
    public NavigableMap<Integer, HolidayNotice> notices() {
        return Collections.unmodifiableNavigableMap(notices);
    }

    /** Whether a day is worked; {@link DayKind#NOT_PUBLISHED} when neither its year's notice nor the next one's speaks of it. */
    public DayKind kindOf(LocalDate day) {
        Special known = special.get(day);
        if (known != null) {
            return known.kind();
        }
        if (!notices.containsKey(day.getYear())) {
            return DayKind.NOT_PUBLISHED;
        }
        return isWeekend(day) ? DayKind.DAY_OFF : DayKind.WORKDAY;
    }

    /** The holiday for which a day is off, or worked instead of another. */
    public Optional<Holiday> holidayOf(LocalDate day) {
        return Optional.ofNullable(special.get(day)).map(Special::holiday);
    }

    /** A Monday that is to be worked, as that of 3 February 2020 was, makes up for nothing. */
    private static DayKind worked(LocalDate day) {
        return isWeekend(day) ? DayKind.MAKE_UP_WORKDAY : DayKind.WORKDAY;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
