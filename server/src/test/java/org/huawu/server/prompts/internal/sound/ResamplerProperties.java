package org.huawu.server.prompts.internal.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class ResamplerProperties {

    private static final List<Integer> RATES = List.of(11_025, 12_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000);

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(RATES);
    }

    @Property(tries = 100)
    void given_a_tone_that_the_lower_rate_holds_when_resampled_then_it_is_as_loud_as_before(
            @ForAll("rates") int hz, @ForAll @DoubleRange(min = 200, max = 3_400) double toneHz) {
        short[] resampled = new Resampler(hz, 8_000).resample(Tones.tone(toneHz, hz, hz / 2));

        assertThat(resampled).hasSize(4_000);
        assertThat(Tones.level(resampled, toneHz, 8_000)).isCloseTo(1, within(0.02));
    }

    @Property(tries = 100)
    void given_a_tone_that_the_lower_rate_cannot_hold_when_resampled_then_nothing_is_heard_of_it(
            @ForAll("rates") int hz, @ForAll @DoubleRange(min = 4_400, max = 5_400) double toneHz) {
        short[] resampled = new Resampler(hz, 8_000).resample(Tones.tone(toneHz, hz, hz / 2));

        short[] middle = Arrays.copyOfRange(resampled, 400, 3_600);
        for (short sample : middle) {
            assertThat((int) sample).isBetween(-33, 33);
        }
    }

    @Example
    void given_fewer_samples_a_second_than_wanted_when_resampled_then_the_tone_is_kept_and_no_other_comes() {
        short[] resampled = new Resampler(6_000, 8_000).resample(Tones.tone(1_000, 6_000, 3_000));

        assertThat(resampled).hasSize(4_000);
        assertThat(Tones.level(resampled, 1_000, 8_000)).isCloseTo(1, within(0.02));
        assertThat(Tones.level(resampled, 3_500, 8_000)).isLessThan(0.002);
    }

    @Example
    void given_the_loudest_there_is_when_resampled_then_no_sample_turns_over() {
        short[] square = new short[48_000];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 48 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] resampled = new Resampler(48_000, 8_000).resample(square);
        for (int i = 16; i < resampled.length - 16; i++) {
            // In the middle of a half-wave the sign is that of the wave.
            if (i % 8 == 4) {
                assertThat(resampled[i] > 0).isEqualTo(i / 8 % 2 == 0);
            }
        }
    }
}
