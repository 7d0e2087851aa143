package org.huawu.server.prompts.internal.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import org.huawu.kernel.Rejection;
import org.huawu.server.prompts.SpeechLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundMakerTest {

    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    private Path folder;

    private SoundMaker maker(String path) {
        return new SoundMaker(folder.resolve("work"), path);
    }

    static Stream<AudioFormat> formats() {
        return Stream.of(
                new AudioFormat(8_000, 8, 1, false, false),
                new AudioFormat(44_100, 16, 2, true, false),
                new AudioFormat(48_000, 24, 2, true, false),
                new AudioFormat(22_050, 32, 1, true, false),
                new AudioFormat(Encoding.PCM_FLOAT, 16_000, 32, 1, 4, 16_000, false),
                new AudioFormat(Encoding.ALAW, 8_000, 8, 1, 1, 8_000, false),
                new AudioFormat(Encoding.ULAW, 8_000, 8, 2, 2, 8_000, false));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void given_a_wav_file_of_any_usual_form_when_read_then_its_tone_is_heard_as_long_as_before(AudioFormat format)
            throws SoundRefused {
        int hz = Math.round(format.getSampleRate());
        short[] samples = maker("").read(Tones.wav(Tones.tone(1_000, hz, hz), format));

        assertThat(samples).hasSize(8_000);
        assertThat(Tones.level(samples, 1_000, 8_000)).isCloseTo(1, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.mp3", "tone.ogg"})
    void given_mp3_or_ogg_when_read_then_its_tone_is_heard(String name) throws Exception {
        assumeTrue(maker(PATH).canConvert(), "sndfile-convert is not installed");

        short[] samples = maker(PATH).read(file(name));

        assertThat(samples.length).isBetween(7_500, 9_000);
        // The files hold it as loud as can be.
        assertThat(Tones.level(samples, 1_000, 8_000)).isCloseTo(2, within(0.15));
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(SpeechLanguage.class)
    void given_a_text_when_spoken_then_there_is_something_to_hear(SpeechLanguage language) throws Exception {
        assumeTrue(maker(PATH).canSpeak(), "espeak-ng is not installed");
        String text = language == SpeechLanguage.ENGLISH ? "You are third in line." : "您前面还有三位。";

        short[] samples = maker(PATH).speak(language, text);

        assertThat(samples.length).isGreaterThan(4_000);
        double power = 0;
        for (short sample : samples) {
            power += (double) sample * sample / samples.length;
        }
        assertThat(Math.sqrt(power)).isGreaterThan(500);
    }

    @Test
    void given_a_text_that_looks_like_an_option_or_a_file_when_spoken_then_it_is_a_text() throws Exception {
        assumeTrue(maker(PATH).canSpeak(), "espeak-ng is not installed");

        assertThat(maker(PATH).speak(SpeechLanguage.ENGLISH, "--help -w /tmp/x"))
                .hasSizeGreaterThan(4_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.mp3", "tone.ogg"})
    void given_no_converter_when_mp3_or_ogg_come_then_it_is_said_what_is_missing(String name) throws IOException {
        Rejection why = refusal(maker(""), file(name));

        assertThat(why.errorId()).isEqualTo("sound-converter-missing");
        assertThat(why.facts()).containsEntry("program", "sndfile-convert");
    }

    @Test
    void given_no_speaker_when_a_text_comes_then_it_is_said_what_is_missing() {
        SoundRefused refused =
                catchThrowableOfType(SoundRefused.class, () -> maker("").speak(SpeechLanguage.MANDARIN, "您好"));

        assertThat(refused.rejection().errorId()).isEqualTo("sound-speaker-missing");
    }

    @Test
    void given_files_that_are_no_sound_when_read_then_each_is_refused_by_name() throws IOException {
        SoundMaker maker = maker(PATH);
        byte[] wav = Tones.wav(Tones.tone(1_000, 8_000, 8_000), 8_000);

        assertThat(refusal(maker, new byte[0]).errorId()).isEqualTo("sound-kind-unknown");
        assertThat(refusal(maker, "#!/bin/sh\necho".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .errorId())
                .isEqualTo("sound-kind-unknown");
        assertThat(refusal(maker, Arrays.copyOf(wav, 20)).errorId()).isEqualTo("sound-kind-unknown");
        assertThat(refusal(maker, Tones.wav(new short[0], 8_000)).errorId()).isEqualTo("sound-empty");
        assertThat(refusal(maker, Tones.wav(new short[100], 8_001)).errorId()).isEqualTo("sound-rate-unusual");
        assertThat(refusal(maker, Tones.wav(new short[100], 3_000)).errorId()).isEqualTo("sound-rate-unusual");
        assertThat(refusal(maker, Tones.wav(new short[600 * 8_000 + 1], 8_000)).errorId())
                .isEqualTo("sound-too-long");
        assumeTrue(maker.canConvert(), "sndfile-convert is not installed");
        byte[] ogg = file("tone.ogg");
        assertThat(refusal(maker, Arrays.copyOf(ogg, 30)).errorId()).isEqualTo("sound-not-made");
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void given_a_wav_file_that_says_it_is_longer_than_it_is_when_read_then_what_is_there_is_heard() throws Exception {
        byte[] wav = Tones.wav(Tones.tone(1_000, 8_000, 8_000), 8_000);
        byte[] cut = Arrays.copyOf(wav, wav.length / 2);

        assertThat(maker("").read(cut)).hasSizeBetween(3_950, 4_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"while :; do :; done", "yes > out.wav", "sleep 60", "kill -SEGV $$", "exit 0"})
    void given_a_program_that_goes_wrong_when_it_is_run_then_the_sound_is_refused_and_nothing_is_left(String wrong)
            throws IOException {
        Path program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\n" + wrong + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        OutsideProgram outside = new OutsideProgram(folder.resolve("work"), 10_000, 1);

        SoundRefused refused = catchThrowableOfType(
                SoundRefused.class, () -> outside.run(java.util.List.of(program.toString()), new byte[10]));

        assertThat(refused.rejection().errorId()).isEqualTo("sound-not-made");
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    private static Rejection refusal(SoundMaker maker, byte[] file) {
        return catchThrowableOfType(SoundRefused.class, () -> maker.read(file)).rejection();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = SoundMakerTest.class.getResourceAsStream("/sounds/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
