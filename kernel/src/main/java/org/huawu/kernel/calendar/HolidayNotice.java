package org.huawu.kernel.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is arranged for the holidays of one year. It is published in the November before, as a rule, and may reach into that December.
 *
 * @param year 2000..2100
 * @param arrangements one a holiday, {@value #MOST} at most
 */
public record HolidayNotice(int year, List<Arrangement> arrangements) {

    /** The most arrangements of a year. */
    public static final int MOST = 20;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    /** How many days of the December before may be arranged too. */
    private static final int DAYS_BEFORE = 15;

    /** @throws IllegalArgumentException when a date belongs to no such year, or is off and worked, or stands there twice */
    public HolidayNotice {
        arrangements = List.copyOf(arrangements);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("year must be " + FIRST_YEAR + ".." + LAST_YEAR + ", was " + year);
        }
        if (arrangements.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " arrangements, were " + arrangements.size());
        }
        LocalDate first = LocalDate.of(year, Month.JANUARY, 1).minusDays(DAYS_BEFORE);
        LocalDate last = LocalDate.of(year, Month.DECEMBER, 31);
        Set<LocalDate> seen = new TreeSet<>();
        for (Arrangement each : arrangements) {
            for (LocalDate day : each.days()) {
                if (day.isBefore(first) || day.isAfter(last)) {
                    throw new IllegalArgumentException(
                            day + " does not belong to " + year + ": it must be " + first + ".." + last);
                }
                if (!seen.add(day)) {
                    throw new IllegalArgumentException(day + " is arranged twice");
                }
            }
        }
    }

    /**
     * A holiday of the year.
     *
     * @param holiday which
     * @param off days that are not worked, one or more; those that are days off anyway may be among them
     * @param work days off that are worked instead
     */
    public record Arrangement(Holiday holiday, SortedSet<LocalDate> off, SortedSet<LocalDate> work) {
        public Arrangement {
            off = Collections.unmodifiableSortedSet(new TreeSet<>(off));
            work = Collections.unmodifiableSortedSet(new TreeSet<>(work));
            if (off.isEmpty()) {
                throw new IllegalArgumentException(holiday + " has no day off");
            }
        }

        private List<LocalDate> days() {
            return Stream.concat(off.stream(), work.stream()).toList();
        }
    }
}
