package org.huawu.server.hotline.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huawu.events.Configuration;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.calendar.HolidayCalendar;
import org.huawu.kernel.calendar.HolidayNotice;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceCalendar.OwnDay;
import org.huawu.server.hotline.ServiceHours;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredServiceHours implements ServiceHours {

    private static final SequencedMap<String, String> NOTHING = Collections.emptyNavigableMap();
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final CalendarReads reads;
    private final CalendarWrites writes;
    private final HotlineReads queues;
    private final Holidays holidays;
    private final Changes changes;
    private final Clock clock;

    StoredServiceHours(
            CalendarReads reads,
            CalendarWrites writes,
            HotlineReads queues,
            Holidays holidays,
            Changes changes,
            Clock clock) {
        this.reads = reads;
        this.writes = writes;
        this.queues = queues;
        this.holidays = holidays;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Page<ServiceCalendar> calendars(PageRequest request) {
        List<ServiceCalendar> rows = reads.calendars(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(rows, request, calendar -> String.valueOf(calendar.id().value()));
    }

    @Override
    public ServiceCalendar add(WantedCalendar wanted) {
        if (reads.calendars(0, Configuration.MOST_CALENDARS).size() == Configuration.MOST_CALENDARS) {
            throw new RejectedException(409, Rejection.of("calendars-full", "most", Configuration.MOST_CALENDARS));
        }
        ServiceCalendar calendar = writes.insert(wanted);
        note("calendar.added", calendar, Change.between(NOTHING, fields(calendar)));
        return calendar;
    }

    @Override
    public ServiceCalendar change(CalendarId id, WantedCalendar wanted) {
        ServiceCalendar former = stored(id);
        if (!former.projectId().equals(wanted.projectId())) {
            throw new RejectedException(422, Rejection.of("project-fixed"));
        }
        ServiceCalendar calendar = writes.update(id, wanted);
        List<Change> changed = Change.between(fields(former), fields(calendar));
        if (!changed.isEmpty()) {
            note("calendar.changed", calendar, changed);
        }
        return calendar;
    }

    @Override
    public void remove(CalendarId id) {
        ServiceCalendar calendar = stored(id);
        String users = queues.queues(0, Configuration.MOST_QUEUES).stream()
                .filter(queue -> id.equals(queue.opening().calendarId()))
                .map(Queue::name)
                .limit(5)
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw new RejectedException(
                    409, new Rejection("calendar-in-use", Map.of("name", calendar.name(), "queues", users)));
        }
        writes.delete(id);
        note("calendar.removed", calendar, Change.between(fields(calendar), NOTHING));
    }

    @Override
    @Transactional(readOnly = true)
    public List<CalendarDay> days(CalendarId id, @Nullable LocalDate from) {
        ServiceCalendar calendar = stored(id);
        HolidayCalendar known = holidays.calendar();
        OpenTimes times = new OpenTimes(calendar, known);
        Map<LocalDate, OwnDay> own =
                calendar.ownDays().stream().collect(Collectors.toMap(OwnDay::date, Function.identity()));
        LocalDate first = from == null
                ? LocalDate.ofInstant(clock.instant(), calendar.place())
                : CalendarChecks.date("from", from);
        List<CalendarDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS_SHOWN; i++) {
            LocalDate day = first.plusDays(i);
            OwnDay ofDay = own.get(day);
            days.add(new CalendarDay(
                    day,
                    day.getDayOfWeek().getValue(),
                    Holidays.word(known.kindOf(day)),
                    known.holidayOf(day).map(Holidays::word).orElse(null),
                    ofDay != null,
                    ofDay == null ? null : ofDay.note(),
                    times.of(day)));
        }
        return days;
    }

    @Override
    @Transactional(readOnly = true)
    public List<QueueOpening> openings() {
        HolidayCalendar known = holidays.calendar();
        Map<CalendarId, ServiceCalendar> calendars = reads.calendars(0, Configuration.MOST_CALENDARS).stream()
                .collect(Collectors.toMap(ServiceCalendar::id, Function.identity()));
        Instant now = clock.instant();
        return queues.queues(0, Configuration.MOST_QUEUES).stream()
                .map(queue -> new QueueOpening(queue.id(), isOpen(queue.opening(), calendars, known, now)))
                .toList();
    }

    private static boolean isOpen(
            OpeningRules opening, Map<CalendarId, ServiceCalendar> calendars, HolidayCalendar known, Instant now) {
        return switch (opening.admission()) {
            case OPEN -> true;
            case SHUT -> false;
            case BY_HOURS -> {
                CalendarId id = opening.calendarId();
                ServiceCalendar calendar = id == null ? null : calendars.get(id);
                yield calendar == null || new OpenTimes(calendar, known).isOpen(now);
            }
        };
    }

    @Override
    @Transactional(readOnly = true)
    public List<HolidaysOfYear> holidays() {
        NavigableMap<Integer, HolidayNotice> entered = holidays.entered();
        TreeMap<Integer, HolidaysOfYear> years = new TreeMap<>(Collections.reverseOrder());
        int thisYear = LocalDate.ofInstant(clock.instant(), CHINA).getYear();
        for (int year = thisYear; year <= thisYear + 1; year++) {
            years.put(year, new HolidaysOfYear(year, "not-published", List.of()));
        }
        holidays.shipped().values().forEach(notice -> years.put(notice.year(), view(notice, "shipped")));
        entered.values().forEach(notice -> years.put(notice.year(), view(notice, "entered")));
        return List.copyOf(years.values());
    }

    @Override
    public HolidaysOfYear enter(WantedHolidays wanted) {
        HolidayNotice notice = HolidayChecks.notice(wanted);
        HolidayNotice former = holidays.entered()
                .getOrDefault(notice.year(), holidays.shipped().get(notice.year()));
        SequencedMap<String, String> before = former == null ? NOTHING : fields(former);
        List<Change> changed = Change.between(before, fields(notice));
        if (!changed.isEmpty()) {
            holidays.enter(notice);
            changes.note("holidays.entered", "holidays/" + notice.year(), Side.ofInstallation(), changed);
        }
        return view(notice, "entered");
    }

    private static HolidaysOfYear view(HolidayNotice notice, String origin) {
        return new HolidaysOfYear(
                notice.year(),
                origin,
                notice.arrangements().stream()
                        .map(each -> new ArrangedHoliday(
                                Holidays.word(each.holiday()), List.copyOf(each.off()), List.copyOf(each.work())))
                        .toList());
    }

    private ServiceCalendar stored(CalendarId id) {
        return reads.find(id)
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("calendar-unknown", "id", String.valueOf(id.value()))));
    }

    private void note(String action, ServiceCalendar calendar, List<Change> changed) {
        changes.note(
                action,
                "calendar/" + calendar.id().value(),
                Side.ofClient(calendar.clientId().value()),
                changed);
    }

    /** What of it people set, for the audit trail. */
    private static SequencedMap<String, String> fields(ServiceCalendar calendar) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("name", calendar.name());
        fields.put("zone", calendar.zone());
        for (int i = 0; i < calendar.week().size(); i++) {
            fields.put("weekday " + (i + 1), calendar.week().get(i).toString());
        }
        fields.put("holidays", calendar.holidays().toString());
        fields.put("makeUpDays", calendar.makeUpDays().toString());
        calendar.ownDays().forEach(day -> fields.put("ownDay " + day.date(), (day.hours() + " " + day.note()).strip()));
        return fields;
    }

    private static SequencedMap<String, String> fields(HolidayNotice notice) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        notice.arrangements()
                .forEach(each -> fields.put(
                        "holiday " + Holidays.word(each.holiday()),
                        each.off() + (each.work().isEmpty() ? "" : " + " + new TreeSet<>(each.work()))));
        return fields;
    }
}
