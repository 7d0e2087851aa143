package org.huawu.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.events.Event;
import org.huawu.metrics.Measure.Kind;
import org.huawu.routing.MadeUpDay;

class FiguresProperties {

    private static final int INPUTS = 400;
    private static final Set<Kind> OF_CONTACTS = Set.of(
            Kind.OFFERED,
            Kind.ANSWERED,
            Kind.ANSWERED_BY_WAIT,
            Kind.ANSWERED_WAIT_MS,
            Kind.ABANDONED,
            Kind.ABANDONED_BY_WAIT,
            Kind.ABANDONED_WAIT_MS,
            Kind.LOST_IN_QUEUE,
            Kind.WAITED_OUT,
            Kind.CLOSED_OUT,
            Kind.MOVED_OUT,
            Kind.MOVED_IN,
            Kind.TALKS,
            Kind.TALK_MS,
            Kind.TRANSFERRED_OUT,
            Kind.TRANSFERRED_IN,
            Kind.LOST_AFTER_TALK);

    @Property
    void given_any_traffic_when_its_events_are_folded_in_any_order_then_a_naive_recount_gives_the_same(
            @ForAll long seed) {
        List<Event> events = MadeUpDay.events(seed, INPUTS);
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(folded(shuffled, OF_CONTACTS)).isEqualTo(new NaiveRecount(events).ofContacts());
        assertThat(folded(shuffled, Set.of(Kind.TIME_IN_STATE_MS, Kind.TIME_ON_BREAK_MS)))
                .isEqualTo(new NaiveRecount(events).ofAgents());
        assertThat(folded(shuffled, Set.of(Kind.HOLDS, Kind.HOLD_MS))).isEqualTo(new NaiveRecount(events).ofHolds());
    }

    @Property
    void given_any_traffic_when_it_is_folded_then_waits_by_bounds_add_up_and_no_more_is_done_than_was_offered(
            @ForAll long seed) {
        Sums sums = Cases.sums(MadeUpDay.events(seed, INPUTS));
        assertThat(sums.ofAllParts(Kind.ANSWERED_BY_WAIT)).isEqualTo(sums.of(Kind.ANSWERED));
        assertThat(sums.ofAllParts(Kind.ABANDONED_BY_WAIT)).isEqualTo(sums.of(Kind.ABANDONED));
        long done = sums.of(Kind.ANSWERED)
                + sums.of(Kind.ABANDONED)
                + sums.of(Kind.LOST_IN_QUEUE)
                + sums.of(Kind.WAITED_OUT)
                + sums.of(Kind.CLOSED_OUT);
        assertThat(done).isLessThanOrEqualTo(sums.of(Kind.OFFERED));
        assertThat(sums.of(Kind.MOVED_IN)).isEqualTo(sums.of(Kind.MOVED_OUT));
        long ended = sums.of(Kind.OFFERS_ACCEPTED)
                + sums.of(Kind.OFFERS_REJECTED)
                + sums.of(Kind.OFFERS_TIMED_OUT)
                + sums.of(Kind.OFFERS_WITHDRAWN);
        assertThat(ended).isLessThanOrEqualTo(sums.of(Kind.OFFERS_MADE));
    }

    @Example
    void given_the_traffic_of_these_tests_when_it_is_folded_then_every_kind_of_measure_and_many_half_hours_occur() {
        Set<Kind> kinds = new TreeSet<>();
        Set<HalfHour> halfHours = new TreeSet<>();
        for (long seed = 0; seed < 2_400; seed++) {
            for (Event event : MadeUpDay.events(seed, INPUTS)) {
                for (Change change : Figures.changesOf(event)) {
                    kinds.add(change.measure().kind());
                    halfHours.add(change.key().halfHour());
                }
            }
        }
        assertThat(kinds).containsExactly(Kind.values());
        assertThat(halfHours).hasSizeGreaterThan(3);
    }

    private static Map<String, Long> folded(List<Event> events, Set<Kind> kinds) {
        Map<String, Long> figures = new TreeMap<>();
        for (Event event : events) {
            for (Change change : Figures.changesOf(event)) {
                if (kinds.contains(change.measure().kind())) {
                    figures.merge(NaiveRecount.name(change.key(), change.measure()), change.amount(), Long::sum);
                }
            }
        }
        return figures;
    }
}
