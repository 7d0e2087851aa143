package org.huawu.server.hotline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huawu.events.Admission;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.OpenTime;
import org.huawu.events.QueueHours;
import org.huawu.kernel.calendar.HolidayCalendar;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Hotline.WantedOpening;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueAdmission;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceHours;
import org.huawu.server.hotline.ServiceHours.WantedCalendar;
import org.huawu.server.organisation.Project;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What the routing core is told of calendars, and when it is told anew. */
@HuawuServerTest
class RevisionsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String DAY = "09:00-18:00";
    private static final List<String> EVERY_DAY = List.of(DAY, DAY, DAY, DAY, DAY, DAY, DAY);

    private final Revisions revisions;
    private final ConfigurationCompiler compiler;
    private final Hotline hotline;
    private final ServiceHours hours;
    private final ScopedWork work;
    private final StillClock clock;
    private final ApplicationEventPublisher events;
    private final Project project;
    private final World world;

    RevisionsTest(@Autowired BeanFactory beans, @Autowired ApplicationEventPublisher events) {
        this.revisions = beans.getBean(Revisions.class);
        this.compiler = beans.getBean(ConfigurationCompiler.class);
        this.hotline = beans.getBean(Hotline.class);
        this.hours = beans.getBean(ServiceHours.class);
        this.work = beans.getBean(ScopedWork.class);
        this.clock = beans.getBean(StillClock.class);
        this.world = beans.getBean(World.class);
        this.events = events;
        this.project = world.project(world.client(), world.vendor());
    }

    @Test
    void given_calendars_when_compiled_then_the_core_is_told_those_that_queues_go_by_and_how() {
        ServiceCalendar used = calendar();
        ServiceCalendar unused = calendar();
        Queue other = queue(null);
        Queue queue = queue(new WantedOpening(QueueAdmission.OPEN, used.id(), other.id(), false));

        Configuration told = work.in(Scope.all(), () -> compiler.compile(1));

        assertThat(told.queues())
                .filteredOn(each -> each.queue().equals(queue.id()))
                .extracting(Configuration.QueueSetting::hours)
                .containsExactly(new QueueHours(Admission.OPEN, used.id(), other.id(), false));
        assertThat(told.queues())
                .filteredOn(each -> each.queue().equals(other.id()))
                .extracting(Configuration.QueueSetting::hours)
                .containsExactly(QueueHours.ALWAYS);
        assertThat(told.calendars())
                .contains(new CalendarSetting(
                        used.id(), new OpenTimes(used, HolidayCalendar.published()).around(clock.instant(), 62)));
        assertThat(told.calendars()).noneMatch(each -> each.calendar().equals(unused.id()));
    }

    @Test
    void given_a_revision_with_calendars_when_a_day_is_over_then_it_is_made_anew_and_not_before() {
        ServiceCalendar calendar = calendar();
        queue(new WantedOpening(null, calendar.id(), null, null));
        await().atMost(LONG).until(() -> lastOpen(calendar).isPresent());
        Configuration before = active();
        long knownMs = lastOpen(calendar).orElseThrow().untilMs();

        clock.advance(Duration.ofHours(23));
        assertThat(revisions.next()).isEmpty();
        assertThat(active()).isEqualTo(before);

        clock.advance(Duration.ofHours(2));
        events.publishEvent(new Changes.Committed());
        await().atMost(LONG).until(() -> active().revision() > before.revision());
        assertThat(lastOpen(calendar).orElseThrow().untilMs()).isGreaterThan(knownMs);
        assertThat(Instant.ofEpochMilli(lastOpen(calendar).orElseThrow().untilMs()))
                .isAfter(clock.instant().plus(Duration.ofDays(55)));
    }

    @Test
    void given_a_calendar_in_use_when_it_changes_then_the_core_is_told_anew() {
        ServiceCalendar calendar = calendar();
        queue(new WantedOpening(null, calendar.id(), null, null));
        await().atMost(LONG).until(() -> lastOpen(calendar).isPresent());
        LocalDate day = LocalDate.ofInstant(clock.instant(), calendar.place()).plusDays(3);

        work.in(
                Scope.all(),
                () -> hours.change(
                        calendar.id(),
                        new WantedCalendar(
                                calendar.name(),
                                project.id(),
                                null,
                                null,
                                null,
                                null,
                                List.of(new ServiceHours.WantedDay(day, "03:07-03:09", null)))));

        long opensMs = day.atTime(3, 7).atZone(calendar.place()).toInstant().toEpochMilli();
        await().atMost(LONG)
                .until(() -> active().calendars().stream()
                        .flatMap(each -> each.open().stream())
                        .anyMatch(time -> time.fromMs() == opensMs));
    }

    private Configuration active() {
        return revisions.active().orElseThrow();
    }

    private Optional<OpenTime> lastOpen(ServiceCalendar calendar) {
        return revisions.active().stream()
                .flatMap(each -> each.calendars().stream())
                .filter(each -> each.calendar().equals(calendar.id()))
                .map(each -> each.open().getLast())
                .findFirst();
    }

    private ServiceCalendar calendar() {
        return work.in(
                Scope.all(),
                () -> hours.add(
                        new WantedCalendar(world.name("calendar"), project.id(), null, EVERY_DAY, DAY, DAY, null)));
    }

    private Queue queue(@Nullable WantedOpening opening) {
        return work.in(
                Scope.all(),
                () -> hotline.addQueue(new NewQueue(
                        world.name("queue"), project.id(), null, null, false, null, null, opening, null, null)));
    }
}
