package org.huawu.server.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Calendars, holidays and the hours of queues, as they are set over HTTP. */
@HuawuServerTest
class ServiceHoursTest {

    private static final String WEEKDAYS = "08:30-12:00 13:30-17:30";

    private final World world;
    private final StillClock clock;
    private final Browser administrator;
    private final Browser supervisor;
    private final int port;
    private final Project project;
    private final Client client;

    ServiceHoursTest(@Autowired World world, @Autowired StillClock clock, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.clock = clock;
        this.port = addresses.httpPort();
        this.administrator = new Browser(port);
        this.supervisor = new Browser(port);
        this.client = world.client();
        Vendor vendor = world.vendor();
        this.project = world.project(client, vendor);
    }

    @BeforeEach
    void signIn() {
        World.Somebody somebody = world.administrator();
        administrator.signIn(somebody.loginName(), somebody.password());
        World.Somebody other = world.supervisor(client);
        supervisor.signIn(other.loginName(), other.password());
    }

    @Test
    void given_a_calendar_when_it_is_added_then_its_days_show_holidays_make_up_workdays_and_its_own() {
        Map<String, Object> wanted = calendar();
        wanted.put(
                "ownDays",
                List.of(
                        Map.of("date", "2026-10-08", "hours", "", "note", "停电"),
                        Map.of("date", "2026-10-01", "hours", "9:00-10:00")));
        JsonNode added = administrator.post("/api/hotline/calendars", wanted).body();
        assertThat(added.path("zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(added.path("week").get(0).asString()).isEqualTo(WEEKDAYS);

        List<String> days = days(added, "2026-09-30");

        assertThat(days)
                .startsWith(
                        "2026-09-30 workday  08:30-12:00 13:30-17:30",
                        "2026-10-01 holiday national-day 09:00-10:00",
                        "2026-10-02 holiday national-day ")
                .contains("2026-10-08 workday  ", "2026-10-10 make-up-workday national-day 09:00-16:00")
                .contains("2026-10-11 day-off  ")
                .hasSize(14);
        assertThat(days(added, "2031-01-01")).startsWith("2031-01-01 not-published  08:30-12:00 13:30-17:30");
        assertThat(ids(supervisor, "/api/hotline/calendars")).contains(id(added));
        World.Somebody stranger = world.supervisor(world.client());
        Browser theirs = new Browser(port);
        theirs.signIn(stranger.loginName(), stranger.password());
        assertThat(ids(theirs, "/api/hotline/calendars")).doesNotContain(id(added));
        assertThat(theirs.get("/api/hotline/calendars/" + id(added) + "/days").errorId())
                .isEqualTo("calendar-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "zone,Mars/Olympus,zone-unknown,zone",
        "zone,+08:00,zone-unknown,zone",
        "holidays,closed,hours-invalid,holidays",
        "makeUpDays,22:00-06:00,hours-invalid,makeUpDays",
        "holidays,08:00-12:00 11:00-13:00,hours-overlap,holidays",
        "name,,name-invalid,name"
    })
    void given_what_no_calendar_can_have_when_it_is_wanted_then_the_field_is_named(
            String field, String value, String errorId, String named) {
        Map<String, Object> wanted = calendar();
        wanted.put(field, value == null ? "" : value);

        Answer refused = administrator.post("/api/hotline/calendars", wanted);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorId()).isEqualTo(errorId);
        assertThat(refused.body().path("field").asString()).isEqualTo(named);
        assertThat(refused.body().path("detail").asString()).doesNotContain("{");
    }

    @Test
    void given_days_twice_or_wrong_hours_when_a_calendar_is_changed_then_it_is_said_which_and_nothing_changes() {
        JsonNode added =
                administrator.post("/api/hotline/calendars", calendar()).body();
        Map<String, Object> wanted = calendar();
        wanted.put("ownDays", List.of(Map.of("date", "2026-12-24"), Map.of("date", "2026-12-24")));
        Answer twice = administrator.put("/api/hotline/calendars/" + id(added), wanted);
        assertThat(twice.errorId()).isEqualTo("own-day-twice");
        assertThat(twice.body().path("field").asString()).isEqualTo("ownDays.1");

        wanted.put("ownDays", List.of(Map.of("date", "+999999999-12-31")));
        assertThat(administrator
                        .put("/api/hotline/calendars/" + id(added), wanted)
                        .errorId())
                .isEqualTo("year-out-of-range");
        assertThat(administrator
                        .get("/api/hotline/calendars/" + id(added) + "/days?from=2101-01-01")
                        .errorId())
                .isEqualTo("year-out-of-range");
        wanted.put("ownDays", List.of(Map.of("hours", "08:00-09:00")));
        assertThat(administrator
                        .put("/api/hotline/calendars/" + id(added), wanted)
                        .status())
                .isEqualTo(400);
        wanted.put("ownDays", List.of());
        List<String> week = new ArrayList<>(week());
        week.set(2, "12-13");
        wanted.put("week", week);
        Answer wrong = administrator.put("/api/hotline/calendars/" + id(added), wanted);
        assertThat(wrong.errorId()).isEqualTo("hours-invalid");
        assertThat(wrong.body().path("field").asString()).isEqualTo("week.3");
        wanted.put("week", List.of("08:00-09:00"));
        assertThat(administrator
                        .put("/api/hotline/calendars/" + id(added), wanted)
                        .errorId())
                .isEqualTo("week-incomplete");
        wanted.put("week", week());
        wanted.put(
                "projectId",
                String.valueOf(world.project(client, world.vendor()).id().value()));
        assertThat(administrator
                        .put("/api/hotline/calendars/" + id(added), wanted)
                        .errorId())
                .isEqualTo("project-fixed");
        assertThat(days(added, "2026-11-25")).first().isEqualTo("2026-11-25 workday  " + WEEKDAYS);
    }

    @Test
    void given_a_queue_that_goes_by_a_calendar_when_that_is_removed_then_it_stays_until_no_queue_does() {
        JsonNode calendar =
                administrator.post("/api/hotline/calendars", calendar()).body();
        String name = world.name("queue");
        JsonNode queue = administrator
                .post("/api/hotline/queues", queue(name, Map.of("calendarId", id(calendar))))
                .body();
        assertThat(queue.path("opening").path("calendarId").asString()).isEqualTo(id(calendar));

        Answer refused = administrator.delete("/api/hotline/calendars/" + id(calendar), null);
        assertThat(refused.errorId()).isEqualTo("calendar-in-use");
        assertThat(refused.body().path("detail").asString()).contains(name);

        administrator.put("/api/hotline/queues/" + id(queue), queue(name, Map.of("admission", "shut")));
        assertThat(administrator
                        .delete("/api/hotline/calendars/" + id(calendar), null)
                        .status())
                .isEqualTo(204);
        assertThat(ids(administrator, "/api/hotline/calendars")).doesNotContain(id(calendar));
    }

    @Test
    void given_queues_by_hours_open_and_shut_when_it_is_night_then_only_those_are_open_that_are_so_whatever_the_hour() {
        Map<String, Object> never = calendar();
        never.put("week", List.of("", "", "", "", "", "", ""));
        never.put("makeUpDays", "");
        JsonNode closed = administrator.post("/api/hotline/calendars", never).body();
        Map<String, Object> always = calendar();
        String allDay = "00:00-24:00";
        always.put("week", List.of(allDay, allDay, allDay, allDay, allDay, allDay, allDay));
        always.put("holidays", allDay);
        always.put("makeUpDays", allDay);
        JsonNode open = administrator.post("/api/hotline/calendars", always).body();

        assertThat(isOpen(Map.of())).isTrue();
        assertThat(isOpen(Map.of("calendarId", id(closed)))).isFalse();
        assertThat(isOpen(Map.of("calendarId", id(open)))).isTrue();
        assertThat(isOpen(Map.of("calendarId", id(closed), "admission", "open")))
                .isTrue();
        assertThat(isOpen(Map.of("calendarId", id(open), "admission", "shut"))).isFalse();
    }

    @Test
    void given_queues_that_send_on_when_closed_or_full_when_a_way_leads_back_or_elsewhere_then_it_is_refused() {
        String name = world.name("queue");
        JsonNode first =
                administrator.post("/api/hotline/queues", queue(name, Map.of())).body();
        Map<String, Object> overflowing = new HashMap<>(queue(world.name("queue"), Map.of()));
        overflowing.put("waiting", Map.of("mostWaiting", 5, "overflowQueueId", id(first)));
        JsonNode second = administrator.post("/api/hotline/queues", overflowing).body();

        Answer circular =
                administrator.put("/api/hotline/queues/" + id(first), queue(name, Map.of("closedQueueId", id(second))));
        assertThat(circular.errorId()).isEqualTo("overflow-circular");
        assertThat(circular.body().path("field").asString()).isEqualTo("closedQueueId");

        Project elsewhere = world.project(client, world.vendor());
        Map<String, Object> calendar = calendar();
        calendar.put("projectId", String.valueOf(elsewhere.id().value()));
        JsonNode foreign =
                administrator.post("/api/hotline/calendars", calendar).body();
        assertThat(administrator
                        .put("/api/hotline/queues/" + id(first), queue(name, Map.of("calendarId", id(foreign))))
                        .errorId())
                .isEqualTo("calendar-unknown");
        assertThat(administrator
                        .put("/api/hotline/queues/" + id(second), queue(name + "b", Map.of("closedQueueId", id(first))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void given_a_year_without_a_notice_when_it_is_entered_then_calendars_go_by_it_and_it_is_audited() {
        JsonNode calendar =
                administrator.post("/api/hotline/calendars", calendar()).body();
        int year = 2040;
        Map<String, Object> notice = Map.of(
                "year",
                year,
                "holidays",
                List.of(Map.of(
                        "holiday",
                        "new-year",
                        "off",
                        List.of("2040-01-01", "2040-01-02"),
                        "work",
                        List.of("2039-12-31"))));
        assertThat(supervisor.put("/api/hotline/holidays", notice).errorId()).isEqualTo("permission-missing");

        Answer entered = administrator.put("/api/hotline/holidays", notice);

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.body().path("origin").asString()).isEqualTo("entered");
        assertThat(days(calendar, "2039-12-31"))
                .startsWith(
                        "2039-12-31 make-up-workday new-year 09:00-16:00",
                        "2040-01-01 holiday new-year ",
                        "2040-01-02 holiday new-year ",
                        "2040-01-03 workday  " + WEEKDAYS);
        JsonNode years = supervisor.get("/api/hotline/holidays").body();
        assertThat(origins(years)).contains("2040 entered", "2026 shipped").doesNotContain("2030 shipped");
        int next =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).getYear() + 1;
        assertThat(origins(years)).anyMatch(each -> each.startsWith(next + " "));
        assertThat(administrator
                        .get("/api/identity/audit?limit=200")
                        .body()
                        .path("items")
                        .valueStream())
                .anyMatch(entry -> entry.path("action").asString().equals("holidays.entered")
                        && entry.path("subject").asString().equals("holidays/2040"));
    }

    @ParameterizedTest
    @CsvSource({
        "2041,new-year,2041-01-01,2041-01-01,holiday-day-twice",
        "2041,new-year,2042-01-01,2041-01-05,holiday-elsewhere",
        "2041,new-year,2040-12-16,2041-01-05,holiday-elsewhere",
        "2041,christmas,2041-12-25,2041-12-26,holiday-unknown",
        "2101,new-year,2101-01-01,2101-01-05,year-out-of-range"
    })
    void given_a_notice_that_cannot_be_when_it_is_entered_then_it_is_said_what_is_wrong(
            int year, String holiday, String off, String work, String errorId) {
        Answer refused = administrator.put(
                "/api/hotline/holidays",
                Map.of(
                        "year",
                        year,
                        "holidays",
                        List.of(Map.of("holiday", holiday, "off", List.of(off), "work", List.of(work)))));

        assertThat(refused.errorId()).isEqualTo(errorId);
        assertThat(refused.body().path("detail").asString()).doesNotContain("{");
    }

    private boolean isOpen(Map<String, Object> opening) {
        JsonNode queue = administrator
                .post("/api/hotline/queues", queue(world.name("queue"), opening))
                .body();
        return supervisor
                .get("/api/hotline/queues/openings")
                .body()
                .valueStream()
                .filter(each -> each.path("queueId").asString().equals(id(queue)))
                .findFirst()
                .orElseThrow()
                .path("open")
                .asBoolean();
    }

    private static List<String> origins(JsonNode years) {
        return years.valueStream()
                .map(each ->
                        each.path("year").asInt() + " " + each.path("origin").asString())
                .toList();
    }

    private List<String> days(JsonNode calendar, String from) {
        return administrator
                .get("/api/hotline/calendars/" + id(calendar) + "/days?from=" + from)
                .body()
                .valueStream()
                .map(day -> String.join(
                        " ",
                        day.path("date").asString(),
                        day.path("kind").asString(),
                        day.path("holiday").asString(""),
                        day.path("hours").asString()))
                .toList();
    }

    private static List<String> ids(Browser browser, String path) {
        return browser.get(path + "?limit=200")
                .body()
                .path("items")
                .valueStream()
                .map(ServiceHoursTest::id)
                .toList();
    }

    private static String id(JsonNode row) {
        return row.path("id").asString();
    }

    private Map<String, Object> calendar() {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("name", world.name("calendar"));
        wanted.put("projectId", String.valueOf(project.id().value()));
        wanted.put("week", week());
        wanted.put("holidays", "");
        wanted.put("makeUpDays", "09:00-16:00");
        return wanted;
    }

    private static List<String> week() {
        return Arrays.asList(WEEKDAYS, WEEKDAYS, WEEKDAYS, WEEKDAYS, WEEKDAYS, "", "");
    }

    private Map<String, Object> queue(String name, Map<String, Object> opening) {
        return Map.of(
                "name", name, "projectId", String.valueOf(project.id().value()), "recorded", false, "opening", opening);
    }
}
