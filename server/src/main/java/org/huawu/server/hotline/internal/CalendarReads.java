package org.huawu.server.hotline.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.server.hotline.DayHours;
import org.huawu.server.hotline.DayHours.NotHours;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceCalendar.OwnDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calendars as the scope of the transaction lets them be seen. */
@Component
class CalendarReads {

    private final JdbcClient jdbc;

    CalendarReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ServiceCalendar> calendars(long afterId, int most) {
        List<ServiceCalendar> calendars = jdbc.sql("""
                        SELECT id, name, client_id, project_id, zone, array_to_string(week, ',') AS week, holidays, make_up
                        FROM hotline.calendar WHERE id > :after ORDER BY id LIMIT :most""")
                .param("after", afterId)
                .param("most", most)
                .query((row, n) -> calendar(row))
                .list();
        if (calendars.isEmpty()) {
            return calendars;
        }
        Map<Long, List<OwnDay>> days = ownDays(afterId, calendars.getLast().id().value());
        return calendars.stream()
                .map(each -> with(each, days.getOrDefault(each.id().value(), List.of())))
                .toList();
    }

    Optional<ServiceCalendar> find(CalendarId id) {
        return calendars(id.value() - 1, 1).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    private Map<Long, List<OwnDay>> ownDays(long afterId, long lastId) {
        Map<Long, List<OwnDay>> days = new TreeMap<>();
        jdbc.sql("""
                        SELECT calendar_id, day, hours, note FROM hotline.own_day
                        WHERE calendar_id > :after AND calendar_id <= :last ORDER BY calendar_id, day""").param("after", afterId).param("last", lastId).query(row -> {
            days.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(new OwnDay(row.getObject(2, LocalDate.class), hours(row.getString(3)), row.getString(4)));
        });
        return days;
    }

    private static ServiceCalendar calendar(ResultSet row) throws SQLException {
        return new ServiceCalendar(
                new CalendarId(row.getLong("id")),
                row.getString("name"),
                new ClientId(row.getLong("client_id")),
                new ProjectId(row.getLong("project_id")),
                row.getString("zone"),
                Arrays.stream(row.getString("week").split(",", -1))
                        .map(CalendarReads::hours)
                        .toList(),
                hours(row.getString("holidays")),
                hours(row.getString("make_up")),
                List.of());
    }

    private static ServiceCalendar with(ServiceCalendar calendar, List<OwnDay> days) {
        return new ServiceCalendar(
                calendar.id(),
                calendar.name(),
                calendar.clientId(),
                calendar.projectId(),
                calendar.zone(),
                calendar.week(),
                calendar.holidays(),
                calendar.makeUpDays(),
                days);
    }

    private static DayHours hours(String stored) {
        try {
            return DayHours.parse(stored);
        } catch (NotHours e) {
            throw new IllegalStateException("stored hours are hours: " + stored, e);
        }
    }
}
