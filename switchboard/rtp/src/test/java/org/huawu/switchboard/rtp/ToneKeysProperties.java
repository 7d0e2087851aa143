package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.IntegerArbitrary;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Keys in speech: what must be found, and what must not (ITU-T Q.24). */
class ToneKeysProperties {

    private static final int RATE = Codec.SAMPLES_PER_S;
    /** The peak of 0 dBm0. */
    private static final double REFERENCE = 22_380;

    /** How a key is pressed. Levels in dBm0, frequencies off by parts of a thousand. */
    record Press(int key, int downMs, int upMs, int lowDb, int highOverLowDb, int lowOff, int highOff) {}

    @Provide
    Arbitrary<List<Press>> presses() {
        IntegerArbitrary off = Arbitraries.integers().between(-15, 15);
        IntegerArbitrary ms = Arbitraries.integers().between(45, 200);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        ms,
                        ms,
                        Arbitraries.integers().between(-30, -6),
                        Arbitraries.integers().between(-6, 4),
                        off,
                        off)
                .as(Press::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 1000)
    void given_keys_within_what_receivers_must_take_when_they_are_heard_then_each_is_found_once_and_in_order(
            @ForAll("presses") List<Press> presses, @ForAll long seed) {
        ToneKeys ear = new ToneKeys();
        Random random = new Random(seed);
        StringBuilder expected = new StringBuilder();
        StringBuilder found = new StringBuilder();
        for (Press press : presses) {
            expected.append(KeyTones.KEYS.charAt(press.key()));
            hear(ear, found, silence(random, press.upMs()));
            hear(ear, found, tones(press, random));
        }
        hear(ear, found, silence(random, 100));
        assertThat(found.toString()).isEqualTo(expected.toString());
    }

    @Property(tries = 200)
    void given_tones_too_far_off_when_they_are_heard_then_no_key_is_found(
            @ForAll @IntRange(max = 15) int key, @ForAll boolean isUp, @ForAll long seed) {
        int off = isUp ? 45 : -45;
        Press press = new Press(key, 300, 50, -10, 0, off, off);
        StringBuilder found = new StringBuilder();
        hear(new ToneKeys(), found, tones(press, new Random(seed)));
        assertThat(found.toString()).isEmpty();
    }

    @Property(tries = 200)
    void given_one_tone_alone_when_it_is_heard_then_no_key_is_found(@ForAll @IntRange(min = 300, max = 3_400) int hz) {
        StringBuilder found = new StringBuilder();
        short[] samples = new short[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hz * i / RATE));
        }
        hear(new ToneKeys(), found, samples);
        assertThat(found.toString()).isEmpty();
    }

    /** Vowels alone, which are harder than speech: tapes for testing receivers allow 30 keys in half an hour of such. */
    @Test
    void given_half_an_hour_of_a_voice_when_it_is_heard_then_hardly_a_key_is_found() {
        Random random = new Random(7);
        StringBuilder found = new StringBuilder();
        ToneKeys ear = new ToneKeys();
        for (int i = 0; i < 4 * 1_800; i++) {
            hear(ear, found, vowel(random));
        }
        assertThat(found.length()).as("%s", found).isLessThanOrEqualTo(30);
    }

    @Property(tries = 50)
    void given_a_key_that_we_press_when_it_is_coded_and_heard_then_it_is_that_key(@ForAll @IntRange(max = 15) int key) {
        for (Codec codec : List.of(Codec.PCMA, Codec.PCMU, Codec.G722)) {
            ToneKeys ear = new ToneKeys();
            StringBuilder found = new StringBuilder();
            SpeechEncoder encoder = codec.newEncoder();
            SpeechDecoder decoder = codec.newDecoder();
            short[] heard = new short[KeyPresses.PRESSED_TICKS * Codec.FRAME];
            for (int i = 0; i < heard.length; i++) {
                heard[i] = decoder.decode(encoder.encode(KeyTones.sample(KeyTones.KEYS.charAt(key), i)));
            }
            hear(ear, found, heard);
            assertThat(found.toString()).isEqualTo(KeyTones.KEYS.substring(key, key + 1));
        }
    }

    @Test
    void given_a_key_that_stays_down_when_it_is_heard_for_long_then_it_is_found_once() {
        StringBuilder found = new StringBuilder();
        hear(new ToneKeys(), found, tones(new Press(5, 5_000, 0, -10, 0, 0, 0), new Random(1)));
        assertThat(found.toString()).isEqualTo("5");
    }

    private static void hear(ToneKeys ear, StringBuilder found, short[] samples) {
        for (short sample : samples) {
            char key = ear.accept(sample);
            if (key != TelephoneEvents.NONE) {
                found.append(key);
            }
        }
    }

    private static short[] tones(Press press, Random random) {
        int place = place(KeyTones.KEYS.charAt(press.key()));
        double low = KeyTones.lowHz(place / 4) * (1 + press.lowOff() / 1_000.0);
        double high = KeyTones.highHz(place % 4) * (1 + press.highOff() / 1_000.0);
        double lowPeak = REFERENCE * Math.pow(10, press.lowDb() / 20.0);
        double highPeak = lowPeak * Math.pow(10, press.highOverLowDb() / 20.0);
        double phase = random.nextDouble() * 2 * Math.PI;
        short[] samples = new short[RATE * press.downMs() / 1_000];
        for (int i = 0; i < samples.length; i++) {
            // noise 23 dB below the weaker of the two
            double noise = random.nextGaussian() * Math.min(lowPeak, highPeak) / Math.sqrt(2) * 0.07;
            samples[i] = (short) (lowPeak * Math.sin(2 * Math.PI * low * i / RATE + phase)
                    + highPeak * Math.sin(2 * Math.PI * high * i / RATE)
                    + noise);
        }
        return samples;
    }

    private static int place(char key) {
        for (int i = 0; i < 16; i++) {
            if (KeyTones.key(i / 4, i % 4) == key) {
                return i;
            }
        }
        throw new IllegalArgumentException("no key " + key);
    }

    private static short[] silence(Random random, int ms) {
        short[] samples = new short[RATE * ms / 1_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * 20);
        }
        return samples;
    }

    /** A quarter of a second of a voice: pulses at a pitch that glides, through four resonances that glide too. */
    private static short[] vowel(Random random) {
        double pitch = 85 + random.nextInt(220);
        double glide = 1 + (random.nextDouble() - 0.5) * 0.3;
        double[] formants = {
            250 + random.nextInt(650),
            800 + random.nextInt(1_700),
            2_200 + random.nextInt(900),
            3_300 + random.nextInt(400)
        };
        double[] last = new double[formants.length];
        double[] before = new double[formants.length];
        short[] samples = new short[RATE / 4];
        double phase = 0;
        double source = 0;
        for (int i = 0; i < samples.length; i++) {
            phase += pitch * (1 + (glide - 1) * i / samples.length) / RATE;
            double pulse = phase >= 1 ? 1 : 0;
            phase -= pulse;
            // what the glottis lets through falls with the frequency
            source = 0.9 * source + pulse + random.nextGaussian() * 0.003;
            double sound = source;
            for (int f = 0; f < formants.length; f++) {
                double radius = Math.exp(-Math.PI * (60 + 30 * f) / RATE);
                double angle = 2 * Math.PI * formants[f] * (1 + 0.1 * i / samples.length) / RATE;
                double gain = 1 - 2 * radius * Math.cos(angle) + radius * radius;
                double next = gain * sound + 2 * radius * Math.cos(angle) * last[f] - radius * radius * before[f];
                before[f] = last[f];
                last[f] = next;
                sound = next;
            }
            samples[i] = (short) Math.max(-32_000, Math.min(32_000, sound * 20_000));
        }
        return samples;
    }
}
