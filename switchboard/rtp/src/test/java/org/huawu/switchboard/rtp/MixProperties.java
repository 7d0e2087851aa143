package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MixProperties {

    private final Mix mix = new Mix();
    private final short[] heard = new short[Codec.FRAME];

    @Property(tries = 200)
    void given_anybody_hearing_anybody_when_a_frame_is_mixed_then_each_hears_the_sum_of_those_it_is_to_hear(
            @ForAll long seed) {
        Random random = new Random(seed);
        int[] hears = new int[Mix.PLACES];
        int parties = random.nextInt(Mix.PLACES + 1);
        int loudness = 1 + random.nextInt(Short.MAX_VALUE);
        for (int place = 0; place < parties; place++) {
            speak(place, random, loudness);
            int some = random.nextInt(4) == 0 ? random.nextInt() : -1;
            hears[place] = some & (int) ((1L << parties) - 1) & ~(1 << place);
            mix.hears(place, hears[place]);
            mix.hasHeard(place, hears[place]);
        }
        mix.sum();
        for (int place = 0; place < parties; place++) {
            mix.of(place, heard);
            assertThat(heard).isEqualTo(plainSum(hears[place]));
        }
    }

    @Property(tries = 200)
    void given_somebody_who_comes_or_goes_when_the_frame_is_mixed_then_it_leads_evenly_from_the_one_sum_to_the_other(
            @ForAll long seed) {
        Random random = new Random(seed);
        for (int place = 0; place < Mix.PLACES; place++) {
            speak(place, random, 900);
        }
        int before = random.nextInt() & ~1;
        int after = random.nextInt() & ~1;
        mix.hasHeard(0, before);
        mix.hears(0, after);
        mix.sum();
        mix.of(0, heard);
        short[] from = plainSum(before);
        short[] to = plainSum(after);
        for (int i = 0; i < Codec.FRAME; i++) {
            double share = (i + 1) / (double) Codec.FRAME;
            assertThat((double) heard[i])
                    .isBetween(
                            from[i] * (1 - share) + to[i] * share - 1.01, from[i] * (1 - share) + to[i] * share + 1.01);
        }
        mix.end();
        mix.sum();
        mix.of(0, heard);
        assertThat(heard).isEqualTo(to);
    }

    @Example
    void given_all_as_loud_as_can_be_when_they_are_mixed_then_the_sum_stays_at_the_loudest() {
        for (int place = 0; place < Mix.PLACES; place++) {
            Arrays.fill(mix.spoken(place), Short.MIN_VALUE);
            mix.hears(place, ~(1 << place));
        }
        mix.sum();
        mix.end();
        mix.sum();
        mix.of(7, heard);
        assertThat(heard).containsOnly(Short.MIN_VALUE);
    }

    private void speak(int place, Random random, int loudness) {
        for (int i = 0; i < Codec.FRAME; i++) {
            mix.spoken(place)[i] = (short) (random.nextInt(2 * loudness + 1) - loudness);
        }
    }

    /** The naive twin: one after the other. */
    private short[] plainSum(int speakers) {
        short[] sum = new short[Codec.FRAME];
        for (int i = 0; i < Codec.FRAME; i++) {
            long all = 0;
            for (int place = 0; place < Mix.PLACES; place++) {
                all += (speakers & (1 << place)) == 0 ? 0 : mix.spoken(place)[i];
            }
            sum[i] = (short) Math.clamp(all, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return sum;
    }
}
