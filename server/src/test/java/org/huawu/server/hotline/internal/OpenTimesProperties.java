package org.huawu.server.hotline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.OpenTime;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.calendar.HolidayCalendar;
import org.huawu.server.hotline.DayHours;
import org.huawu.server.hotline.DayHours.Span;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceCalendar.OwnDay;

/** When calendars are open, against a twin that looks at the clock on the wall minute by minute. */
class OpenTimesProperties {

    private static final long MINUTE_MS = 60_000;
    private static final int DAYS = 5;
    /** With summer time north and south, by half an hour, at midnight, and with a day that was left out. */
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Santiago",
            "Asia/Tehran",
            "Pacific/Apia");

    private static final List<String> AROUND = List.of(
            "2026-02-13T20:00:00Z",
            "2026-03-29T00:30:00Z",
            "2026-10-25T00:30:00Z",
            "2026-03-08T05:00:00Z",
            "2026-11-01T05:00:00Z",
            "2026-04-04T16:00:00Z",
            "2026-09-06T04:00:00Z",
            "2022-03-21T20:00:00Z",
            "2011-12-30T10:00:00Z",
            "2026-12-31T16:00:00Z");

    private final HolidayCalendar holidays = HolidayCalendar.published();

    @Property(tries = 150)
    void given_any_calendar_when_its_times_are_reckoned_then_the_clock_on_the_wall_says_the_same(@ForAll long seed) {
        Random random = new Random(seed);
        ServiceCalendar calendar = calendar(random);
        Instant now = Instant.parse(AROUND.get(random.nextInt(AROUND.size())));

        List<OpenTime> times = new OpenTimes(calendar, holidays).around(now, DAYS);

        assertThat(times).as("%s at %s", calendar, now).isEqualTo(byMinutes(calendar, now));
        assertThat(new CalendarSetting(calendar.id(), times).open()).isEqualTo(times);
        for (int i = 0; i < 50; i++) {
            Instant at = now.plusSeconds(random.nextInt(3 * 86_400));
            assertThat(new OpenTimes(calendar, holidays).isOpen(at))
                    .isEqualTo(times.stream()
                            .anyMatch(
                                    time -> time.fromMs() <= at.toEpochMilli() && at.toEpochMilli() < time.untilMs()));
        }
    }

    @Example
    void given_all_day_on_every_day_when_reckoned_then_it_is_one_time() {
        DayHours allDay = new DayHours(List.of(new Span(0, DayHours.MINUTES)));
        ServiceCalendar calendar = calendar("Asia/Shanghai", allDay, List.of());

        List<OpenTime> times = new OpenTimes(calendar, holidays).around(Instant.parse("2026-11-23T09:00:00Z"), 62);

        assertThat(times)
                .containsExactly(new OpenTime(
                        Instant.parse("2026-11-21T16:00:00Z").toEpochMilli(),
                        Instant.parse("2027-01-24T16:00:00Z").toEpochMilli()));
    }

    @Example
    void given_as_many_spans_as_a_day_may_have_when_reckoned_for_two_months_then_the_core_takes_them() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < DayHours.MOST_SPANS; i++) {
            spans.add(new Span(i * 100, i * 100 + 60));
        }
        ServiceCalendar calendar = calendar("Europe/Berlin", new DayHours(spans), List.of());

        List<OpenTime> times = new OpenTimes(calendar, holidays).around(Instant.parse("2026-11-23T09:00:00Z"), 62);

        assertThat(new CalendarSetting(calendar.id(), times).open()).hasSize(64 * DayHours.MOST_SPANS);
    }

    private List<OpenTime> byMinutes(ServiceCalendar calendar, Instant now) {
        ZoneId place = ZoneId.of(calendar.zone());
        LocalDate today = LocalDate.ofInstant(now, place);
        long from = today.minusDays(1).atStartOfDay(place).toInstant().toEpochMilli();
        long until = today.plusDays(DAYS + 1L).atStartOfDay(place).toInstant().toEpochMilli();
        TreeMap<Long, Long> open = new TreeMap<>();
        for (long at = from; at < until; at += MINUTE_MS) {
            if (isOpen(calendar, Instant.ofEpochMilli(at).atZone(place))) {
                if (!open.isEmpty() && open.lastEntry().getValue() == at) {
                    open.put(open.lastKey(), at + MINUTE_MS);
                } else {
                    open.put(at, at + MINUTE_MS);
                }
            }
        }
        return open.entrySet().stream()
                .map(each -> new OpenTime(each.getKey(), each.getValue()))
                .toList();
    }

    private boolean isOpen(ServiceCalendar calendar, ZonedDateTime shown) {
        LocalDate day = shown.toLocalDate();
        DayHours hours = null;
        for (OwnDay own : calendar.ownDays()) {
            if (own.date().equals(day)) {
                hours = own.hours();
            }
        }
        if (hours == null) {
            hours = switch (holidays.kindOf(day)) {
                case HOLIDAY -> calendar.holidays();
                case MAKE_UP_WORKDAY -> calendar.makeUpDays();
                default -> calendar.week().get(day.getDayOfWeek().getValue() - 1);
            };
        }
        int minute = shown.getHour() * 60 + shown.getMinute();
        return hours.spans().stream().anyMatch(span -> span.fromMinute() <= minute && minute < span.untilMinute());
    }

    private static ServiceCalendar calendar(Random random) {
        DayHours[] week = new DayHours[7];
        Arrays.setAll(week, day -> hours(random));
        List<OwnDay> own = new ArrayList<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            Instant around = Instant.parse(AROUND.get(random.nextInt(AROUND.size())));
            days.add(LocalDate.ofInstant(around, ZoneId.of("UTC")).plusDays(random.nextInt(4) - 1L));
        }
        days.forEach(day -> own.add(new OwnDay(day, hours(random), "")));
        return new ServiceCalendar(
                new CalendarId(1),
                "any",
                new ClientId(1),
                new ProjectId(1),
                ZONES.get(random.nextInt(ZONES.size())),
                List.of(week),
                hours(random),
                hours(random),
                own);
    }

    private static ServiceCalendar calendar(String zone, DayHours always, List<OwnDay> own) {
        List<DayHours> week = List.of(always, always, always, always, always, always, always);
        return new ServiceCalendar(
                new CalendarId(1), "any", new ClientId(1), new ProjectId(1), zone, week, always, always, own);
    }

    /** None, all day, or spans whose ends are often at midnight. */
    private static DayHours hours(Random random) {
        if (random.nextInt(4) == 0) {
            return new DayHours(List.of(new Span(0, DayHours.MINUTES)));
        }
        TreeSet<Integer> ends = new TreeSet<>();
        int many = random.nextInt(4) * 2;
        while (ends.size() < many) {
            int end = random.nextInt(DayHours.MINUTES + 120) - 60;
            ends.add(Math.clamp(end, 0, DayHours.MINUTES));
        }
        List<Integer> ordered = List.copyOf(ends);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i += 2) {
            spans.add(new Span(ordered.get(i), ordered.get(i + 1)));
        }
        return new DayHours(spans);
    }
}
