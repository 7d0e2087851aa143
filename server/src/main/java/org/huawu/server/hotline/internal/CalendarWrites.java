package org.huawu.server.hotline.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.Rejection;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.DayHours;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceCalendar.OwnDay;
import org.huawu.server.hotline.ServiceHours.WantedCalendar;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Project;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts calendars into their tables, checked. */
@Component
class CalendarWrites {

    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Checks checks;
    private final Ids ids;

    CalendarWrites(JdbcClient jdbc, Checks checks, Ids ids) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.ids = ids;
    }

    ServiceCalendar insert(WantedCalendar wanted) {
        ServiceCalendar calendar = calendar(new CalendarId(ids.next()), wanted);
        write(calendar, """
                INSERT INTO hotline.calendar (id, name, client_id, project_id, zone, week, holidays, make_up)
                VALUES (:id, :name, :client, :project, :zone, CAST(:week AS text[]), :holidays, :makeUp)""");
        return calendar;
    }

    ServiceCalendar update(CalendarId id, WantedCalendar wanted) {
        ServiceCalendar calendar = calendar(id, wanted);
        write(calendar, """
                UPDATE hotline.calendar SET name = :name, zone = :zone, week = CAST(:week AS text[]),
                    holidays = :holidays, make_up = :makeUp
                WHERE id = :id AND client_id = :client AND project_id = :project""");
        return calendar;
    }

    void delete(CalendarId id) {
        jdbc.sql("DELETE FROM hotline.calendar WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    private ServiceCalendar calendar(CalendarId id, WantedCalendar wanted) {
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        Project project = checks.project(wanted.projectId());
        return new ServiceCalendar(
                id,
                name,
                project.client().id(),
                project.id(),
                CalendarChecks.zone(wanted.zone()),
                CalendarChecks.week(wanted.week()),
                CalendarChecks.hours("holidays", wanted.holidays()),
                CalendarChecks.hours("makeUpDays", wanted.makeUpDays()),
                CalendarChecks.ownDays(wanted.ownDays()));
    }

    private void write(ServiceCalendar calendar, String sql) {
        try {
            jdbc.sql(sql)
                    .param("id", calendar.id().value())
                    .param("name", calendar.name())
                    .param("client", calendar.clientId().value())
                    .param("project", calendar.projectId().value())
                    .param("zone", calendar.zone())
                    .param("week", literal(calendar.week()))
                    .param("holidays", calendar.holidays().toString())
                    .param("makeUp", calendar.makeUpDays().toString())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("name-taken", "name", calendar.name()));
        }
        jdbc.sql("DELETE FROM hotline.own_day WHERE calendar_id = :id")
                .param("id", calendar.id().value())
                .update();
        calendar.ownDays().forEach(day -> insert(calendar, day));
    }

    private void insert(ServiceCalendar calendar, OwnDay day) {
        jdbc.sql("""
                        INSERT INTO hotline.own_day (calendar_id, day, client_id, project_id, hours, note)
                        VALUES (:id, :day, :client, :project, :hours, :note)""")
                .param("id", calendar.id().value())
                .param("day", day.date())
                .param("client", calendar.clientId().value())
                .param("project", calendar.projectId().value())
                .param("hours", day.hours().toString())
                .param("note", day.note())
                .update();
    }

    /** An array as PostgreSQL reads it; hours have neither quotes nor backslashes. */
    private static String literal(List<DayHours> week) {
        return week.stream().map(hours -> "\"" + hours + "\"").collect(Collectors.joining(",", "{", "}"));
    }
}
