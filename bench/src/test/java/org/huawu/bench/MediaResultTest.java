package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MediaResultTest {

    private final MediaPlan plan = new MediaPlan(2, 0, 1, true);
    private final Tally atCallers = new Tally(plan);
    private final Tally atAgents = new Tally(plan);
    private final SlowMoments slow =
            new SlowMoments(List.of(new SlowMoments.Span(0, TimeUnit.MILLISECONDS.toNanos(500))));

    @Test
    void given_all_frames_in_time_when_the_result_is_drawn_up_then_nothing_is_lost_and_the_load_holds() {
        hear(atCallers, plan.agent(1), 50, 1);
        hear(atAgents, 1, 50, 2);
        hearMixes(3);
        MediaResult result = result(0);
        assertThat(result.lostPackets()).isZero();
        assertThat(result.holds()).isTrue();
        assertThat(result(1).holds()).isFalse();
    }

    @Test
    void given_frames_that_never_came_or_came_late_when_the_result_is_drawn_up_then_both_are_lost() {
        hear(atCallers, plan.agent(1), 48, 1);
        hear(atAgents, 1, 49, 1);
        hearOne(atAgents, 1, 49, 200);
        hearMixes(3);
        MediaResult result = result(0);
        assertThat(result.lostPackets()).isEqualTo(3);
        assertThat(result.holds()).isFalse();
        assertThat(result.figures().getFirst().asJson())
                .contains("\"metric\":\"lost_packets\",\"value\":3,", "\"sent\":100,")
                .contains("\"lost_to_callers\":2,\"lost_to_agents\":1,\"of_them_late\":1,");
    }

    @Test
    void given_one_packet_over_20_ms_when_the_result_is_drawn_up_then_the_load_does_not_hold() {
        hear(atCallers, plan.agent(1), 50, 1);
        hear(atAgents, 1, 49, 1);
        hearOne(atAgents, 1, 49, 21);
        hearMixes(3);
        assertThat(result(0).lostPackets()).isZero();
        assertThat(result(0).holds()).isFalse();
    }

    @Test
    void given_what_the_switchboard_took_up_when_figures_are_drawn_up_then_they_are_its_own() {
        assertThat(result(0).figures())
                .extracting(figure -> figure.metric() + " " + figure.value())
                .containsExactly(
                        "lost_packets 244.000",
                        "added_delay_p99_ms 0.000",
                        "added_delay_max_ms 0.000",
                        "added_delay_steady_p99_ms 0.000",
                        "added_delay_steady_max_ms 0.000",
                        "own_delay_p99_ms 0.000",
                        "own_delay_max_ms 0.000",
                        "said_late_p99_ms 0.000",
                        "cpu_cores 0.750",
                        "rss_mb 102.400",
                        "rss_growth_mb 10.200",
                        "stolen_cpu_pct 5.000",
                        "machine_slow_pct 25.000");
    }

    @Test
    void given_a_mix_that_somebody_does_not_hear_when_the_result_is_drawn_up_then_its_packets_are_lost() {
        hear(atCallers, plan.agent(1), 50, 1);
        hear(atAgents, 1, 50, 2);
        hearMixes(2);
        assertThat(result(0).lostPackets()).isEqualTo(44);
        assertThat(result(0).figures().getFirst().asJson()).contains("\"lost_of_mixes\":44");
    }

    /** So many of the three parties of the call of three hear all; what comes before or after the time does not count. */
    private void hearMixes(int listeners) {
        for (int i = 0; i < listeners; i++) {
            for (int frame = -1; frame <= 50; frame++) {
                atAgents.heardMix(frame * MediaPlan.FRAME_NS);
            }
        }
    }

    private static void hear(Tally tally, int party, int frames, int tookMs) {
        for (int frame = 0; frame < frames; frame++) {
            hearOne(tally, party, frame, tookMs);
        }
    }

    private static void hearOne(Tally tally, int party, int frame, int tookMs) {
        ByteBuffer packet = ByteBuffer.allocate(Mark.BYTES);
        Mark.write(packet, 0, party, frame, 0);
        tally.heard(packet, 0, TimeUnit.MILLISECONDS.toNanos(tookMs));
    }

    private MediaResult result(int broken) {
        var before = new MediaResult.Load(0, Duration.ofMillis(500), new ProcessorTime(100, 10), 100_000);
        var after = new MediaResult.Load(
                TimeUnit.SECONDS.toNanos(2), Duration.ofSeconds(2), new ProcessorTime(300, 20), 110_000);
        return new MediaResult(
                "huawu",
                plan,
                atCallers,
                atAgents,
                before,
                after,
                new SwitchboardState(1, 0, 1 - broken, broken),
                slow);
    }
}
