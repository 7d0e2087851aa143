package org.huawu.server.prompts.internal.sound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.huawu.kernel.Rejection;

/** Reads WAV files of any rate, width and number of sides that the JDK reads, by its own reader. Any thread. */
final class WavReader {

    private static final int LEAST_HZ = 4_000;
    private static final int MOST_HZ = 192_000;
    /** Rates of real files are multiples of this; others would need a filter too large. */
    private static final int RATE_STEP = 25;

    private static final int MOST_SIDES = 8;
    private static final int PIECE_BYTES = 1 << 16;
    private static final int SAMPLE_BYTES = 2;

    private final int toHz;
    private final int mostSeconds;

    /**
     * @param toHz the rate that is wanted
     * @param mostSeconds longer files are refused
     */
    WavReader(int toHz, int mostSeconds) {
        this.toHz = toHz;
        this.mostSeconds = mostSeconds;
    }

    /** The samples of one side at the rate that is wanted; several sides count the same in it. */
    short[] read(byte[] file) throws SoundRefused {
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            AudioFormat format = stream.getFormat();
            int hz = rate(format);
            int sides = format.getChannels();
            if (sides < 1 || sides > MOST_SIDES) {
                throw new SoundRefused("sound-kind-unknown");
            }
            AudioFormat wanted = new AudioFormat(hz, SAMPLE_BYTES * Byte.SIZE, sides, true, false);
            int mostBytes = Math.multiplyExact(mostSeconds, hz * sides * SAMPLE_BYTES);
            byte[] bytes;
            try (AudioInputStream plain = AudioSystem.getAudioInputStream(wanted, stream)) {
                bytes = bytes(plain, mostBytes + 1);
            }
            if (bytes.length > mostBytes) {
                throw new SoundRefused(Rejection.of("sound-too-long", "mostSeconds", String.valueOf(mostSeconds)));
            }
            short[] mono = mono(bytes, sides);
            return hz == toHz ? mono : new Resampler(hz, toHz).resample(mono);
        } catch (UnsupportedAudioFileException | IOException | IllegalArgumentException e) {
            throw new SoundRefused("sound-kind-unknown");
        }
    }

    /** The JDK's streams say for ever that they read nothing where a file holds less than it says, instead of that it ended. */
    private static byte[] bytes(AudioInputStream stream, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte
                [PIECE_BYTES
                        / stream.getFormat().getFrameSize()
                        * stream.getFormat().getFrameSize()];
        for (int read = stream.read(some); read > 0 && bytes.size() < most; read = stream.read(some)) {
            bytes.write(some, 0, read);
        }
        return bytes.toByteArray();
    }

    private static int rate(AudioFormat format) throws SoundRefused {
        float hz = format.getSampleRate();
        if (!(hz >= LEAST_HZ && hz <= MOST_HZ) || hz % RATE_STEP != 0) {
            throw new SoundRefused(new Rejection(
                    "sound-rate-unusual", Map.of("hz", Math.round(hz), "leastHz", LEAST_HZ, "mostHz", MOST_HZ)));
        }
        return Math.round(hz);
    }

    private static short[] mono(byte[] bytes, int sides) {
        ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        short[] mono = new short[bytes.length / (SAMPLE_BYTES * sides)];
        for (int i = 0; i < mono.length; i++) {
            int sum = 0;
            for (int side = 0; side < sides; side++) {
                sum += samples.getShort();
            }
            mono[i] = (short) (sum / sides);
        }
        return mono;
    }
}
