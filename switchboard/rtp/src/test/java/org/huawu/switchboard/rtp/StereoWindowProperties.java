package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Masks in a recording, beside a naive twin that keeps all of it in memory. */
class StereoWindowProperties {

    private static final int LENGTH = 40_000;
    private static final int STEP = 400;
    private static final int LATENESS = 3_200;

    @Property(tries = 200)
    void given_masks_at_any_time_and_packets_as_late_as_may_be_when_it_is_let_out_then_nothing_of_a_mask_is_heard(
            @ForAll long seed) {
        Random random = new Random(seed);
        StereoWindow window = new StereoWindow();
        boolean[] wasMasked = new boolean[LENGTH];
        boolean[] wasPut = new boolean[LENGTH];
        ByteBuffer out = ByteBuffer.allocate(4 * LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        boolean isMasked = false;
        for (int now = 0; now < LENGTH; now += STEP) {
            if (random.nextInt(8) == 0) {
                isMasked = !isMasked;
                window.mask(isMasked, now);
            }
            Arrays.fill(wasMasked, now, now + STEP, isMasked);
            // up to now, some of it late
            int at = Math.max((int) window.from(), now + STEP - random.nextInt(LATENESS));
            for (int moment = at; moment < now + STEP; moment++) {
                window.putLeft(moment, (short) 1);
                window.putRight(moment, (short) 2);
                wasPut[moment] = true;
            }
            while (window.from() < now + STEP - LATENESS) {
                window.take(out);
            }
        }
        out.flip();
        for (int moment = 0; out.remaining() >= 4; moment++) {
            short left = out.getShort();
            short right = out.getShort();
            assertThat(right).as("right at %d", moment).isEqualTo((short) (2 * left));
            if (wasMasked[moment]) {
                assertThat(left).as("masked at %d", moment).isZero();
            }
            if (!isNearMask(wasMasked, moment)) {
                assertThat(left).as("heard at %d", moment).isEqualTo((short) (wasPut[moment] ? 1 : 0));
            }
        }
    }

    /** Between two masks that are short after each other all is silent. */
    private static boolean isNearMask(boolean[] wasMasked, int moment) {
        for (int i = Math.max(0, moment - 2 * LATENESS - STEP);
                i < Math.min(LENGTH, moment + 2 * LATENESS + STEP);
                i++) {
            if (wasMasked[i]) {
                return true;
            }
        }
        return false;
    }
}
