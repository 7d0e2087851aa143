package org.huawu.server.prompts.internal.sound;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.huawu.kernel.Rejection;
import org.huawu.server.prompts.SpeechLanguage;

/**
 * Makes samples, {@value #HZ} a second, of files and texts. WAV is read here; MP3 and OGG by {@code sndfile-convert} of
 * libsndfile, and texts spoken by {@code espeak-ng}, where these are installed. Any thread; takes up to a minute.
 */
public final class SoundMaker {

    /** Samples a second of what is made. */
    public static final int HZ = 8_000;

    /** The longest sound. */
    public static final int MOST_SECONDS = 600;

    private static final String CONVERTER = "sndfile-convert";
    private static final String SPEAKER = "espeak-ng";
    /** Ten minutes of 48,000 stereo moments in 16 bit, and a little. */
    private static final long MOST_BYTES = 600L * 48_000 * 4 + 65_536;

    private static final int MOST_SECONDS_TO_MAKE = 20;
    private static final int WORDS_A_MINUTE = 160;

    private final WavReader wav = new WavReader(HZ, MOST_SECONDS);
    private final OutsideProgram outside;
    private final Optional<Path> converter;
    private final Optional<Path> speaker;

    /**
     * @param folder where files lie while they are worked on
     * @param path where programs are looked for, as the system writes it
     */
    public SoundMaker(Path folder, String path) {
        this.outside = new OutsideProgram(folder, MOST_BYTES, MOST_SECONDS_TO_MAKE);
        this.converter = OutsideProgram.find(CONVERTER, path);
        this.speaker = OutsideProgram.find(SPEAKER, path);
    }

    /** Whether MP3 and OGG can be read. */
    public boolean canConvert() {
        return converter.isPresent();
    }

    /** Whether texts can be spoken. */
    public boolean canSpeak() {
        return speaker.isPresent();
    }

    /**
     * The samples of a file.
     *
     * @throws SoundRefused when it is of no kind that can be read, damaged, empty or longer than {@value #MOST_SECONDS} s
     */
    public short[] read(byte[] file) throws SoundRefused {
        SoundKind kind = SoundKind.of(file).orElseThrow(() -> new SoundRefused("sound-kind-unknown"));
        if (kind == SoundKind.WAV) {
            return something(wav.read(file));
        }
        Path program = converter.orElseThrow(
                () -> new SoundRefused(Rejection.of("sound-converter-missing", "program", CONVERTER)));
        return something(wav.read(outside.run(List.of(program.toString(), "-pcm16", "in", "out.wav"), file)));
    }

    /**
     * A text, spoken.
     *
     * @throws SoundRefused when nobody can speak it, or it gives nothing to hear
     */
    public short[] speak(SpeechLanguage language, String text) throws SoundRefused {
        Path program =
                speaker.orElseThrow(() -> new SoundRefused(Rejection.of("sound-speaker-missing", "program", SPEAKER)));
        List<String> command = List.of(
                program.toString(),
                "-v",
                switch (language) {
                    case MANDARIN -> "cmn";
                    case ENGLISH -> "en";
                },
                "-s",
                String.valueOf(WORDS_A_MINUTE),
                "-b",
                "1",
                "-f",
                "in",
                "-w",
                "out.wav");
        return something(wav.read(outside.run(command, text.getBytes(StandardCharsets.UTF_8))));
    }

    private static short[] something(short[] samples) throws SoundRefused {
        if (samples.length == 0) {
            throw new SoundRefused("sound-empty");
        }
        return samples;
    }
}
