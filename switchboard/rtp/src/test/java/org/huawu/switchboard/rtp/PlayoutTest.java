package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A tone over networks of several kinds, heard by Goertzel's ear. */
class PlayoutTest {

    private static final int RATE = Codec.SAMPLES_PER_S;
    /** Not at zero where frames meet, so that a cut makes a step. */
    private static final int HZ = 430;

    private final Playout playout = new Playout(Codec.PCMA);
    private final short[] frame = new short[Codec.FRAME];

    @Test
    void given_five_in_a_hundred_packets_lost_when_a_tone_is_heard_then_it_never_stops() {
        Random random = new Random(11);
        for (int n = 0; n < 1_000; n++) {
            if (n < 10 || random.nextInt(100) >= 5) {
                says(n);
            }
            playout.next(frame);
            if (n > 10) {
                assertThat(Tones.share(frame, 0, Codec.FRAME, HZ, RATE))
                        .as("frame %d", n)
                        .isGreaterThan(0.9);
            }
        }
    }

    @Test
    void given_jitter_of_up_to_60_ms_when_a_tone_is_heard_for_a_while_then_it_never_stops() {
        Random random = new Random(5);
        int[] comesAt = new int[2_000];
        for (int n = 0; n < comesAt.length; n++) {
            comesAt[n] = n + random.nextInt(4);
        }
        for (int tick = 0; tick < 1_990; tick++) {
            for (int n = Math.max(0, tick - 4); n <= tick; n++) {
                if (comesAt[n] == tick) {
                    says(n);
                }
            }
            playout.next(frame);
            if (tick > 50) {
                assertThat(Tones.share(frame, 0, Codec.FRAME, HZ, RATE))
                        .as("frame %d", tick)
                        .isGreaterThan(0.9);
            }
        }
        assertThat(playout.buffer().depth()).isBetween(Codec.FRAME, 6 * Codec.FRAME);
    }

    @Test
    void given_a_sender_whose_clock_is_fast_when_it_never_stops_speaking_then_frames_go_without_a_click() {
        int n = 0;
        short last = 0;
        for (int tick = 0; tick < 3_000; tick++) {
            says(n++);
            if (tick % 100 == 50) {
                says(n++);
            }
            playout.next(frame);
            if (tick > 10) {
                assertThat(Math.abs(frame[0] - last)).isLessThan(4_000);
                assertThat(Tones.greatestStep(frame, 0, Codec.FRAME)).isLessThan(4_000);
            }
            last = frame[Codec.FRAME - 1];
        }
        assertThat(playout.buffer().depth()).isLessThanOrEqualTo(JitterBuffer.MOST_DEPTH);
        assertThat(n).isGreaterThan(3_025);
    }

    @Test
    void given_a_stream_that_stops_when_it_is_heard_then_it_is_silent_soon_and_comes_back_without_a_click() {
        for (int n = 0; n < 20; n++) {
            says(n);
            playout.next(frame);
        }
        for (int i = 0; i < 5; i++) {
            playout.next(frame);
        }
        assertThat(Tones.level(frame, 0, Codec.FRAME)).isZero();
        says(25);
        playout.next(frame);
        says(26);
        short[] both = new short[2 * Codec.FRAME];
        System.arraycopy(frame, 0, both, 0, Codec.FRAME);
        playout.next(frame);
        System.arraycopy(frame, 0, both, Codec.FRAME, Codec.FRAME);
        assertThat(Tones.greatestStep(both, 0, both.length)).isLessThan(3_500);
        assertThat(Tones.share(both, Codec.FRAME, Codec.FRAME, HZ, RATE)).isGreaterThan(0.9);
    }

    @Test
    void given_any_number_of_packets_when_they_are_played_then_nothing_is_allocated() {
        byte[] payload = new byte[Codec.FRAME];
        int[] n = new int[1];
        long allocated = Allocation.ofAThousand(() -> {
            // every seventh is lost, every third comes twice
            if (n[0] % 7 != 0) {
                playout.put(1, n[0] * Codec.FRAME, payload, payload.length, n[0] * Codec.FRAME);
            }
            if (n[0] % 3 == 0) {
                playout.put(1, n[0] * Codec.FRAME, payload, payload.length, n[0] * Codec.FRAME);
            }
            playout.next(frame);
            n[0]++;
        });
        assertThat(allocated).isZero();
    }

    private void says(int n) {
        byte[] payload = new byte[Codec.FRAME];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = Codec.PCMA.encode(Tones.at(HZ, n * Codec.FRAME + i, RATE));
        }
        playout.put(1, n * Codec.FRAME, payload, payload.length, n * Codec.FRAME);
    }
}
