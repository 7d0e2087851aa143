package org.huawu.server.hotline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;

/**
 * Service hours, by the clock on the wall of a place.
 *
 * @param name 1..100 characters, one of a kind within the project
 * @param zone the place's time zone, such as Asia/Shanghai
 * @param week hours of each weekday, Monday first: seven
 * @param holidays hours on holidays of China
 * @param makeUpDays hours on days off that are worked for a holiday
 * @param ownDays hours of single days, which count before all others; by date, at most {@link #MOST_OWN_DAYS}
 */
public record ServiceCalendar(
        CalendarId id,
        String name,
        ClientId clientId,
        ProjectId projectId,
        String zone,
        List<DayHours> week,
        DayHours holidays,
        DayHours makeUpDays,
        List<OwnDay> ownDays) {

    /** The most days of its own. */
    public static final int MOST_OWN_DAYS = 100;

    public ServiceCalendar {
        week = List.copyOf(week);
        ownDays = List.copyOf(ownDays);
        if (week.size() != 7 || ownDays.size() > MOST_OWN_DAYS) {
            throw new IllegalArgumentException("7 weekdays and at most " + MOST_OWN_DAYS + " own days, were "
                    + week.size() + ", " + ownDays.size());
        }
    }

    /** The place's time zone. */
    public ZoneId place() {
        return ZoneId.of(zone);
    }

    /**
     * A day with hours of its own.
     *
     * @param note why, up to 100 characters
     */
    public record OwnDay(LocalDate date, DayHours hours, String note) {}
}
