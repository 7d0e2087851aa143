package org.huawu.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.huawu.events.AgentState;
import org.huawu.routing.simulation.Counts;
import org.huawu.routing.simulation.Tally;
import org.huawu.routing.simulation.Worlds;
import org.junit.jupiter.api.Test;

/**
 * The fifteen figures of the clients' table, computed from the events of made-up days and held against what the people in them counted:
 * callers, agents at their desks, and the switchboard. Of the fifteen, only the volume by medium is not whole: other media than the
 * telephone are to come.
 */
class WorldFiguresTest {

    private static final int INPUTS = 5_000;
    private static final int SEEDS = 200;
    private static final int AGENTS = 500;
    private static final int INPUTS_OF_MANY = 60_000;

    @Test
    void given_made_up_days_when_their_figures_are_folded_then_they_are_what_happened() {
        seeds().forEach(seed -> {
            Sums sums = new Sums();
            Counts own = Worlds.play(
                    seed,
                    INPUTS,
                    event -> Figures.changesOf(event).forEach(change -> sums.add(change.measure(), change.amount())));
            whole(seed, sums, own);
            rates(seed, sums, own);
        });
    }

    @Test
    void given_500_agents_at_work_when_their_figures_are_folded_then_they_are_what_happened() {
        Sums sums = new Sums();
        Counts own = Worlds.playLarge(
                1,
                AGENTS,
                INPUTS_OF_MANY,
                event -> Figures.changesOf(event).forEach(change -> sums.add(change.measure(), change.amount())));
        assertThat(own.of(Tally.SIGN_INS)).isGreaterThanOrEqualTo(AGENTS);
        assertThat(own.of(Tally.ANSWERED)).isGreaterThan(1_000);
        whole(1, sums, own);
        rates(1, sums, own);
    }

    private static LongStream seeds() {
        Long one = Long.getLong("huawu.test.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Integer.getInteger("jqwik.tries.default", SEEDS));
    }

    /** The figures that are counts and sums, by their number in the table. */
    private static void whole(long seed, Sums sums, Counts own) {
        long handlingMs = sums.of(Measure.Kind.TALK_MS) + sums.of(Measure.Kind.WRAP_UP_MS);
        long answered = sums.of(Measure.Kind.ANSWERED);
        equal(seed, "1 available time", sums.of(Measure.timeIn(AgentState.READY)), own.of(Tally.READY_MS));
        equal(seed, "2 talk time", sums.of(Measure.Kind.TALK_MS), own.of(Tally.TALK_MS));
        equal(seed, "2 handling time", handlingMs, own.of(Tally.TALK_MS) + own.of(Tally.WRAP_UP_MS));
        equal(seed, "3 after-call time", sums.of(Measure.Kind.WRAP_UP_MS), own.of(Tally.WRAP_UP_MS));
        equal(seed, "5 login time", sums.ofAllParts(Measure.Kind.TIME_IN_STATE_MS), own.of(Tally.SIGNED_IN_MS));
        equal(seed, "6 hold time", sums.of(Measure.Kind.HOLD_MS), own.of(Tally.HOLD_MS));
        equal(
                seed,
                "9 over-time answered calls",
                answered - sums.within(Measure.Kind.ANSWERED_BY_WAIT, Definitions.SERVICE_LEVEL_SECONDS),
                own.of(Tally.ANSWERED) - own.of(Tally.ANSWERED_WITHIN_15));
        equal(seed, "10 responded calls", answered, own.of(Tally.ANSWERED));
        equal(seed, "11 volume, by telephone", sums.of(Measure.Kind.ARRIVED), own.of(Tally.ARRIVED));
        equal(seed, "calls offered", sums.of(Measure.Kind.OFFERED), own.of(Tally.QUEUED));
        equal(
                seed,
                "abandoned before the queue",
                sums.of(Measure.Kind.ABANDONED_BEFORE_QUEUE),
                own.of(Tally.ABANDONED_BEFORE_QUEUE));
        equal(seed, "calls out", sums.of(Measure.Kind.CALLS_OUT), own.of(Tally.CALLS_OUT));
        equal(seed, "calls out answered", sums.of(Measure.Kind.CALLS_OUT_ANSWERED), own.of(Tally.CALLS_OUT_ANSWERED));
        equal(seed, "sign-ins", sums.of(Measure.Kind.SIGN_INS), own.of(Tally.SIGN_INS));
    }

    /** Those that are divided. */
    private static void rates(long seed, Sums sums, Counts own) {
        long answered = own.of(Tally.ANSWERED);
        long queued = own.of(Tally.QUEUED);
        long workedMs = own.of(Tally.TALKING_MS)
                + own.of(Tally.HELD_MS)
                + own.of(Tally.CONSULTING_MS)
                + own.of(Tally.DIALLING_MS)
                + own.of(Tally.WRAPPING_UP_MS);
        long busyMs = workedMs + own.of(Tally.OFFERED_MS) + own.of(Tally.CONNECTING_MS);
        List<Shown> shown = List.of(
                new Shown(Definitions.agentUtilisation(), workedMs, own.of(Tally.SIGNED_IN_MS)), // 4
                new Shown(Definitions.averageSpeedOfAnswer(), own.of(Tally.ANSWERED_WAIT_MS), answered), // 7
                new Shown(
                        Definitions.averageTalkTime(),
                        own.of(Tally.TALK_MS),
                        own.of(Tally.TALKS)), // 8, each agent's part of a talk
                new Shown(Definitions.connectionRate(), answered, queued), // 12
                new Shown(Definitions.abandonmentRate(), own.of(Tally.ABANDONED), queued), // 13
                new Shown(Definitions.averageWrapUpTime(), own.of(Tally.WRAP_UP_MS), own.of(Tally.WRAP_UPS)), // 14
                new Shown(
                        Definitions.serviceLevel(15), // 15
                        own.of(Tally.ANSWERED_WITHIN_15),
                        answered + own.of(Tally.ABANDONED)),
                new Shown(Definitions.answeredWithin(20), own.of(Tally.ANSWERED_WITHIN_20), queued), // the commitment
                new Shown(
                        Definitions.abandonmentRateWithoutShort(5),
                        own.of(Tally.ABANDONED) - own.of(Tally.ABANDONED_WITHIN_5),
                        queued - own.of(Tally.ABANDONED_WITHIN_5)),
                new Shown(
                        Definitions.averageHandlingTime(),
                        own.of(Tally.TALK_MS) + own.of(Tally.WRAP_UP_MS),
                        own.of(Tally.TALKS)),
                new Shown(Definitions.averageRingTime(), own.of(Tally.RING_MS), own.of(Tally.OFFERS)),
                new Shown(Definitions.acceptanceRate(), own.of(Tally.ACCEPTED), own.of(Tally.OFFERS)),
                new Shown(Definitions.occupancy(), busyMs, busyMs + own.of(Tally.READY_MS)));
        for (Shown each : shown) {
            assertThat(each.definition().of(sums))
                    .as("seed %s: %s", seed, each.definition().id())
                    .isEqualTo(Ratio.of(each.part(), each.whole()));
        }
    }

    /** What a definition must show. */
    private record Shown(Definition definition, long part, long whole) {}

    private static void equal(long seed, String what, long folded, long happened) {
        assertThat(folded).as("seed %s: %s", seed, what).isEqualTo(happened);
    }
}
