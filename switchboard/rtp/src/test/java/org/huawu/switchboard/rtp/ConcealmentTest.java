package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcealmentTest {

    private static final int RATE = Codec.SAMPLES_PER_S;

    private final Concealment concealment = new Concealment();

    @Test
    void given_voices_of_any_pitch_when_20_ms_are_lost_then_the_voice_goes_on_without_a_click() {
        for (int hz = 70; hz <= 400; hz += 11) {
            short[] heard = holeIn(voice(hz, 1_600), 800, 160, new Concealment());
            int step = Tones.greatestStep(voice(hz, 1_600), 0, 1_600);
            assertThat(Tones.greatestStep(heard, 100, 1_600)).as("%d Hz", hz).isLessThan(step + step / 2);
            int before = Tones.level(heard, 640, 160);
            assertThat(Tones.level(heard, 800, 160)).as("%d Hz", hz).isBetween(before * 7 / 10, before * 12 / 10);
        }
    }

    @Test
    void given_a_voice_when_20_ms_are_lost_then_what_is_heard_is_nearer_to_it_than_silence_is() {
        for (int hz = 70; hz <= 400; hz += 11) {
            short[] said = voice(hz, 1_600);
            short[] heard = holeIn(said, 800, 160, new Concealment());
            double error = 0;
            double power = 0;
            for (int i = 800; i < 960; i++) {
                error += Math.pow(heard[i] - said[i], 2);
                power += Math.pow(said[i], 2);
            }
            assertThat(error / power).as("%d Hz", hz).isLessThan(0.35);
        }
    }

    @Test
    void given_a_sound_that_rises_when_a_hole_begins_then_what_fills_it_begins_where_the_sound_left_off() {
        short[] said = new short[1_600];
        for (int i = 0; i < said.length; i++) {
            said[i] = (short) (20 * Math.min(i, 800));
        }
        short[] heard = holeIn(said, 800, 160, concealment);
        // a repeated period without more would fall back by what it rose: 800 at least
        assertThat(Tones.greatestStep(heard, 100, 960)).isLessThan(400);
    }

    @Test
    void given_a_long_hole_when_it_is_filled_then_it_fades_and_is_silent_after_60_ms_and_speech_fades_in_again() {
        short[] heard = holeIn(voice(130, 3_200), 800, 1_600, concealment);
        assertThat(Tones.level(heard, 1_200, 79)).isLessThan(Tones.level(heard, 720, 79) / 3);
        for (int i = 800 + Concealment.SILENT; i < 2_400; i++) {
            assertThat(heard[i]).isZero();
        }
        int step = Tones.greatestStep(voice(130, 3_200), 0, 3_200);
        assertThat(Tones.greatestStep(heard, 100, 3_200)).isLessThan(step + step / 2);
        assertThat(heard[2_400 + Concealment.BLEND]).isEqualTo(voice(130, 3_200)[2_400 + Concealment.BLEND]);
    }

    @Test
    void given_speech_without_holes_when_it_is_heard_then_it_is_as_it_was_but_for_its_first_5_ms() {
        short[] said = noise(800);
        short[] heard = holeIn(said, 0, 0, concealment);
        assertThat(heard[0]).isZero();
        for (int i = Concealment.BLEND; i < 800; i++) {
            assertThat(heard[i]).isEqualTo(said[i]);
        }
    }

    @Test
    void given_nothing_heard_yet_when_speech_is_missing_then_there_is_silence() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(concealment.missing()).isZero();
        }
    }

    @Test
    void given_the_loudest_sound_when_holes_come_at_random_then_nothing_overflows() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            // The loudest that can be is said, so what is heard must never be of the other sign.
            int hole = random.nextInt(300) == 0 ? random.nextInt(700) : 0;
            for (int k = 0; k < hole; k++) {
                assertThat(concealment.missing()).isNotNegative();
            }
            assertThat(concealment.heard(Short.MAX_VALUE)).isNotNegative();
        }
    }

    private static short[] holeIn(short[] said, int from, int length, Concealment concealment) {
        short[] heard = new short[said.length];
        for (int i = 0; i < said.length; i++) {
            heard[i] = i >= from && i < from + length ? concealment.missing() : concealment.heard(said[i]);
        }
        return heard;
    }

    /** A voice of some harmonics. */
    private static short[] voice(int hz, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int k = 1; k <= 5; k++) {
                sum += Tones.at(hz * k, i, RATE) / (double) (k * k);
            }
            samples[i] = (short) (sum / 2);
        }
        return samples;
    }

    private static short[] noise(int length) {
        Random random = new Random(1);
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) (random.nextGaussian() * 3_000);
        }
        return samples;
    }
}
