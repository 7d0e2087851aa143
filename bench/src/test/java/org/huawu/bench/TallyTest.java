package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final int WARM_FRAMES = 50;

    private final MediaPlan plan = new MediaPlan(2, 1, 1, true);
    private final Tally tally = new Tally(plan);
    private final ByteBuffer packet = ByteBuffer.allocate(Mark.BYTES);

    @Test
    void given_frames_of_the_beginning_when_they_are_heard_then_they_do_not_count() {
        hear(0, WARM_FRAMES - 1, 10);
        hear(0, WARM_FRAMES, 20);
        assertThat(tally.relayed().inTime()).isEqualTo(1);
        assertThat(tally.relayed().maxNs()).isEqualTo(20);
    }

    @Test
    void given_a_frame_that_comes_twice_when_heard_then_it_counts_once_for_its_party() {
        hear(0, WARM_FRAMES, 10);
        hear(0, WARM_FRAMES, 30);
        hear(1, WARM_FRAMES, 20);
        assertThat(tally.relayed().inTime()).isEqualTo(2);
        assertThat(tally.relayed().maxNs()).isEqualTo(20);
    }

    @Test
    void given_a_neighbour_when_it_is_heard_then_it_is_counted_apart() {
        hear(plan.firstNeighbour(), WARM_FRAMES, 10);
        assertThat(tally.relayed().inTime()).isZero();
        assertThat(tally.direct().inTime()).isEqualTo(1);
    }

    @Test
    void given_packets_without_a_mark_or_of_nobody_when_heard_then_they_are_passed_over() {
        tally.heard(ByteBuffer.allocate(Mark.BYTES), 0, 10);
        hear(plan.parties(), WARM_FRAMES, 10);
        assertThat(tally.relayed().inTime()).isZero();
        assertThat(tally.direct().inTime()).isZero();
    }

    @Test
    void given_frames_said_late_when_they_count_then_how_late_is_known() {
        tally.said(WARM_FRAMES - 1, 70);
        tally.said(WARM_FRAMES, 50);
        assertThat(tally.lateness().maxNs()).isEqualTo(50);
    }

    private void hear(int party, int frame, long tookNs) {
        Mark.write(packet, 0, party, frame, 1_000);
        tally.heard(packet, 0, 1_000 + tookNs);
    }
}
