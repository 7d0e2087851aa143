package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeardFramesTest {

    private final HeardFrames heard = new HeardFrames();

    @Test
    void given_frames_in_any_order_when_one_comes_again_then_it_is_not_new() {
        for (int frame : new int[] {0, 2, 1, 5, 66, 4}) {
            assertThat(heard.isNew(frame)).as("frame %s", frame).isTrue();
        }
        for (int frame : new int[] {66, 5, 4}) {
            assertThat(heard.isNew(frame)).as("frame %s again", frame).isFalse();
        }
        assertThat(heard.isNew(65)).isTrue();
        assertThat(heard.isNew(65)).isFalse();
    }

    @Test
    void given_a_frame_older_than_all_remembered_when_it_comes_then_it_does_not_count() {
        assertThat(heard.isNew(1_000)).isTrue();
        assertThat(heard.isNew(936)).isFalse();
        assertThat(heard.isNew(937)).isTrue();
        assertThat(heard.isNew(1_064)).isTrue();
        assertThat(heard.isNew(1_000)).isFalse();
    }
}
