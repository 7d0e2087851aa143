package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediaPlanTest {

    private final MediaPlan plan = new MediaPlan(500, 30, 60, true);

    @Test
    void given_a_plan_when_frames_are_counted_then_those_of_the_beginning_are_not_among_them() {
        assertThat(plan.frames()).isEqualTo(4_500);
        assertThat(plan.isCounted(1_499)).isFalse();
        assertThat(plan.isCounted(1_500)).isTrue();
        assertThat(plan.isCounted(4_499)).isTrue();
        assertThat(plan.isCounted(4_500)).isFalse();
        assertThat(plan.countedFrames()).isEqualTo(3_000);
        assertThat(plan.countedFromNs()).isEqualTo(30_000_000_000L);
    }

    @Test
    void given_a_plan_when_parties_are_numbered_then_callers_agents_thirds_and_neighbours_follow_each_other() {
        assertThat(plan.agent(0)).isEqualTo(500);
        assertThat(plan.agent(499)).isEqualTo(999);
        assertThat(plan.third(0)).isEqualTo(1_000);
        assertThat(plan.third(490)).isEqualTo(1_049);
        assertThat(plan.firstNeighbour()).isEqualTo(1_050);
        assertThat(plan.parties()).isEqualTo(1_070);
        assertThat(plan.withCalls(551).parties()).isEqualTo(1_178);
    }

    @Test
    void
            given_every_tenth_call_with_a_third_party_when_asked_who_hears_a_mix_then_it_is_all_of_its_parties_and_nobody_else() {
        assertThat(IntStream.range(0, plan.parties()).filter(plan::hearsMix).count())
                .isEqualTo(3L * plan.thirds());
        assertThat(plan.hearsMix(490)).isTrue();
        assertThat(plan.hearsMix(plan.agent(490))).isTrue();
        assertThat(plan.hearsMix(plan.third(490))).isTrue();
        assertThat(plan.hearsMix(491)).isFalse();
        assertThat(plan.hearsMix(plan.firstNeighbour())).isFalse();
        assertThat(plan.relayedFrames()).isEqualTo(1_350_000);
    }

    @Test
    void given_more_calls_than_there_is_room_for_when_planned_then_that_is_refused() {
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(() -> new MediaPlan(4_501, 30, 60, true))
                .withMessage("There may be 1 to 4500 calls for 1 to 36000 seconds.");
        assertThatExceptionOfType(BenchFailure.class).isThrownBy(() -> new MediaPlan(1, 30, 36_001, true));
    }
}
