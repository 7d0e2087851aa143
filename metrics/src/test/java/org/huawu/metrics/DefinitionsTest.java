package org.huawu.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Optional;
import org.huawu.events.AgentState;
import org.huawu.metrics.Measure.Kind;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    @Test
    void given_a_morning_of_figures_when_every_definition_is_shown_then_it_gives_what_its_formula_says() {
        Sums sums = new Sums();
        sums.add(Measure.of(Kind.OFFERED), 100);
        sums.add(Measure.of(Kind.ANSWERED), 80);
        sums.add(Measure.of(Kind.ABANDONED), 15); // and five were lost or wait still
        sums.add(new Measure(Kind.ANSWERED_BY_WAIT, 5), 40);
        sums.add(new Measure(Kind.ANSWERED_BY_WAIT, 15), 21);
        sums.add(new Measure(Kind.ANSWERED_BY_WAIT, 20), 9);
        sums.add(new Measure(Kind.ANSWERED_BY_WAIT, WaitBounds.OVER), 10);
        sums.add(new Measure(Kind.ABANDONED_BY_WAIT, 5), 10);
        sums.add(new Measure(Kind.ABANDONED_BY_WAIT, 60), 5);
        sums.add(Measure.of(Kind.ANSWERED_WAIT_MS), 1_000_000);
        sums.add(Measure.of(Kind.ABANDONED_WAIT_MS), 90_000);
        sums.add(Measure.of(Kind.TALKS), 79);
        sums.add(Measure.of(Kind.TALK_MS), 7_900_000);
        sums.add(Measure.of(Kind.WRAP_UPS), 70);
        sums.add(Measure.of(Kind.WRAP_UP_MS), 790_000);
        sums.add(Measure.of(Kind.OFFERS_MADE), 90);
        sums.add(Measure.of(Kind.OFFERS_ACCEPTED), 81);
        sums.add(Measure.of(Kind.RING_MS), 270_000);
        sums.add(Measure.timeIn(AgentState.TALKING), 60);
        sums.add(Measure.timeIn(AgentState.WRAP_UP), 10);
        sums.add(Measure.timeIn(AgentState.OFFERED), 4);
        sums.add(Measure.timeIn(AgentState.CONNECTING), 1);
        sums.add(Measure.timeIn(AgentState.READY), 25);
        sums.add(Measure.timeIn(AgentState.BREAK), 40);

        shows(Definitions.serviceLevel(15), sums, 61, 95);
        shows(Definitions.serviceLevel(20), sums, 70, 95);
        shows(Definitions.answeredWithin(20), sums, 70, 100);
        shows(Definitions.connectionRate(), sums, 80, 100);
        shows(Definitions.abandonmentRate(), sums, 15, 100);
        shows(Definitions.abandonmentRateWithoutShort(5), sums, 5, 90);
        shows(Definitions.averageSpeedOfAnswer(), sums, 1_000_000, 80);
        shows(Definitions.averageTalkTime(), sums, 7_900_000, 79);
        shows(Definitions.averageWrapUpTime(), sums, 790_000, 70);
        shows(Definitions.averageHandlingTime(), sums, 8_690_000, 79);
        shows(Definitions.averageRingTime(), sums, 270_000, 90);
        shows(Definitions.acceptanceRate(), sums, 81, 90);
        shows(Definitions.agentUtilisation(), sums, 70, 140);
        shows(Definitions.occupancy(), sums, 75, 100);
    }

    @Test
    void given_contacts_that_shares_assigned_when_rates_are_shown_then_each_is_of_those_assigned() {
        Sums sums = new Sums();
        sums.add(Measure.of(Kind.ASSIGNED), 40);
        sums.add(Measure.of(Kind.ASSIGNED_SPILLED), 6);
        sums.add(Measure.of(Kind.ASSIGNED_REPAID), 5);
        sums.add(Measure.of(Kind.RELEASED), 3);

        shows(Definitions.spillOverRate(), sums, 6, 40);
        shows(Definitions.repaymentRate(), sums, 5, 40);
        shows(Definitions.releaseRate(), sums, 3, 40);
    }

    @Test
    void given_nothing_offered_when_any_definition_is_shown_then_there_is_no_figure() {
        assertThat(Definitions.all())
                .hasSize(18)
                .allSatisfy(definition -> assertThat(definition.of(new Sums())).isEmpty());
    }

    @Test
    void given_all_definitions_when_they_are_listed_then_each_has_an_id_of_its_own_and_both_names() {
        assertThat(Definitions.all().stream().map(definition -> definition.id() + "/" + definition.version()))
                .doesNotHaveDuplicates()
                .contains("service-level-15s/1", "service-level-20s/1", "answered-within-20s/2");
        assertThat(Definitions.all()).allSatisfy(definition -> {
            assertThat(definition.chinese()).isNotBlank();
            assertThat(definition.english()).isNotBlank();
            assertThat(definition.formula()).contains("/");
            assertThat(definition.source()).matches("F-\\d{3}");
        });
    }

    @Test
    void given_a_limit_between_two_bounds_when_it_is_asked_for_then_it_is_refused_instead_of_guessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Definitions.serviceLevel(17).of(new Sums()))
                .withMessageContaining("not by 17");
    }

    @Test
    void given_a_share_at_the_commitment_when_it_is_compared_then_more_than_and_at_least_differ_without_rounding() {
        Ratio exactly = new Ratio(19, 20);
        assertThat(exactly.isAtLeast(9_500)).isTrue();
        assertThat(exactly.isMoreThan(9_500)).isFalse();
        Ratio above = new Ratio(950_000_000_000_001L, 1_000_000_000_000_000L);
        assertThat(above.isMoreThan(9_500)).isTrue();
        assertThat(above.rounded(4)).isEqualTo(new BigDecimal("0.9500"));
        assertThat(new Ratio(1, 8).rounded(2)).isEqualTo(new BigDecimal("0.13"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratio(1, 0));
    }

    private static void shows(Definition definition, Sums sums, long part, long whole) {
        assertThat(definition.of(sums)).as(definition.id()).isEqualTo(Optional.of(new Ratio(part, whole)));
    }
}
