package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import java.util.List;
import java.util.Map;
import org.huawu.events.Admission;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.EndCause;
import org.huawu.events.MoveCause;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OpenTime;
import org.huawu.events.Party;
import org.huawu.events.QueueHours;
import org.huawu.events.QueueLimits;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When queues let contacts in. Line 2 leads into queue 11, whose calendar is open in minutes 10 to 20 and 30 to 40 of the story; line 3
 * into queue 12, which is always open.
 */
class HoursTest {

    private static final long MINUTE_MS = 60_000;
    private static final CalendarId CALENDAR = new CalendarId(7);
    private static final QueueId FIRST = new QueueId(11);
    private static final QueueId SECOND = new QueueId(12);

    private final Scenario story = new Scenario(Capacity.STANDARD);
    private long revision;

    @ParameterizedTest
    @CsvSource({
        // ms after the story's begin; admission; whether the contact waits
        "599999, BY_HOURS, false",
        "600000, BY_HOURS, true",
        "1199999, BY_HOURS, true",
        "1200000, BY_HOURS, false",
        "1800000, BY_HOURS, true",
        "2400000, BY_HOURS, false",
        "9999999, BY_HOURS, false",
        "0, OPEN, true",
        "600000, SHUT, false"
    })
    void given_hours_when_a_contact_comes_then_it_waits_or_ends_and_says_why(
            long afterMs, Admission admission, boolean waits) {
        begins(new QueueHours(admission, CALENDAR, null, true));
        story.after(afterMs);
        arrives(501, 2);
        assertThat(story.core.state().contacts.containsKey(501L)).isEqualTo(waits);
        if (!waits) {
            ContactEnded end = story.lastEvent(ContactEnded.class);
            assertThat(end.cause()).isEqualTo(EndCause.QUEUE_CLOSED);
            assertThat(end.by()).isEqualTo(Party.SYSTEM);
            assertThat(end.waitedMs()).isZero();
        }
    }

    @Test
    void given_a_queue_for_other_hours_when_a_contact_comes_then_it_waits_there_at_the_place_it_would_have_had() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, SECOND, true));
        arrives(501, 2);
        ContactMoved moved = story.lastEvent(ContactMoved.class);
        assertThat(moved.to()).isEqualTo(SECOND);
        assertThat(moved.cause()).isEqualTo(MoveCause.QUEUE_CLOSED);
        assertThat(moved.waitedMs()).isZero();
        story.after(1_000);
        arrives(502, 3);
        ready(2);
        assertThat(offered(2)).isEqualTo(501);
    }

    @Test
    void
            given_a_queue_for_other_hours_that_is_full_when_a_contact_comes_then_it_goes_on_from_there_and_ends_as_closed() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, SECOND, true), new QueueLimits(1, 0, FIRST));
        arrives(501, 3);
        arrives(502, 2);
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.QUEUE_CLOSED);
    }

    @Test
    void given_one_who_waits_when_the_queue_closes_and_serves_out_then_it_is_still_offered() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, null, true));
        story.after(11 * MINUTE_MS);
        arrives(501, 2);
        story.afterDeadline(15 * MINUTE_MS);
        ready(1);
        assertThat(offered(1)).isEqualTo(501);
    }

    @Test
    void given_one_who_waits_when_the_queue_closes_then_it_is_moved_at_that_moment_and_its_wait_goes_on() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, SECOND, false));
        story.after(11 * MINUTE_MS);
        arrives(501, 2);
        story.ordered();
        assertThat(story.core.state().nextDeadlineMs()).hasValue(Scenario.START_MS + 11 * MINUTE_MS + 10_000);
        story.afterDeadline(9 * MINUTE_MS);
        ContactMoved moved = story.lastEvent(ContactMoved.class);
        assertThat(moved.cause()).isEqualTo(MoveCause.CLOSING_TIME);
        assertThat(moved.atMs()).isEqualTo(Scenario.START_MS + 20 * MINUTE_MS);
        assertThat(moved.waitedMs()).isEqualTo(9 * MINUTE_MS);
        assertThat(story.ordered()).containsExactly("StopMusic", "PlayMusic");
    }

    @Test
    void given_one_who_waits_when_the_queue_closes_and_there_is_nowhere_to_go_then_it_ends() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, null, false));
        story.after(11 * MINUTE_MS);
        arrives(501, 2);
        story.afterDeadline(9 * MINUTE_MS);
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.cause()).isEqualTo(EndCause.QUEUE_CLOSED);
        assertThat(end.waitedMs()).isEqualTo(9 * MINUTE_MS);
    }

    @Test
    void given_one_who_is_offered_when_the_queue_closes_then_the_offer_stands_and_a_refusal_sends_it_away() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, null, false));
        ready(1);
        story.after(20 * MINUTE_MS - 5_000);
        arrives(501, 2);
        assertThat(offered(1)).isEqualTo(501);
        story.after(5_000);
        story.given(new RejectOffer(agent(1), contact(501)));
        story.afterDeadline(0);
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.QUEUE_CLOSED);
    }

    @Test
    void
            given_a_clock_that_jumps_over_a_closing_when_the_queue_is_open_again_then_those_who_waited_are_still_sent_away() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, null, false));
        story.after(11 * MINUTE_MS);
        arrives(501, 2);
        story.afterDeadline(24 * MINUTE_MS);
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.QUEUE_CLOSED);
    }

    @Test
    void given_those_who_wait_when_an_emergency_shuts_the_queue_then_they_go_at_once_and_come_again_when_it_is_over() {
        QueueHours emergency = new QueueHours(Admission.SHUT, CALENDAR, SECOND, false);
        begins(new QueueHours(Admission.OPEN, CALENDAR, null, false));
        arrives(501, 2);
        story.activates(configured(emergency, QueueLimits.NONE));
        story.afterDeadline(0);
        assertThat(story.lastEvent(ContactMoved.class).to()).isEqualTo(SECOND);
        arrives(502, 2);
        assertThat(story.lastEvent(ContactMoved.class).contact().contact()).isEqualTo(contact(502));
        story.activates(configured(new QueueHours(Admission.OPEN, CALENDAR, null, false), QueueLimits.NONE));
        story.happened();
        arrives(503, 2);
        assertThat(story.happened()).contains("ContactQueued").doesNotContain("ContactMoved", "ContactEnded");
    }

    @Test
    void given_those_who_wait_when_a_revision_opens_the_queue_longer_then_they_stay() {
        begins(new QueueHours(Admission.BY_HOURS, CALENDAR, null, false));
        story.after(11 * MINUTE_MS);
        arrives(501, 2);
        story.activates(configured(new QueueHours(Admission.OPEN, CALENDAR, null, false), QueueLimits.NONE));
        story.afterDeadline(60 * MINUTE_MS);
        assertThat(story.core.state().contacts).containsKey(501L);
    }

    @Test
    void given_two_queues_that_are_closed_to_each_other_when_a_contact_comes_then_it_ends() {
        story.given(new EpochBegan(1, List.of()));
        Configuration plain = World.configuration(1, 4);
        List<QueueSetting> queues = plain.queues().stream()
                .map(queue -> queue.with(new QueueHours(
                        Admission.SHUT, null, new QueueId(23 - queue.queue().value()), true)))
                .toList();
        story.activates(with(plain, queues, List.of()));
        arrives(501, 2);
        assertThat(story.lastEvent(ContactEnded.class).cause()).isEqualTo(EndCause.QUEUE_CLOSED);
    }

    @Test
    void given_hours_that_name_what_is_not_there_when_activated_then_it_is_refused_by_name() {
        begins(QueueHours.ALWAYS);
        assertThat(story.refusedRevision(configured(
                        new QueueHours(Admission.BY_HOURS, CALENDAR, new QueueId(99), true), QueueLimits.NONE)))
                .isEqualTo(new Rejection("queue-unknown", Map.of("closedToOf", 11L, "queue", 99L)));
        assertThat(story.refusedRevision(configured(
                        new QueueHours(Admission.BY_HOURS, new CalendarId(8), null, true), QueueLimits.NONE)))
                .isEqualTo(new Rejection("calendar-unknown", Map.of("queue", 11L, "calendar", 8L)));
    }

    private void begins(QueueHours hours) {
        begins(hours, QueueLimits.NONE);
    }

    /** @param second limits of queue 12 */
    private void begins(QueueHours hours, QueueLimits second) {
        story.given(new EpochBegan(1, List.of()));
        story.activates(configured(hours, second));
        for (int each = 1; each <= 2; each++) {
            story.given(new SignIn(agent(each), World.seat(100 + each)));
            story.given(new SeatConnected(1, World.seat(100 + each), World.channel(1000 + each)));
        }
        story.happened();
    }

    private Configuration configured(QueueHours hours, QueueLimits second) {
        Configuration plain = World.configuration(++revision, 4);
        List<QueueSetting> queues = List.of(
                plain.queues().get(0).with(hours),
                plain.queues()
                        .get(1)
                        .with(
                                plain.queues().get(1).strategy(),
                                plain.queues().get(1).steps(),
                                second));
        return with(plain, queues, List.of(new CalendarSetting(CALENDAR, List.of(minutes(10, 20), minutes(30, 40)))));
    }

    private static Configuration with(Configuration plain, List<QueueSetting> queues, List<CalendarSetting> calendars) {
        return new Configuration(
                plain.revision(),
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                queues,
                plain.agents(),
                calendars,
                List.of());
    }

    private static OpenTime minutes(long from, long until) {
        return new OpenTime(Scenario.START_MS + from * MINUTE_MS, Scenario.START_MS + until * MINUTE_MS);
    }

    private void arrives(long contact, long line) {
        story.arrives(contact, line);
        story.settled(Effect.Answer.class, Outcome.DONE);
    }

    private void ready(long agent) {
        story.given(new BecomeReady(agent(agent)));
    }

    private long offered(long agent) {
        OfferMade offer = story.lastEvent(OfferMade.class);
        assertThat(offer.agent().agent()).isEqualTo(agent(agent));
        return offer.contact().contact().value();
    }
}
