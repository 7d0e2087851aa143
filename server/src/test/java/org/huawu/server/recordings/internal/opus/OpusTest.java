package org.huawu.server.recordings.internal.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound that was coded and read back. Skipped, and said so, where libopus is not installed. */
class OpusTest {

    private static final int LEFT_HZ = 440;
    private static final int RIGHT_HZ = 1_000;

    private final Optional<LibOpus> installed = LibOpus.find();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 107, 108, 109, 159, 160, 161, 8_000, 8_213, 80_001})
    void given_sound_of_any_length_when_it_is_coded_then_the_stream_sounds_as_long_to_the_moment(int moments)
            throws IOException {
        byte[] stream = coded(tones(moments, LEFT_HZ, RIGHT_HZ), 999 * 4);
        assertThat(OpusCheck.moments(opus(), new ByteArrayInputStream(stream))).isEqualTo(moments);
    }

    @Test
    void given_another_tone_on_each_side_when_it_is_coded_then_each_is_heard_on_its_side_only() throws IOException {
        byte[] heard = decoded(coded(tones(24_000, LEFT_HZ, RIGHT_HZ), 16_000));
        assertThat(strength(heard, 0, LEFT_HZ)).isGreaterThan(0.5);
        assertThat(strength(heard, 1, RIGHT_HZ)).isGreaterThan(0.5);
        assertThat(strength(heard, 0, RIGHT_HZ)).isLessThan(0.05);
        assertThat(strength(heard, 1, LEFT_HZ)).isLessThan(0.05);
    }

    @Test
    void given_one_side_that_is_silent_when_it_is_coded_then_it_stays_silent() throws IOException {
        byte[] heard = decoded(coded(tones(24_000, LEFT_HZ, 0), 16_000));
        assertThat(strength(heard, 0, LEFT_HZ)).isGreaterThan(0.5);
        assertThat(strength(heard, 1, LEFT_HZ)).isLessThan(0.05);
    }

    @Test
    void given_a_stream_when_it_is_cut_or_changed_anywhere_then_that_is_said() throws IOException {
        byte[] stream = coded(tones(16_000, LEFT_HZ, RIGHT_HZ), 16_000);
        for (int at = 0; at < stream.length; at += 97) {
            byte[] cut = Arrays.copyOf(stream, at);
            assertThatThrownBy(() -> OpusCheck.moments(opus(), new ByteArrayInputStream(cut)))
                    .isInstanceOf(IOException.class);
            byte[] changed = stream.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> OpusCheck.moments(opus(), new ByteArrayInputStream(changed)))
                    .isInstanceOf(IOException.class);
        }
    }

    /** The checksum of "123456789" under this polynomial without reflection, begun with 0, as published for Ogg. */
    @Test
    void given_the_known_text_when_its_checksum_is_reckoned_then_it_is_the_known_one() {
        assertThat(OggPage.checksum("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo(0x89A1897F);
    }

    private LibOpus opus() {
        assumeTrue(installed.isPresent(), "libopus is not installed");
        return installed.orElseThrow();
    }

    private byte[] coded(byte[] sound, int block) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (OpusEncoder encoder = new OpusEncoder(opus(), page -> {
            byte[] bytes = new byte[page.remaining()];
            page.get(bytes);
            stream.write(bytes);
        })) {
            for (int at = 0; at < sound.length; at += block) {
                encoder.add(ByteBuffer.wrap(sound, at, Math.min(block, sound.length - at)));
            }
            encoder.end();
        }
        return stream.toByteArray();
    }

    private byte[] decoded(byte[] stream) throws IOException {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        OpusCheck.moments(opus(), new ByteArrayInputStream(stream), sound::writeBytes);
        return sound.toByteArray();
    }

    private static byte[] tones(int moments, int leftHz, int rightHz) {
        ByteBuffer sound = ByteBuffer.allocate(moments * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < moments; i++) {
            sound.putShort(tone(i, leftHz)).putShort(tone(i, rightHz));
        }
        return sound.array();
    }

    private static short tone(int moment, int hz) {
        return (short) Math.round(10_000 * Math.sin(2 * Math.PI * hz * moment / 8_000));
    }

    /** How much of a tone of 10,000 is on a side, 1 for all of it, the first and last tenth of a second left out. */
    private static double strength(byte[] bytes, int side, int hz) {
        ByteBuffer sound = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int last = bytes.length / 4 - 800;
        double in = 0;
        double across = 0;
        for (int i = 800; i < last; i++) {
            short sample = sound.getShort(4 * i + 2 * side);
            in += sample * Math.sin(2 * Math.PI * hz * i / 8_000);
            across += sample * Math.cos(2 * Math.PI * hz * i / 8_000);
        }
        return Math.hypot(in, across) * 2 / (last - 800) / 10_000;
    }
}
