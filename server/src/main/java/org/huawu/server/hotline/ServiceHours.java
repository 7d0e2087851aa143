package org.huawu.server.hotline;

import java.time.LocalDate;
import java.util.List;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Calendars of service hours, and the holidays they go by. Works within the caller's transaction, whose scope decides what is
 * seen; any thread. The routing core follows every change within moments of its commit.
 */
public interface ServiceHours {

    /** Calendars in the order of their ids. */
    Page<ServiceCalendar> calendars(PageRequest request);

    /**
     * Adds a calendar.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, project-unknown, zone-unknown, hours-invalid,
     *     hours-overlap, hours-too-many, week-incomplete, own-days-too-many, own-day-twice, note-not-possible,
     *     year-out-of-range; 409 name-taken, calendars-full
     */
    ServiceCalendar add(WantedCalendar wanted);

    /**
     * Changes a calendar; the queues that go by it follow.
     *
     * @throws org.huawu.server.edge.RejectedException as {@link #add}; 404 calendar-unknown; 422 project-fixed
     */
    ServiceCalendar change(CalendarId id, WantedCalendar wanted);

    /**
     * Removes a calendar that no queue goes by.
     *
     * @throws org.huawu.server.edge.RejectedException 404 calendar-unknown, 409 calendar-in-use
     */
    void remove(CalendarId id);

    /**
     * What the days of a calendar are, {@value #DAYS_SHOWN} of them.
     *
     * @param from the first; null for today
     * @throws org.huawu.server.edge.RejectedException 404 calendar-unknown; 422 year-out-of-range
     */
    List<CalendarDay> days(CalendarId id, @Nullable LocalDate from);

    /** Which of the queues are open now, in the order of their ids. */
    List<QueueOpening> openings();

    /** The notices of all years that are there, and the next year in any case; the latest first. */
    List<HolidaysOfYear> holidays();

    /**
     * Enters the notice of a year, in the place of what was there.
     *
     * @throws org.huawu.server.edge.RejectedException 422 year-out-of-range, holidays-missing, holidays-too-many, holiday-twice,
     *     holiday-unknown, holiday-without-days, holiday-elsewhere, holiday-day-twice
     */
    HolidaysOfYear enter(WantedHolidays wanted);

    /** How many days of a calendar are shown. */
    int DAYS_SHOWN = 14;

    /**
     * A calendar to be added.
     *
     * @param zone null for Asia/Shanghai
     * @param week null for Monday to Friday from 09:00 to 18:00; each null for closed
     * @param holidays null for closed
     * @param makeUpDays null for closed
     */
    record WantedCalendar(
            @Nullable String name,
            ProjectId projectId,
            @Nullable String zone,
            @Nullable List<@Nullable String> week,
            @Nullable String holidays,
            @Nullable String makeUpDays,
            @Nullable List<WantedDay> ownDays) {}

    /** A day with hours of its own; null or nothing for closed. */
    record WantedDay(
            LocalDate date,
            @Nullable String hours,
            @Nullable String note) {}

    /**
     * A day of a calendar.
     *
     * @param weekday 1 for Monday to 7 for Sunday
     * @param kind what it is in China: workday, day-off, holiday, make-up-workday, not-published
     * @param holiday for which it is off, or worked instead, such as spring-festival; null for none
     * @param own whether its hours are its own
     * @param note of its own
     */
    record CalendarDay(
            LocalDate date,
            int weekday,
            String kind,
            @Nullable String holiday,
            boolean own,
            @Nullable String note,
            DayHours hours) {}

    /** Whether a queue lets callers in now. */
    record QueueOpening(QueueId queueId, boolean open) {}

    /**
     * What is arranged for a year.
     *
     * @param origin shipped, entered, or not-published
     * @param holidays in the order in which they come; none when it is not published
     */
    record HolidaysOfYear(int year, String origin, List<ArrangedHoliday> holidays) {

        public HolidaysOfYear {
            holidays = List.copyOf(holidays);
        }
    }

    /** The notice of a year, to be entered. */
    record WantedHolidays(int year, @Nullable List<ArrangedHoliday> holidays) {}

    /**
     * A holiday.
     *
     * @param holiday which, such as spring-festival
     * @param off days that are not worked
     * @param work days that are worked instead
     */
    record ArrangedHoliday(String holiday, List<LocalDate> off, List<LocalDate> work) {

        public ArrangedHoliday {
            off = List.copyOf(off);
            work = List.copyOf(work);
        }
    }
}
