package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class G722Test {

    private static final int RATE = 16_000;
    /** The sum of what libspandsp 0.0.6 made of the same samples. */
    private static final long KNOWN_BYTES = 1_345_271_823L;
    /** How much later a sound comes out of encoder and decoder: the two filters. */
    private static final int DELAY = 22;

    @Test
    void given_tones_of_both_bands_when_they_are_coded_then_they_come_back_clean() {
        for (int hz : new int[] {300, 1_000, 2_000, 3_400, 4_500, 5_500, 6_500}) {
            short[] said = tone(hz, 32_000);
            double ratio = signalToNoise(said, decoded(encoded(said)));
            assertThat(ratio).as("%d Hz: %.1f dB", hz, ratio).isGreaterThan(hz < 4_000 ? 30 : 12);
        }
    }

    @Test
    void given_noise_shaped_like_speech_when_it_is_coded_then_it_comes_back_clean() {
        short[] said = speechlike(32_000, 4_000);
        double ratio = signalToNoise(said, decoded(encoded(said)));
        assertThat(ratio).as("%.1f dB", ratio).isGreaterThan(18);
    }

    @Test
    void given_silence_when_it_is_coded_then_it_stays_silence() {
        short[] heard = decoded(encoded(new short[32_000]));
        for (int i = 1_000; i < heard.length; i++) {
            assertThat(Math.abs(heard[i])).isLessThan(8);
        }
    }

    @Test
    void given_any_bytes_when_they_are_decoded_then_silence_after_them_is_silent_soon() {
        byte[] silence = encoded(new short[32_000]);
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            G722Decoder decoder = new G722Decoder();
            short[] pair = new short[2];
            byte only = (byte) round;
            for (int i = 0; i < 2_000; i++) {
                decoder.decode(round < 100 ? (byte) random.nextInt(256) : only, pair, 0);
            }
            for (byte code : silence) {
                decoder.decode(code, pair, 0);
            }
            // the coder of silence never stood where this decoder stood, yet both come together
            assertThat(Math.abs(pair[0])).as("round %d", round).isLessThan(64);
        }
    }

    @Test
    void given_the_loudest_sounds_when_they_are_coded_then_no_sign_turns() {
        short[] said = new short[32_000];
        for (int i = 0; i < said.length; i++) {
            said[i] = (i / 160) % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] heard = decoded(encoded(said));
        for (int i = 1_000; i < heard.length - DELAY; i++) {
            boolean isWellInside = i % 160 > 60 && i % 160 < 130;
            if (isWellInside) {
                assertThat(heard[i + DELAY] > 0).as("at %d", i).isEqualTo(said[i] > 0);
            }
        }
    }

    @Test
    void given_a_sound_of_known_numbers_when_it_is_coded_then_the_bytes_are_those_that_another_implementation_gave() {
        CRC32 sum = new CRC32();
        sum.update(encoded(known()));
        assertThat(sum.getValue()).isEqualTo(KNOWN_BYTES);
    }

    @Test
    void given_another_implementation_when_the_same_is_coded_and_decoded_then_every_bit_is_the_same() throws Throwable {
        Optional<Spandsp> other = Spandsp.find();
        assumeTrue(other.isPresent(), "libspandsp is not installed");
        for (short[] said :
                new short[][] {known(), tone(1_000, 32_000), tone(6_000, 32_000), speechlike(32_000, 4_000)}) {
            byte[] codes = encoded(said);
            assertThat(codes).isEqualTo(other.get().encode(said));
            assertThat(decoded(codes)).isEqualTo(other.get().decode(codes));
        }
    }

    @Test
    void given_the_houses_sound_when_it_goes_over_g722_then_it_comes_back_and_a_wide_decoder_hears_it_too() {
        SpeechEncoder encoder = Codec.G722.newEncoder();
        SpeechDecoder decoder = Codec.G722.newDecoder();
        G722Decoder wide = new G722Decoder();
        short[] heard = new short[8_000];
        short[] heardWide = new short[16_000];
        for (int i = 0; i < heard.length; i++) {
            byte code = encoder.encode(Tones.at(1_000, i, Codec.SAMPLES_PER_S));
            heard[i] = decoder.decode(code);
            wide.decode(code, heardWide, 2 * i);
        }
        assertThat(Tones.share(heard, 4_000, 800, 1_000, Codec.SAMPLES_PER_S)).isGreaterThan(0.99);
        assertThat(Tones.share(heardWide, 8_000, 1_600, 1_000, RATE)).isGreaterThan(0.97);
        assertThat(Tones.level(heard, 4_000, 800)).isBetween(4_800, 5_300);
        assertThat(Tones.level(heardWide, 8_000, 1_600)).isBetween(4_800, 5_300);
    }

    @Test
    void given_wide_sound_when_the_house_hears_it_then_it_hears_what_lies_below_4_khz() {
        SpeechDecoder decoder = Codec.G722.newDecoder();
        byte[] codes = encoded(tone(1_000, 16_000));
        short[] heard = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            heard[i] = decoder.decode(codes[i]);
        }
        assertThat(Tones.share(heard, 4_000, 800, 1_000, Codec.SAMPLES_PER_S)).isGreaterThan(0.99);
        assertThat(Tones.level(heard, 4_000, 800)).isBetween(4_800, 5_300);
    }

    @Test
    void given_any_number_of_samples_when_they_are_coded_then_nothing_is_allocated() {
        G722Encoder encoder = new G722Encoder();
        G722Decoder decoder = new G722Decoder();
        SpeechEncoder narrow = Codec.G722.newEncoder();
        short[] pair = new short[2];
        assertThat(Allocation.ofAThousand(() -> {
                    decoder.decode(encoder.encode(pair[0], (short) (pair[1] + 77)), pair, 0);
                    narrow.encode(pair[0]);
                }))
                .isZero();
    }

    private static byte[] encoded(short[] samples) {
        G722Encoder encoder = new G722Encoder();
        byte[] codes = new byte[samples.length / 2];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = encoder.encode(samples[2 * i], samples[2 * i + 1]);
        }
        return codes;
    }

    private static short[] decoded(byte[] codes) {
        G722Decoder decoder = new G722Decoder();
        short[] samples = new short[codes.length * 2];
        for (int i = 0; i < codes.length; i++) {
            decoder.decode(codes[i], samples, 2 * i);
        }
        return samples;
    }

    private static double signalToNoise(short[] said, short[] heard) {
        double signal = 0;
        double noise = 0;
        for (int i = 2_000; i < said.length - DELAY; i++) {
            signal += Math.pow(said[i], 2);
            noise += Math.pow(said[i] - heard[i + DELAY], 2);
        }
        return 10 * Math.log10(signal / noise);
    }

    private static short[] tone(int hz, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = Tones.at(hz, i, RATE);
        }
        return samples;
    }

    /** Noise that is loudest below 500 Hz and swells four times a second. */
    private static short[] speechlike(int length, int loudness) {
        Random random = new Random(9);
        short[] samples = new short[length];
        double low = 0;
        for (int i = 0; i < length; i++) {
            low += 0.2 * (random.nextGaussian() - low);
            double swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * i / RATE);
            samples[i] = (short) Math.clamp(low * swell * loudness * 3, -30_000, 30_000);
        }
        return samples;
    }

    /** Numbers that any machine makes the same: steps of a linear congruence, louder and softer. */
    private static short[] known() {
        short[] samples = new short[40_000];
        int state = 12_345;
        for (int i = 0; i < samples.length; i++) {
            state = state * 1_103_515_245 + 12_345;
            samples[i] = (short) ((state >> 16) >> (2 + i / 5_000));
        }
        return samples;
    }
}
